package io.kaocheng.contracts.monitoring;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.monitoring.ObservationEvent.Figures;

import org.jspecify.annotations.Nullable;

/**
 * The life of a request for what a unit may not do at once: asked for by one person, granted or
 * denied by another who is not of the unit. What is granted is recorded in the same transaction on
 * the stream it is about.
 */
public sealed interface ChangeEvent extends MonitoringEvent.Unscored {

    Code request();

    @JsonIgnore
    @Override
    default String subject() {
        return subject(request());
    }

    static String subject(Code request) {
        return "request/" + request;
    }

    /**
     * What is asked for; nothing of it where a figure is to be withdrawn.
     *
     * @param noData that there is no figure, and why
     * @param figures what is to be reported instead
     */
    record RequestedContent(
            @Nullable String noData,
            @Nullable Figures figures,
            @Nullable String source,
            @Nullable String note) {}

    /**
     * A change was asked for. What was valid stays valid until it is granted.
     *
     * @param kind {@code no-data}, {@code correction} or {@code withdrawal}
     * @param unit the unit concerned, nobody of which grants or denies it
     * @param about the stream it is about
     * @param streamVersion the version of that stream which it is about
     * @param by the opaque subject id of who asks
     */
    record ChangeRequested(
            Code request,
            String kind,
            Code unit,
            String about,
            int streamVersion,
            RequestedContent content,
            @Nullable String reason,
            String by)
            implements ChangeEvent {}

    /**
     * The change was granted; what it changes is recorded with it.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record ChangeGranted(Code request, RequestedContent content, String by)
            implements ChangeEvent {}

    /**
     * The change was denied, with the reason why.
     *
     * @param by the opaque subject id of the other person, who answers for it
     */
    record ChangeDenied(Code request, String reason, String by) implements ChangeEvent {}

    /**
     * The request was taken back.
     *
     * @param by the opaque subject id of who asked
     */
    record ChangeWithdrawn(Code request, String by) implements ChangeEvent {}
}
