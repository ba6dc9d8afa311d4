package io.kaocheng.indicators.read.indicators;

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

/** An indicator as it was proposed. */
@Entity
@Immutable
@Table(name = "indicator")
@IdClass(IndicatorRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class IndicatorRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String indicator;

    @JsonProperty String name;

    @JsonProperty String dimension;

    @JsonProperty String layer;

    @JsonProperty String nature;

    @Column(name = "unit_of_measure")
    @JsonProperty
    String unitOfMeasure;

    @JsonProperty String definition;

    @JsonProperty @Nullable String source;

    @JsonProperty @Nullable String owner;

    @Column(name = "retired_from")
    @JsonProperty
    @Nullable String retiredFrom;

    record Key(String region, long fromSeq, String indicator) implements Serializable {}
}
