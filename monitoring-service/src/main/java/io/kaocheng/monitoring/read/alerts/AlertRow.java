package io.kaocheng.monitoring.read.alerts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.time.OffsetDateTime;

/** A light that changed; {@code cause} is the entry of the scores journal that says so. */
@Entity
@Immutable
@Table(name = "alert")
@IdClass(AlertRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class AlertRow {

    @Id String region;

    @Id long sequence;

    String unit;

    String indicator;

    String period;

    @Column(name = "light_was")
    @Nullable String was;

    String light;

    String cause;

    OffsetDateTime at;

    record Key(String region, long sequence) implements Serializable {}
}
