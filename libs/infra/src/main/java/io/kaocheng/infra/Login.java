package io.kaocheng.infra;

/** A user of a server and its password. */
public record Login(String user, String password) {

    /** Keeps the password out of logs and test reports. */
    @Override
    public String toString() {
        return user;
    }
}
