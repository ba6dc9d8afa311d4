package io.kaocheng.reporting.read.scoretable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;

/** What something is called. */
@Entity
@Immutable
@Table(name = "known_name")
@IdClass(NameRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class NameRow {

    @Id String region;

    @Id String kind;

    @Id String code;

    String name;

    record Key(String region, String kind, String code) implements Serializable {}
}
