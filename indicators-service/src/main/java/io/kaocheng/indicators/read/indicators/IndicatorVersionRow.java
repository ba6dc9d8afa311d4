package io.kaocheng.indicators.read.indicators;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/** A version of an indicator; {@code hash} is its identity. */
@Entity
@Immutable
@Table(name = "indicator_version")
@IdClass(IndicatorVersionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class IndicatorVersionRow {

    @Id String region;

    @Id
    @Column(name = "from_seq")
    long fromSeq;

    @Column(name = "to_seq")
    long toSeq;

    @Id String indicator;

    @Id int version;

    String stage;

    @Column(name = "effective_from")
    String effectiveFrom;

    String definition;

    String hash;

    @Column(name = "retired_from")
    @Nullable String retiredFrom;

    @Nullable String about;

    record Key(String region, long fromSeq, String indicator, int version)
            implements Serializable {}
}
