package io.kaocheng.goals.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.kaocheng.chassis.Finding;
import io.kaocheng.chassis.Problem;
import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ContractJson;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.Quoted;
import io.kaocheng.contracts.goals.Access;
import io.kaocheng.policy.Role;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Keycloak's admin API, used by a client of its own. A machine of ours is a client with the
 * attribute {@code kaocheng.machine}; no other client is seen or touched.
 */
@ApplicationScoped
public class KeycloakDirectory implements Directory {

    private static final Logger LOG = Logger.getLogger(KeycloakDirectory.class);
    private static final String MACHINE = "kaocheng.machine";

    /** What is asked for at once; a county has a few hundred persons. */
    private static final int PAGE = 1_000;

    // Without those one mistakes for others when typing a password off the screen.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    /** What we call the fields of a person that Keycloak may refuse. */
    private static final SequencedMap<String, String> FIELDS = fields();

    private record Token(String value, Instant until) {}

    private final DirectoryConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http;
    private volatile Token token = new Token("", Instant.EPOCH);

    KeycloakDirectory(DirectoryConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(config.patience())
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
    }

    private static SequencedMap<String, String> fields() {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("lastName", "familyName");
        fields.put("firstName", "givenName");
        fields.put("email", "email");
        return Collections.unmodifiableSequencedMap(fields);
    }

    @Override
    public List<Known> people(String region) {
        List<Known> people = new ArrayList<>();
        for (JsonNode user :
                all("/users?briefRepresentation=false&q=" + encoded("region:" + region))) {
            if (!isServiceAccount(user)) {
                people.add(known(user, List.of()));
            }
        }
        return people;
    }

    @Override
    public Map<Code, List<String>> roles() {
        Map<Code, List<String>> roles = new HashMap<>();
        for (Role role : Role.values()) {
            for (JsonNode user :
                    all("/roles/" + encoded(role.toString()) + "/users?briefRepresentation=true")) {
                roles.computeIfAbsent(id(user), _ -> new ArrayList<>()).add(role.toString());
            }
        }
        return roles;
    }

    @Override
    public Optional<Known> person(Code person) {
        return find("/users/" + person)
                .filter(user -> !isServiceAccount(user))
                .map(user -> known(user, roles(person)));
    }

    @Override
    public Optional<Known> named(String login) {
        for (JsonNode user :
                get("/users?exact=true&briefRepresentation=false&username=" + encoded(login))) {
            return Optional.of(known(user, roles(id(user))));
        }
        return Optional.empty();
    }

    @Override
    public Code invite(String login, String familyName, String givenName, @Nullable String email) {
        ObjectNode user =
                object().put("username", login)
                        .put("lastName", familyName)
                        .put("firstName", givenName)
                        .put("enabled", false);
        if (email != null) {
            user.put("email", email).put("emailVerified", true);
        }
        HttpResponse<String> answer = ask("POST", "/users", user);
        if (answer.statusCode() == 409) {
            Optional<Known> same = named(login);
            if (same.isPresent()) {
                // Two entered the same person at once.
                return same.get().person();
            }
            throw new Problem(
                    ProblemCode.ALREADY_EXISTS,
                    List.of(
                            Finding.at(
                                    "/email",
                                    ProblemCode.ALREADY_EXISTS,
                                    "somebody else has the address " + email,
                                    "邮箱 " + email + " 已被他人使用")));
        }
        if (answer.statusCode() == 400) {
            throw rejected(refused(answer), user);
        }
        read("POST", "/users", answer);
        return named(login).orElseThrow().person();
    }

    /** Which fields Keycloak does not take, by its own names; all where it names none. */
    private static Set<String> refused(HttpResponse<String> refusal) {
        try {
            String field = ContractJson.mapper().readTree(refusal.body()).path("field").asText();
            return FIELDS.containsKey(field) ? Set.of(field) : FIELDS.keySet();
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak refuses without JSON", e);
        }
    }

    private static Problem rejected(Set<String> fields, JsonNode user) {
        return new Problem(
                ProblemCode.INVALID_FIELD,
                fields.stream()
                        .map(
                                field -> {
                                    String found = Quoted.of(user.path(field).asText());
                                    return Finding.at(
                                            "/" + FIELDS.get(field),
                                            ProblemCode.INVALID_FIELD,
                                            "the directory takes names without special characters and an address like name@example.org; found "
                                                    + found,
                                            "姓名不得含特殊字符，邮箱应形如 name@example.org；现为 " + found);
                                })
                        .toList());
    }

    @Override
    public void forget(Code person) {
        send("DELETE", "/users/" + person, null);
    }

