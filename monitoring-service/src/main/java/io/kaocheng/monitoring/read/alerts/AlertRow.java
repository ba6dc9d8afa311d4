package io.kaocheng.monitoring.read.alerts;

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
import java.time.OffsetDateTime;

/** A light that changed; {@code cause} is the entry of the scores journal that says so. */
@Entity
@Immutable
@Table(name = "alert")
@IdClass(AlertRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class AlertRow {

    @Id @JsonIgnore String region;

    @Id @JsonProperty long sequence;

    @JsonProperty String unit;

    @JsonProperty String indicator;

    @JsonProperty String period;

    @Column(name = "light_was")
    @JsonProperty("from")
    @Nullable String was;

    @JsonProperty("to")
    String light;

    @JsonProperty String cause;

    @JsonIgnore OffsetDateTime at;

    @JsonProperty("at")
    String moment() {
        return at.toInstant().toString();
    }

    record Key(String region, long sequence) implements Serializable {}
}
