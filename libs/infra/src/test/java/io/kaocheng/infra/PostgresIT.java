package io.kaocheng.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

class PostgresIT {

    private static final Login SUPERUSER = new Login("postgres", "opensesame");

    @Test
    void committed_rows_survive_a_kill_and_a_restart() throws SQLException {
        try (Postgres postgres = Postgres.throwaway(true)) {
            Database goals = postgres.createDatabase("goals");
            execute(
                    postgres,
                    goals.owner(),
                    "create table entry (id int)",
                    "insert into entry values (1), (2)");

            postgres.kill();
            assertThat(postgres.isReady()).isFalse();
            postgres.restart();

            assertThat(number(postgres, "goals", goals.owner(), "select count(*) from entry"))
                    .isEqualTo(2);
        }
    }

    @Test
    void a_persistent_server_keeps_its_data_when_stopped_and_opened_again(@TempDir Path folder)
            throws SQLException {
        int port = Ports.free();
        try (Postgres first = Postgres.persistent(folder, port, SUPERUSER)) {
            Database goals =
                    first.createDatabase("goals", new Login("o", "a"), new Login("s", "b"));
            execute(
                    first,
                    goals.owner(),
                    "create table entry (id int)",
                    "insert into entry values (7)");
            assertThat(
                            number(
                                    first,
                                    "postgres",
                                    SUPERUSER,
                                    "select count(*) from pg_settings where name = 'fsync' and setting = 'on'"))
                    .isEqualTo(1);
        }

        try (Postgres second = Postgres.persistent(folder, port, SUPERUSER)) {
            assertThat(number(second, "goals", new Login("o", "a"), "select id from entry"))
                    .isEqualTo(7);
        }
    }

    @Test
    void a_lock_file_of_a_dead_server_whose_number_another_program_has_now_is_no_obstacle(
            @TempDir Path folder) throws Exception {
        int port = Ports.free();
        try (Postgres postgres = Postgres.persistent(folder, port, SUPERUSER)) {
            postgres.kill();
            Path lock = folder.resolve("data/postmaster.pid");
            List<String> lines = Files.readAllLines(lock);
            lines.set(0, Long.toString(ProcessHandle.current().pid()));
            Files.write(lock, lines);

            postgres.restart();

            assertThat(postgres.isReady()).isTrue();
        }
    }

    @Test
    void a_server_left_running_by_a_killed_launcher_is_stopped_before_the_next_starts(
            @TempDir Path folder) {
        int port = Ports.free();
        Postgres orphan = Postgres.persistent(folder, port, SUPERUSER);
        ProcessId before = orphan.process().orElseThrow();

        try (Postgres next = Postgres.persistent(folder, port, SUPERUSER)) {
            assertThat(before.isRunning()).isFalse();
            assertThat(next.isReady()).isTrue();
        }
    }

    @Test
    void two_throw_away_servers_run_beside_each_other_and_leave_nothing() throws IOException {
        Postgres one = Postgres.throwaway();
        Postgres other = Postgres.throwaway();
        ProcessId first = one.process().orElseThrow();
        ProcessId second = other.process().orElseThrow();
        assertThat(one.port()).isNotEqualTo(other.port());
        List<Path> folders = List.of(folderOf(first), folderOf(second));

        one.close();
        assertThat(other.isReady()).isTrue();
        other.close();

        assertThat(first.isRunning()).isFalse();
        assertThat(second.isRunning()).isFalse();
        assertThat(folders).allSatisfy(folder -> assertThat(folder).doesNotExist());
    }

    @Test
    void the_service_role_may_connect_but_not_create() throws SQLException {
        try (Postgres postgres = Postgres.throwaway()) {
            Database goals = postgres.createDatabase("goals");
            Database other = postgres.createDatabase("indicators");
            execute(postgres, goals.owner(), "create table entry (id int)");

            assertThat(number(postgres, "goals", goals.service(), "select 1")).isEqualTo(1);
            assertThatThrownBy(
                            () ->
                                    number(
                                            postgres,
                                            "goals",
                                            goals.service(),
                                            "select count(*) from entry"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(
                            () ->
                                    number(
                                            postgres,
                                            "goals",
                                            goals.service(),
                                            "create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> number(postgres, "goals", other.service(), "select 1"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_database_created_twice_is_kept_and_gets_the_new_passwords() throws SQLException {
        try (Postgres postgres = Postgres.throwaway()) {
            Database first =
                    postgres.createDatabase("goals", new Login("o", "old"), new Login("s", "old"));
            execute(postgres, first.owner(), "create table entry (id int)");

            postgres.createDatabase("goals", new Login("o", "new"), new Login("s", "new"));

            assertThat(
                            number(
                                    postgres,
                                    "goals",
                                    new Login("o", "new"),
                                    "select count(*) from entry"))
                    .isZero();
        }
    }

    @Test
    void the_shared_server_is_joined_not_started_again_and_survives_close() {
        Postgres one = Postgres.shared();
        one.close();
        try (Postgres other = Postgres.shared()) {
            assertThat(other.isReady()).isTrue();
            assertThat(other.port()).isEqualTo(one.port());
            assertThat(other.process()).isEqualTo(one.process());
        }
    }

    @Test
    void a_copy_holds_what_its_original_held_and_is_closed_to_strangers() throws SQLException {
        Postgres postgres = Postgres.shared();
        Database original = postgres.createDatabase("original");
        try (Connection owner = postgres.connect("original", original.owner());
                var statement = owner.createStatement()) {
            statement.execute("create table entry (id int)");
            statement.execute("insert into entry values (7)");
            statement.execute("grant select on entry to " + original.service().user());
        }
        Database stranger = postgres.createDatabase("strangers");

        Database copy = postgres.copyDatabase(original, "copy");

        assertThat(number(postgres, "copy", copy.service(), "select id from entry")).isEqualTo(7);
        assertThatThrownBy(() -> postgres.connect("copy", stranger.service()))
                .isInstanceOf(SQLException.class);
    }

    private static Path folderOf(ProcessId process) throws IOException {
        return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
    }

    private static void execute(Postgres postgres, Login login, String... statements)
            throws SQLException {
        try (Connection connection = postgres.connect("goals", login);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(Postgres postgres, String database, Login login, String sql)
            throws SQLException {
        try (Connection connection = postgres.connect(database, login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
