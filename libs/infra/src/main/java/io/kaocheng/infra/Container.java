package io.kaocheng.infra;

import com.github.dockerjava.api.DockerClient;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server in a container, for machines with a container engine ({@code -Dinfra=containers}).
 * Testcontainers removes it with the JVM; it is known by its id, so that another class loader can
 * join it.
 */
final class Container implements Node {

    private final String image;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> command;
    private @Nullable String id;

    /**
     * The port is the same inside and outside, so that it survives a restart and can be advertised.
     */
    Container(
            String image,
            int port,
            Map<String, String> environment,
            List<String> command,
            @Nullable String id) {
        this.image = image;
        this.port = port;
        this.environment = Map.copyOf(environment);
        this.command = List.copyOf(command);
        this.id = id;
    }

    static boolean wanted() {
        return "containers".equals(System.getProperty("infra", ""));
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    @Override
    public void start() {
        if (id != null) {
            client().startContainerCmd(id).exec();
            return;
        }
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(image));
        container.withEnv(environment);
        if (!command.isEmpty()) {
            container.withCommand(command.toArray(String[]::new));
        }
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
        container.start();
        id = container.getContainerId();
    }

    @Override
    public void kill() {
        if (id != null && isRunning()) {
            client().killContainerCmd(id).exec();
        }
    }

    @Override
    public void pause() {
        if (id != null) {
            client().pauseContainerCmd(id).exec();
        }
    }

    @Override
    public void resume() {
        if (id != null) {
            client().unpauseContainerCmd(id).exec();
        }
    }

    @Override
    public void stop() {
        if (id != null && isRunning()) {
            client().stopContainerCmd(id).exec();
        }
    }

    @Override
    public boolean isRunning() {
        return id != null
                && Boolean.TRUE.equals(
                        client().inspectContainerCmd(id).exec().getState().getRunning());
    }

    @Override
    public String log() {
        return id == null ? "(no container)" : "(docker logs " + id + ")";
    }

    @Override
    public void discard() {
        if (id != null) {
            client().removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
            id = null;
        }
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
