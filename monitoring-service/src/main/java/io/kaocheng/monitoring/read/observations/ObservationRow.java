package io.kaocheng.monitoring.read.observations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

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

    @Id @JsonIgnore String region;

    @Id @JsonProperty String unit;

    @Id @JsonProperty String indicator;

    @Id @JsonProperty String period;

    @JsonProperty String state;

    @JsonProperty @Nullable BigDecimal value;

    @JsonProperty @Nullable BigDecimal numerator;

    @JsonProperty @Nullable BigDecimal denominator;

    @JsonProperty @Nullable String source;

    @JsonProperty @Nullable String note;

    @JsonProperty @Nullable String remark;

    @JsonProperty boolean late;

    @JsonProperty int version;

    @JsonIgnore long position;

    @JsonProperty("position")
    String at() {
        return "monitoring@" + position;
    }

    record Key(String region, String unit, String indicator, String period)
            implements Serializable {}
}
