package io.kaocheng.goals.read.cycles;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.io.Serializable;

/** An assessment cycle. */
@Entity
@Immutable
@Table(name = "cycle")
@IdClass(CycleRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class CycleRow {

    @Id @JsonIgnore String region;

    @Id
    @Column(name = "from_seq")
    @JsonIgnore
    long fromSeq;

    @Column(name = "to_seq")
    @JsonIgnore
    long toSeq;

    @Id @JsonProperty String cycle;

    @JsonProperty String name;

    @JsonProperty String period;

    @JsonProperty boolean closed;

    record Key(String region, long fromSeq, String cycle) implements Serializable {}
}
