package io.kaocheng.goals.read.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

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

    @Id @JsonIgnore String region;

    @Id @JsonProperty String request;

    @JsonProperty String kind;

    @JsonProperty String state;

    @JsonProperty @JsonRawValue String changes;

    @JsonProperty String reason;

    @JsonProperty String by;

    @JsonProperty @Nullable String decider;

    @JsonProperty @Nullable String remark;

    @JsonProperty int version;

    record Key(String region, String request) implements Serializable {}
}
