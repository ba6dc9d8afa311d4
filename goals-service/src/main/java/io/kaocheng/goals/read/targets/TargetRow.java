package io.kaocheng.goals.read.targets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;

/** A target as it holds; {@code version} above 1 says that it was adjusted, for {@code reason}. */
@Entity
@Immutable
@Table(name = "target")
@IdClass(TargetRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class TargetRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String subject;

    @JsonProperty @Nullable String unit;

    @Column(name = "unit_class")
    @JsonProperty
    @Nullable String unitClass;

    @JsonProperty String indicator;

    @JsonProperty String period;

    @JsonProperty BigDecimal value;

    @JsonProperty @Nullable BigDecimal floor;

    @JsonProperty @JsonRawValue String course;

    @JsonProperty @Nullable String reason;

    @JsonProperty int version;

    @Column(name = "each_kind")
    @JsonProperty
    @Nullable String eachKind;

    record Key(String region, long fromSeq, String subject) implements Serializable {}
}
