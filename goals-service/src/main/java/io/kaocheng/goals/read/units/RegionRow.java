package io.kaocheng.goals.read.units;

import com.fasterxml.jackson.annotation.JsonProperty;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** An open region. */
@Entity
@Immutable
@Table(name = "open_region")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields.
class RegionRow {

    @Id @JsonProperty String region;

    @JsonProperty String name;

    @Column(name = "time_zone")
    @JsonProperty
    String timeZone;
}
