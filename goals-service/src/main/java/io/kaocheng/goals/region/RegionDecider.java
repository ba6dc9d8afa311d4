package io.kaocheng.goals.region;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.RegionEvent.RegionOpened;
import io.kaocheng.goals.region.RegionDecider.OpenRegion;
import io.kaocheng.goals.region.RegionDecider.Region;
import io.kaocheng.journal.Change;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A region is opened once. */
public final class RegionDecider implements Decider<OpenRegion, Region, RegionEvent> {

    static final StreamKind<OpenRegion, Region, RegionEvent> KIND =
            new StreamKind<>(new RegionDecider(), RegionEvent.class);

    /** The stream of a region, for others to refer to. */
    public static Reference.Stream<Region> at(Code region) {
        return KIND.at("region/" + region);
    }

    /**
     * The day in the region's time zone on which a moment lies.
     *
     * @throws IllegalStateException where the region has not been opened
     */
    public static LocalDate dayOf(Instant moment, References references) {
        return switch (references.state(KIND, "region/" + references.region())) {
            case Open(var as) -> moment.atZone(ZoneId.of(as.timeZone())).toLocalDate();
            case Unopened() ->
                    throw new IllegalStateException(references.region() + " is not open");
        };
    }

    /** {@code timeZone} is an IANA name that exists. */
    public record OpenRegion(Code region, String name, String timeZone) {
        public Change<OpenRegion, Region, RegionEvent> change() {
            return KIND.change("region/" + region, this);
        }
    }

    /** The state of a region. */
    public sealed interface Region {}

    record Unopened() implements Region {}

    record Open(RegionOpened as) implements Region {}

    @Override
    public Region initial() {
        return new Unopened();
    }

    @Override
    public Decision<RegionEvent> decide(OpenRegion command, Region region, References references) {
        RegionOpened opened =
                new RegionOpened(command.region(), command.name(), command.timeZone());
        return switch (region) {
            case Unopened() -> accept(opened);
            case Open(var as) when as.equals(opened) -> unchanged();
            case Open(var as) ->
                    reject(
                            ProblemCode.ALREADY_EXISTS,
                            "region",
                            "the region " + as.region() + " is open already, as " + as.name(),
                            "辖区 " + as.region() + " 已开通，名称为 " + as.name());
        };
    }

    @Override
    public Region evolve(Region region, RegionEvent event) {
        return switch (event) {
            case RegionOpened opened when region instanceof Unopened -> new Open(opened);
            case RegionOpened _ -> throw new CorruptStreamException("a region was opened twice");
        };
    }
}
