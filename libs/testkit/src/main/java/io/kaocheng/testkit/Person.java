package io.kaocheng.testkit;

import static io.restassured.RestAssured.given;

import io.kaocheng.contracts.Code;
import io.kaocheng.policy.Role;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A caller in a service's tests: a person or a system with its roles, region and units. Each
 * request is made by the caller who would make it in production.
 *
 * @param region {@code *} for all
 * @param units {@code *} for all of the region
 */
public record Person(String subject, List<Role> roles, String region, List<String> units) {

    private static final String ALL = "*";

    public Person {
        roles = List.copyOf(roles);
        units = List.copyOf(units);
    }

    /** Somebody of the role in the region, for all its units. */
    public static Person of(Role role, String subject, Code region) {
        return new Person(subject, List.of(role), region.value(), List.of(ALL));
    }

    /** The same for these units only. */
    public Person forUnits(String... named) {
        return new Person(subject, roles, region, Arrays.asList(named));
    }

    /** The same in every region. */
    public Person everywhere() {
        return new Person(subject, roles, ALL, units);
    }

    /** The same with another role besides, for rules about a combination of roles. */
    public Person also(Role role) {
        return new Person(
                subject, Stream.concat(roles.stream(), Stream.of(role)).toList(), region, units);
    }

    /** The token that the realm would give out. */
    public String token() {
        return Tokens.of(
                subject, region, units, roles.stream().map(Role::toString).toArray(String[]::new));
    }

    /** The token of somebody who has these roles instead. */
    String token(Role... instead) {
        return new Person(subject, List.of(instead), region, units).token();
    }

    /** A request with a JSON body, or none, by this person. */
    public RequestSpecification asks() {
        return asks(ContentType.JSON.toString());
    }

    /** A request with a body of another form. */
    public RequestSpecification asks(String contentType) {
        // As it is written here: a charset that is added would be one that was named.
        return given().config(
                        RestAssured.config()
                                .encoderConfig(
                                        RestAssured.config()
                                                .getEncoderConfig()
                                                .defaultContentCharset(StandardCharsets.UTF_8)
                                                .appendDefaultContentCharsetToContentTypeIfUndefined(
                                                        false)))
                .auth()
                .oauth2(token())
                .contentType(contentType);
    }
}
