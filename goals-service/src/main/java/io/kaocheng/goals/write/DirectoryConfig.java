package io.kaocheng.goals.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where persons and machines are kept. */
@ConfigMapping(prefix = "directory")
public interface DirectoryConfig {

    /** The realm, as issuer of tokens; its administration is found from it. */
    Optional<URI> issuer();

    /** The client by which it is administered. */
    @WithDefault("kaocheng-directory")
    String client();

    /** That client's secret; without one nobody is listed, invited or changed. */
    Optional<String> secret();

    /** How long an answer is waited for. */
    @WithDefault("10s")
    Duration patience();
}
