package io.kaocheng.evaluation.read.scoreboard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;

/** A unit's present score. */
@Entity
@Immutable
@Table(name = "score")
@IdClass(ScoreRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class ScoreRow {

    @Id String region;

    @Id String period;

    @Id String unit;

    @Column(name = "unit_class")
    String unitClass;

    @Nullable BigDecimal total;

    @Column(name = "rank")
    @Nullable Integer place;

    String document;

    long sequence;

    record Key(String region, String period, String unit) implements Serializable {}
}
