package io.kaocheng.infra;

/** What closing a server means. */
enum Ending {
    /** Others use it too. */
    KEEP,
    /** It stops, its data stay. */
    STOP,
    /** It stops and its data go. */
    DISCARD
}
