package io.kaocheng.monitoring.read.observations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

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

    /** Why there is no figure; absent where there is one. */
    @Column(name = "no_data")
    @Nullable String noData;

    /** The version at which the same figure was reported before; absent where it never was. */
    @Nullable Integer repeats;

    boolean late;

    /** Where it was stated. */
    @Column(name = "reported_on")
    @Nullable LocalDate reportedOn;

    /** When the first figure was recorded of which this is the correction. */
    @Column(name = "recorded_at")
    @Nullable Instant recordedAt;

    /** Of its region; absent where that is not known here. */
    @Formula("(select r.time_zone from known_region r where r.region = region)")
    @Nullable String timeZone;

    /** Who sent the figure, or declared that there is none. */
    @Formula("sent_by(region, unit, indicator, period)")
    @Nullable String sentBy;

    @Formula("sent_at(region, unit, indicator, period)")
    @Nullable Instant sentAt;

    int version;

    long position;

    record Key(String region, String unit, String indicator, String period)
            implements Serializable {}
}
