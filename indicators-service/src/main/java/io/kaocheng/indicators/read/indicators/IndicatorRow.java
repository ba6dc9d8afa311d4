package io.kaocheng.indicators.read.indicators;

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

    @Id String region;

    @Id
    @Column(name = "from_seq")
    long fromSeq;

    @Column(name = "to_seq")
    long toSeq;

    @Id String indicator;

    String name;

    String dimension;

    String layer;

    String nature;

    @Column(name = "unit_of_measure")
    String unitOfMeasure;

    String definition;

    @Nullable String source;

    @Nullable String owner;

    @Column(name = "retired_from")
    @Nullable String retiredFrom;

    @Column(name = "name_en")
    @Nullable String nameEn;

    int version;

    record Key(String region, long fromSeq, String indicator) implements Serializable {}
}
