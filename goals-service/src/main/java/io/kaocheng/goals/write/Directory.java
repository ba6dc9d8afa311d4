package io.kaocheng.goals.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where persons and machines are kept, with what is in force of their access: Keycloak's realm.
 * Each act may be repeated; the second one changes nothing, but for secrets, of which each is new.
 */
interface Directory {

    /** What somebody may do, and whether they are let in. */
    interface Held {

        Access access();

        boolean enabled();
    }

    /** A person as the directory holds them; {@code since} is when they were invited. */
    record Known(
            Code person,
            String login,
            String familyName,
            String givenName,
            @Nullable String email,
            Access access,
            boolean enabled,
            @Nullable Instant since)
            implements Held {}

    /** Another system's client as the directory holds it. */
    record Client(
            Code machine,
            Code subject,
            String note,
            Access access,
            boolean enabled,
            @Nullable Instant lastUsed)
            implements Held {}

    /** A name that is free. */
    record Nobody(Access access, boolean enabled) implements Held {
        Nobody() {
            this(Access.NONE, false);
        }
    }

    /** Those who have the region, without their roles. */
    List<Known> people(String region);

    /** The roles of every person and machine that has any, by subject id. */
    Map<Code, List<String>> roles();

    Optional<Known> person(Code person);

    Optional<Known> named(String login);

    /** A person who may not log in yet, and may do nothing. */
    Code invite(String login, String familyName, String givenName, @Nullable String email);

    /** Forgets a person who was never let in. */
    void forget(Code person);

    /** Gives a person or machine what is meant, and nothing else. */
    void assign(Code subject, Access access);

    /** Lets a person log in, or ends all their sessions and lets them in no longer. */
    void setEnabled(Code person, boolean in);

    /** A password for one login, at which the person takes another. */
    String newPassword(Code person);

    List<Client> machines();

    Optional<Client> machine(Code machine);

    /** Whether a client of the realm has the name, whoever's it is. */
    boolean exists(Code machine);

    /** A machine that may do nothing yet. */
    Client register(Code machine, String note);

    /** Whether a machine is given tokens. */
    void serve(Code machine, boolean served);

    /** A new secret; the one before is good for nothing. */
    String newSecret(Code machine);
}