    @Override
    public void assign(Code subject, Access access) {
        ObjectNode user = object("/users/" + subject);
        ObjectNode attributes = user.withObjectProperty("attributes");
        access.regions().forEach(attributes.putArray("region")::add);
        access.units().forEach(attributes.putArray("units")::add);
        send("PUT", "/users/" + subject, user);

        List<String> held = roles(subject);
        String mappings = "/users/" + subject + "/role-mappings/realm";
        ArrayNode revoked = ContractJson.mapper().createArrayNode();
        ArrayNode granted = ContractJson.mapper().createArrayNode();
        for (JsonNode role : get("/roles?max=1000")) {
            String name = role.path("name").asText();
            if (held.contains(name) && !access.roles().contains(name)) {
                revoked.add(role);
            }
            if (access.roles().contains(name) && !held.contains(name)) {
                granted.add(role);
            }
        }
        // What is taken is taken first: at no time is there more than before or after.
        if (!revoked.isEmpty()) {
            send("DELETE", mappings, revoked);
        }
        if (!granted.isEmpty()) {
            send("POST", mappings, granted);
        }
    }

    @Override
    public void setEnabled(Code person, boolean in) {
        send("PUT", "/users/" + person, object("/users/" + person).put("enabled", in));
        if (!in) {
            send("POST", "/users/" + person + "/logout", null);
        }
    }

    @Override
    public String newPassword(Code person) {
        String password = secret(12, 4);
        send(
                "PUT",
                "/users/" + person + "/reset-password",
                object().put("type", "password").put("value", password).put("temporary", true));
        return password;
    }

    @Override
    public List<Client> machines() {
        List<Client> machines = new ArrayList<>();
        Map<Code, List<String>> roles = roles();
        Map<String, Instant> used = new HashMap<>();
        // The newest first, and of most machines all that is needed.
        for (JsonNode login : get("/events?type=CLIENT_LOGIN&max=2000")) {
            used.putIfAbsent(login.path("clientId").asText(), time(login));
        }
        // Keycloak searches clients by attributes only where that was configured at its start.
        for (JsonNode client : all("/clients?viewableOnly=false")) {
            if (isOurs(client)) {
                JsonNode account = account(client);
                Instant last = used.get(client.path("clientId").asText());
                machines.add(
                        machine(
                                client,
                                account,
                                roles.getOrDefault(id(account), List.of()),
                                last == null ? lastUsed(client) : last));
            }
        }
        return machines;
    }

    @Override
    public Optional<Client> machine(Code machine) {
        return ours(machine).map(this::machine);
    }

    @Override
    public boolean exists(Code machine) {
        return !get("/clients?clientId=" + machine).isEmpty();
    }

    @Override
    public Client register(Code machine, String note) {
        ObjectNode client =
                object().put("clientId", machine.value())
                        .put("description", note)
                        .put("enabled", true)
                        .put("secret", secret(24, 0))
                        .put("standardFlowEnabled", false)
                        .put("directAccessGrantsEnabled", false)
                        .put("serviceAccountsEnabled", true);
        client.putObject("attributes").put(MACHINE, "true");
        client.set("protocolMappers", claims());
        send("POST", "/clients", client);
        return machine(machine).orElseThrow();
    }

    @Override
    public void serve(Code machine, boolean served) {
        ObjectNode client = (ObjectNode) ours(machine).orElseThrow();
        send("PUT", "/clients/" + client.path("id").asText(), client.put("enabled", served));
    }

    @Override
    public String newSecret(Code machine) {
        String id = ours(machine).orElseThrow().path("id").asText();
        return send("POST", "/clients/" + id + "/client-secret", null).path("value").asText();
    }

    private Optional<JsonNode> ours(Code machine) {
        for (JsonNode client : get("/clients?clientId=" + machine)) {
            if (isOurs(client)) {
                return Optional.of(client);
            }
        }
        return Optional.empty();
    }

    private static boolean isOurs(JsonNode client) {
        return client.path("attributes").path(MACHINE).asText().equals("true");
    }

    private JsonNode account(JsonNode client) {
        return get("/clients/" + client.path("id").asText() + "/service-account-user");
    }

    private @Nullable Instant lastUsed(JsonNode client) {
        String name = client.path("clientId").asText();
        for (JsonNode login : get("/events?type=CLIENT_LOGIN&max=1&client=" + encoded(name))) {
            return time(login);
        }
        return null;
    }

    private static Instant time(JsonNode event) {
        return Instant.ofEpochMilli(event.path("time").asLong());
    }

