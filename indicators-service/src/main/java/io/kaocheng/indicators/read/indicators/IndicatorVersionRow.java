package io.kaocheng.indicators.read.indicators;

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

/** A version of an indicator; {@code hash} is its identity. */
@Entity
@Immutable
@Table(name = "indicator_version")
@IdClass(IndicatorVersionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class IndicatorVersionRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String indicator;

    @Id @JsonProperty int version;

    @JsonProperty String stage;

    @Column(name = "effective_from")
    @JsonProperty
    String effectiveFrom;

    @JsonProperty @JsonRawValue String definition;

    @JsonProperty String hash;

    record Key(String region, long fromSeq, String indicator, int version)
            implements Serializable {}
}
