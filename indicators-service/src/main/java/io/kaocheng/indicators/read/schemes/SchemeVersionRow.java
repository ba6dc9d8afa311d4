package io.kaocheng.indicators.read.schemes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/** A version of a scheme; {@code hash} is its identity. */
@Entity
@Immutable
@Table(name = "scheme_version")
@IdClass(SchemeVersionRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class SchemeVersionRow {

    @Id String region;

    @Id
    @Column(name = "from_seq")
    long fromSeq;

    @Column(name = "to_seq")
    long toSeq;

    @Id String scheme;

    @Id int version;

    String stage;

    @Nullable String cycle;

    @Column(name = "unit_class")
    String unitClass;

    String definition;

    String hash;

    record Key(String region, long fromSeq, String scheme, int version) implements Serializable {}
}
