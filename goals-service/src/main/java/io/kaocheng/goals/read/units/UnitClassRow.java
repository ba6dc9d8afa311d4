package io.kaocheng.goals.read.units;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/** A class of comparable units. */
@Entity
@Immutable
@Table(name = "unit_class")
@IdClass(UnitClassRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class UnitClassRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id
    @Column(name = "unit_class")
    @JsonProperty
    String unitClass;

    @JsonProperty String name;

    @Column(name = "name_en")
    @JsonProperty
    @Nullable String nameEn;

    @JsonProperty int version;

    record Key(String region, long fromSeq, String unitClass) implements Serializable {}
}
