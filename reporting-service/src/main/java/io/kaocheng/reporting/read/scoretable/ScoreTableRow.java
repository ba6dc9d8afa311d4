package io.kaocheng.reporting.read.scoretable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;
import java.math.BigDecimal;

/** A row of a score table, as it was from one entry of the scores journal until another. */
@Entity
@Immutable
@Table(name = "score_table")
@IdClass(ScoreTableRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class ScoreTableRow {

    @Id String region;

    @Id String period;

    @Id String unit;

    @Column(name = "unit_class")
    String unitClass;

    @Nullable BigDecimal total;

    @Column(name = "rank")
    @Nullable Integer place;

    @Nullable String grade;

    BigDecimal coverage;

    String scheme;

    String cut;

    String engine;

    boolean incomplete;

    String document;

    @Id long sequence;

    /** The entry that replaced it; the greatest number where it stands. */
    long until;

    record Key(String region, String period, String unit, long sequence) implements Serializable {}
}
