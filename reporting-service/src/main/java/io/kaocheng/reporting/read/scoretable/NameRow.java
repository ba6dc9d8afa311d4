package io.kaocheng.reporting.read.scoretable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;
import java.time.LocalDate;

/** What something was called from one entry of its journal until another. */
@Entity
@Immutable
@Table(name = "known_name")
@IdClass(NameRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class NameRow {

    @Id String region;

    @Id String kind;

    @Id String code;

    @Id long sequence;

    /** The entry that gave another name; the greatest number where none has. */
    long until;

    String name;

    @Column(name = "from_date")
    LocalDate from;

    record Key(String region, String kind, String code, long sequence) implements Serializable {}
}
