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
import java.time.LocalDate;

/** What holds of a unit from a day on. */
@Entity
@Immutable
@Table(name = "unit")
@IdClass(UnitRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class UnitRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String unit;

    @Id
    @Column(name = "from_date")
    @JsonProperty
    LocalDate from;

    @JsonProperty String name;

    @JsonProperty String kind;

    @JsonProperty @Nullable String parent;

    @Column(name = "unit_class")
    @JsonProperty
    @Nullable String unitClass;

    @JsonProperty boolean abolished;

    @JsonProperty int version;

    @Column(name = "name_en")
    @JsonProperty
    @Nullable String nameEn;

    record Key(String region, long fromSeq, String unit, LocalDate from) implements Serializable {}
}
