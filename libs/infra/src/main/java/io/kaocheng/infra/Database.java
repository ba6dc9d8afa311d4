package io.kaocheng.infra;

/**
 * One database and its two roles.
 *
 * @param owner owns the schema and runs the migrations
 * @param service may connect and use the schema; what it may do in there, the migrations grant
 */
public record Database(String name, int port, Login owner, Login service) {

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }

    /** The form Quarkus' reactive client wants. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port + "/" + name;
    }
}
