package io.kaocheng.goals.read.goals;

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
import java.math.BigDecimal;

/** A goal; {@code version} is its stream version, to be sent as If-Match. */
@Entity
@Immutable
@Table(name = "goal")
@IdClass(GoalRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class GoalRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String goal;

    @JsonProperty String title;

    @JsonProperty String cycle;

    @JsonProperty @Nullable String parent;

    @JsonProperty String owner;

    @JsonProperty @Nullable String person;

    @JsonProperty String horizon;

    @JsonProperty @Nullable String basis;

    @JsonProperty BigDecimal weight;

    @JsonProperty String state;

    @JsonProperty @Nullable String remark;

    @JsonProperty int version;

    record Key(String region, long fromSeq, String goal) implements Serializable {}
}