    private Client machine(JsonNode client) {
        JsonNode account = account(client);
        return machine(client, account, roles(id(account)), lastUsed(client));
    }

    private static Client machine(
            JsonNode client, JsonNode account, List<String> roles, @Nullable Instant used) {
        return new Client(
                Code.of(client.path("clientId").asText()),
                id(account),
                client.path("description").asText(),
                access(account, roles),
                client.path("enabled").asBoolean(),
                used);
    }

    private static Known known(JsonNode user, List<String> roles) {
        long since = user.path("createdTimestamp").asLong();
        String email = user.path("email").asText("");
        return new Known(
                id(user),
                user.path("username").asText(),
                user.path("lastName").asText(""),
                user.path("firstName").asText(""),
                email.isEmpty() ? null : email,
                access(user, roles),
                user.path("enabled").asBoolean(),
                since == 0 ? null : Instant.ofEpochMilli(since));
    }

    private static boolean isServiceAccount(JsonNode user) {
        return user.has("serviceAccountClientId")
                || user.path("username").asText().startsWith("service-account-");
    }

    private static Access access(JsonNode user, List<String> roles) {
        JsonNode attributes = user.path("attributes");
        return new Access(roles, texts(attributes.path("region")), texts(attributes.path("units")));
    }

    /** The roles of the suite; those that Keycloak gives everybody are none of them. */
    private List<String> roles(Code subject) {
        List<String> roles = new ArrayList<>();
        for (JsonNode role : get("/users/" + subject + "/role-mappings/realm")) {
            Role.named(role.path("name").asText()).ifPresent(one -> roles.add(one.toString()));
        }
        return roles;
    }

    private static Code id(JsonNode user) {
        return Code.of(user.path("id").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** What the token of a machine says of it, as that of every other client. */
    private static JsonNode claims() {
        try (InputStream claims = KeycloakDirectory.class.getResourceAsStream("/claims.json")) {
            return ContractJson.mapper()
                    .readTree(Objects.requireNonNull(claims, "claims.json is not packaged"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String secret(int letters, int group) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            if (group > 0 && i > 0 && i % group == 0) {
                made.append('-');
            }
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    private static ObjectNode object() {
        return ContractJson.mapper().createObjectNode();
    }

    private ObjectNode object(String path) {
        return (ObjectNode) get(path);
    }

    private JsonNode get(String path) {
        return send("GET", path, null);
    }

    /** All pages of a list; one that is full may have another after it. */
    private List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        do {
            page = get(path + "&first=" + all.size() + "&max=" + PAGE);
            page.forEach(all::add);
        } while (page.size() == PAGE);
        return all;
    }

    private Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = ask("GET", path, null);
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read("GET", path, answer));
    }

    private JsonNode send(String method, String path, @Nullable JsonNode body) {
        return read(method, path, ask(method, path, body));
    }

    private static JsonNode read(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            LOG.errorf(
                    "directory refused method=%s path=%s status=%d",
                    method, path.replaceFirst("\\?.*", ""), answer.statusCode());
            throw unavailable();
        }
        try {
            return ContractJson.mapper().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak answered no JSON to " + path, e);
        }
    }

    private HttpResponse<String> ask(String method, String path, @Nullable JsonNode body) {
        URI issuer = config.issuer().orElseThrow(KeycloakDirectory::unavailable);
        URI address =
                URI.create(issuer.toString().replaceFirst("/realms/", "/admin/realms/") + path);
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(config.patience())
                            .header("Authorization", "Bearer " + token(issuer))
                            .header("Accept", "application/json")
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            LOG.errorf("directory unreachable address=%s reason=%s", issuer, e);
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the service stops", e);
        }
    }

    private String token(URI issuer) throws IOException, InterruptedException {
        Token known = token;
        if (clock.instant().isBefore(known.until())) {
            return known.value();
        }
        String secret = config.secret().orElseThrow(KeycloakDirectory::unavailable);
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(issuer + "/protocol/openid-connect/token"))
                                .timeout(config.patience())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=client_credentials&client_id="
                                                        + encoded(config.client())
                                                        + "&client_secret="
                                                        + encoded(secret)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode given = read("POST", "/token", answer);
        Token fresh =
                new Token(
                        given.path("access_token").asText(),
                        clock.instant().plusSeconds(given.path("expires_in").asLong() - 20));
        token = fresh;
        return fresh.value();
    }

    private static Problem unavailable() {
        return new Problem(
                ProblemCode.UNAVAILABLE,
                "the directory of persons and machines cannot be reached just now; try again",
                "人员与接入系统目录暂时不可用，请稍后重试");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
