package io.kaocheng.goals.read.changes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.io.Serializable;

/**
 * A request for a change: {@code pending}, {@code granted}, {@code denied} or {@code withdrawn};
 * {@code remark} is why it was denied.
 */
@Entity
@Immutable
@Table(name = "change_request")
@IdClass(ChangeRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class ChangeRow {

    @Id String region;

    @Id
    @Column(name = "from_seq")
    long fromSeq;

    @Column(name = "to_seq")
    long toSeq;

    @Id String request;

    String kind;

    String state;

    String changes;

    @Column(name = "own_list")
    @Nullable String ownList;

    String reason;

    String by;

    @Nullable String decider;

    @Nullable String remark;

    int version;

    record Key(String region, long fromSeq, String request) implements Serializable {}
}
