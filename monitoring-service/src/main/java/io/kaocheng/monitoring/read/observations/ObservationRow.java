package io.kaocheng.monitoring.read.observations;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What was reported last; {@code remark} is the reason of the last correction, return, withdrawal
 * or declaration.
 */
@Entity
@Immutable
@Table(name = "observation")
@IdClass(ObservationRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class ObservationRow {

    @Id String region;

    @Id String unit;

    @Id String indicator;

    @Id String period;

    String state;

    @Nullable BigDecimal value;

    @Nullable BigDecimal numerator;

    @Nullable BigDecimal denominator;

    @Nullable String source;

    @Nullable String note;

    @Nullable String remark;

    boolean late;

    int version;

    long position;

    record Key(String region, String unit, String indicator, String period)
            implements Serializable {}
}
