package io.kaocheng.goals.write;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.goals.Access;
import io.quarkus.test.Mock;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A directory without Keycloak; what Keycloak does itself is tested in {@code KeycloakDirectoryIT}.
 */
@Mock
@ApplicationScoped
public class DirectoryInMemory implements Directory {

    private final Map<Code, Known> people = new ConcurrentHashMap<>();
    private final Map<Code, Client> machines = new ConcurrentHashMap<>();
    private final AtomicInteger secrets = new AtomicInteger();
    private final AtomicReference<Runnable> beforePassword = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> afterAnswer = new AtomicReference<>(() -> {});
    private final AtomicReference<Runnable> beforeAssignment = new AtomicReference<>(() -> {});

    @Override
    public List<Known> people(String region) {
        return people.values().stream()
                .filter(person -> person.access().regions().contains(region))
                .toList();
    }

    @Override
    public Map<Code, List<String>> roles() {
        return people.values().stream()
                .collect(Collectors.toMap(Known::person, person -> person.access().roles()));
    }

    @Override
    public Optional<Known> person(Code person) {
        Optional<Known> answer = Optional.ofNullable(people.get(person));
        afterAnswer.getAndSet(() -> {}).run();
        return answer;
    }

    @Override
    public Optional<Known> named(String login) {
        return people.values().stream().filter(known -> known.login().equals(login)).findFirst();
    }

    @Override
    public Code invite(String login, String familyName, String givenName, @Nullable String email) {
        Code id = Code.of("subject-of-" + login);
        people.putIfAbsent(
                id, new Known(id, login, familyName, givenName, email, Access.NONE, false, null));
        return id;
    }

    @Override
    public void forget(Code person) {
        people.remove(person);
    }

    @Override
    public void assign(Code subject, Access access) {
        beforeAssignment.getAndSet(() -> {}).run();
        people.computeIfPresent(
                subject,
                (_, p) ->
                        new Known(
                                p.person(),
                                p.login(),
                                p.familyName(),
                                p.givenName(),
                                p.email(),
                                access,
                                p.enabled(),
                                p.since()));
        machines.replaceAll(
                (_, m) ->
                        m.subject().equals(subject)
                                ? new Client(
                                        m.machine(), subject, m.note(), access, m.enabled(), null)
                                : m);
    }

    @Override
    public void setEnabled(Code person, boolean in) {
        people.computeIfPresent(
                person,
                (_, p) ->
                        new Known(
                                person,
                                p.login(),
                                p.familyName(),
                                p.givenName(),
                                p.email(),
                                p.access(),
                                in,
                                p.since()));
    }

    /** What happens while the next answer about a person is on its way. */
    void afterNextAnswer(Runnable happens) {
        afterAnswer.set(happens);
    }

    /** What happens the next time somebody is given something, before it is. */
    void beforeNextAssignment(Runnable happens) {
        beforeAssignment.set(happens);
    }

    /** What happens the next time a password is made, before it is there. */
    public void beforeNextPassword(Runnable happens) {
        beforePassword.set(happens);
    }

    @Override
    public String newPassword(Code person) {
        beforePassword.getAndSet(() -> {}).run();
        return "secret-" + secrets.incrementAndGet();
    }

    @Override
    public List<Client> machines() {
        return List.copyOf(machines.values());
    }

    @Override
    public Optional<Client> machine(Code machine) {
        return Optional.ofNullable(machines.get(machine));
    }

    @Override
    public boolean exists(Code machine) {
        return machines.containsKey(machine);
    }

    @Override
    public Client register(Code machine, String note) {
        Client client =
                new Client(
                        machine, Code.of("subject-of-" + machine), note, Access.NONE, true, null);
        machines.put(machine, client);
        return client;
    }

    @Override
    public void serve(Code machine, boolean served) {
        Client m = Objects.requireNonNull(machines.get(machine));
        machines.put(machine, new Client(machine, m.subject(), m.note(), m.access(), served, null));
    }

    @Override
    public String newSecret(Code machine) {
        return "secret-" + secrets.incrementAndGet();
    }
}
