package io.kaocheng.indicators.read.schemes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;

/** A version of a scheme; {@code hash} is its identity. */
@Entity
@Immutable
@Table(name = "scheme_version")
@IdClass(SchemeVersionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class SchemeVersionRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String scheme;

    @Id @JsonProperty int version;

    @JsonProperty String stage;

    @JsonProperty String cycle;

    @Column(name = "unit_class")
    @JsonProperty
    String unitClass;

    @JsonProperty @JsonRawValue String definition;

    @JsonProperty String hash;

    record Key(String region, long fromSeq, String scheme, int version) implements Serializable {}
}
