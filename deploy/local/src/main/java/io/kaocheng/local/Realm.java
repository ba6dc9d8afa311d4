package io.kaocheng.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The Keycloak realm: the templates of {@code deploy/keycloak} with ports and secrets filled in,
 * and one client per machine.
 */
final class Realm {

    static final String NAME = "kaocheng";

    /** The client of the services themselves. */
    private static final String SERVICES = "kaocheng-service";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9.-]+)\\}");

    /** A person of the demo, as printed. */
    record Person(String user, String name, List<String> roles, String password) {}

    private final Path templates;
    private final Secrets secrets;
    private final Addresses addresses;

    Realm(Path templates, Secrets secrets, Addresses addresses) {
        this.templates = templates;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    /** What Keycloak imports. */
    String json(List<Machine> more) {
        ObjectNode realm = template();
        ArrayNode clients = (ArrayNode) realm.get("clients");
        ArrayNode users = (ArrayNode) realm.get("users");
        for (JsonNode client : clients) {
            if (!client.has("protocolMappers")) {
                ((ObjectNode) client).set("protocolMappers", read("claims.json"));
            }
        }
        for (JsonNode person : users) {
            String user = person.get("username").asText();
            if (!isPerson(person)) {
                ((ObjectNode) person).put("id", subject(user)).put("enabled", true);
                continue;
            }
            ((ObjectNode) person)
                    // The same at every import: entries, which outlive the realm, contain it.
                    .put("id", subject(user))
                    .put("enabled", true)
                    .put("email", user + "@qinghe.example")
                    .put("emailVerified", true)
                    .putArray("credentials")
                    .addObject()
                    .put("type", "password")
                    .put("value", secrets.ofPerson("user." + user))
                    .put("temporary", false);
        }
        List<Machine> machines = new ArrayList<>(machines());
        machines.addAll(more);
        for (Machine machine : machines) {
            clients.add(client(machine));
            users.add(account(machine));
        }
        return realm.toPrettyString();
    }

    /** The folder of the login pages' looks. */
    Path themes() {
        return templates.resolve("themes");
    }

    List<Machine> machines() {
        List<Machine> machines = new ArrayList<>();
        for (JsonNode machine : read("machines.json")) {
            machines.add(JSON.convertValue(machine, Machine.class));
        }
        return machines;
    }

    List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (JsonNode person : template().get("users")) {
            if (!isPerson(person)) {
                continue;
            }
            String user = person.get("username").asText();
            List<String> roles = new ArrayList<>();
            person.get("realmRoles").forEach(role -> roles.add(role.asText()));
            people.add(
                    new Person(
                            user,
                            person.get("lastName").asText()
                                    + " "
                                    + person.get("firstName").asText(),
                            roles,
                            secrets.ofPerson("user." + user)));
        }
        return people;
    }

    private static boolean isPerson(JsonNode user) {
        return !user.has("serviceAccountClientId");
    }

    String secretOf(String client) {
        return secrets.ofProgram("client." + client);
    }

    private ObjectNode client(Machine machine) {
        ObjectNode client = JSON.createObjectNode();
        client.put("clientId", machine.client())
                .put("enabled", true)
                .put("secret", secretOf(machine.client()))
                .put("standardFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("serviceAccountsEnabled", true);
        if (machine.note() != null) {
            client.put("description", machine.note());
        }
        ObjectNode attributes = client.putObject("attributes");
        if (!machine.client().equals(SERVICES)) {
            // By which those who keep machines know it from what the suite itself needs.
            attributes.put("kaocheng.machine", "true");
        }
        if (machine.tokenSeconds() != null) {
            attributes.put("access.token.lifespan", machine.tokenSeconds().toString());
        }
        client.set("protocolMappers", read("claims.json"));
        return client;
    }

    private static ObjectNode account(Machine machine) {
        String user = "service-account-" + machine.client();
        ObjectNode account = JSON.createObjectNode();
        account.put("id", subject(user))
                .put("username", user)
                .put("enabled", true)
                .put("serviceAccountClientId", machine.client());
        machine.roles().forEach(account.putArray("realmRoles")::add);
        ObjectNode attributes = account.putObject("attributes");
        attributes.putArray("region").add(machine.region());
        machine.units().forEach(attributes.putArray("units")::add);
        return account;
    }

    private static String subject(String user) {
        return UUID.nameUUIDFromBytes(("kaocheng:" + user).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ObjectNode template() {
        return (ObjectNode) read("realm.json");
    }

    private JsonNode read(String name) {
        Path file = templates.resolve(name);
        try {
            return JSON.readTree(fill(Files.readString(file), this::value));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    /** Replaces every placeholder; an unknown one is an error, not an empty text. */
    static String fill(String template, UnaryOperator<String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match ->
                                java.util.regex.Matcher.quoteReplacement(
                                        values.apply(match.group(1))));
    }

    /** A file's JSON as it stands within a text of another one. */
    private String inText(String file) {
        String quoted = new TextNode(read(file).toString()).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private String value(String placeholder) {
        int dot = placeholder.indexOf('.');
        String kind = dot < 0 ? placeholder : placeholder.substring(0, dot);
        String name = placeholder.substring(dot + 1);
        return switch (kind) {
            case "port" -> Integer.toString(addresses.port(Part.of(name)));
            case "client" -> secretOf(name);
            case "file" -> inText(name);
            default ->
                    throw new SuiteException(
                            "unknown placeholder ${" + placeholder + "} in " + templates);
        };
    }
}
