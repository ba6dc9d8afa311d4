package io.kaocheng.infra;

/** One server, wherever it runs. */
sealed interface Node permits LocalProcess, Container {

    /** Starts it; does not wait until it answers. */
    void start();

    /** Ends it as a failing machine would: without a chance to write anything. */
    void kill();

    /** Lets it do nothing more until {@link #resume}; what is sent to it waits. */
    void pause();

    void resume();

    /** Ends it in its own way. */
    void stop();

    boolean isRunning();

    /** The last lines it wrote, for messages. */
    String log();

    /** Stops it and removes every trace of it. */
    void discard();
}
