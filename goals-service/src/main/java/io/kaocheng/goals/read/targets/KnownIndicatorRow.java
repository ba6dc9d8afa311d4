package io.kaocheng.goals.read.targets;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;

/** An indicator that was proposed, as far as the indicators journal is known here. */
@Entity
@Immutable
@Table(name = "known_indicator")
@IdClass(KnownIndicatorRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class KnownIndicatorRow {

    @Id String region;

    @Id String indicator;

    record Key(String region, String indicator) implements Serializable {}
}
