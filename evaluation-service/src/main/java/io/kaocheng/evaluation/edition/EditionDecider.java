package io.kaocheng.evaluation.edition;

import static io.kaocheng.journal.Decision.accept;
import static io.kaocheng.journal.Decision.reject;
import static io.kaocheng.journal.Decision.unchanged;

import io.kaocheng.contracts.ProblemCode;
import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionPublished;
import io.kaocheng.contracts.evaluation.EditionEvent.EditionSuperseded;
import io.kaocheng.evaluation.edition.Edition.Absent;
import io.kaocheng.evaluation.edition.Edition.Current;
import io.kaocheng.evaluation.edition.Edition.Superseded;
import io.kaocheng.evaluation.edition.EditionCommand.PublishEdition;
import io.kaocheng.evaluation.edition.EditionCommand.Published;
import io.kaocheng.evaluation.edition.EditionCommand.SupersedeEdition;
import io.kaocheng.evaluation.run.Run;
import io.kaocheng.evaluation.run.RunDecider;
import io.kaocheng.journal.CorruptStreamException;
import io.kaocheng.journal.Decider;
import io.kaocheng.journal.Decision;
import io.kaocheng.journal.Reference;
import io.kaocheng.journal.References;
import io.kaocheng.journal.StreamKind;

/** An edition is published of a promoted run and never changes; a restatement is the next one. */
public final class EditionDecider implements Decider<EditionCommand, Edition, EditionEvent> {

    static final StreamKind<EditionCommand, Edition, EditionEvent> KIND =
            new StreamKind<>(new EditionDecider(), EditionEvent.class);

    /** The edition whose place another takes. */
    static Reference.Stream<Edition> before(EditionPublished edition) {
        return KIND.at(
                EditionEvent.subject(edition.unitClass(), edition.period(), edition.number() - 1));
    }

    @Override
    public Edition initial() {
        return new Absent();
    }

    @Override
    public Decision<EditionEvent> decide(
            EditionCommand command, Edition edition, References references) {
        return switch (edition) {
            case Absent() ->
                    switch (command) {
                        case PublishEdition(var e)
                                when !(runOf(e, references) instanceof Run.Promoted) ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "only a promoted run is published; this one is "
                                                + runOf(e, references).state(),
                                        "仅已生效的重算可发布，当前状态为“"
                                                + Run.inChinese(runOf(e, references).state())
                                                + "”");
                        case PublishEdition(var e) when e.number() > 1 && !follows(e, references) ->
                                reject(
                                        ProblemCode.WRONG_STATE,
                                        "edition "
                                                + e.number()
                                                + " takes the place of edition "
                                                + (e.number() - 1)
                                                + ", which is not the current one; publish again",
                                        "第 "
                                                + e.number()
                                                + " 版须取代第 "
                                                + (e.number() - 1)
                                                + " 版，而后者不是现行版本，请重新发布");
                        case PublishEdition(var e) ->
                                Decision.<EditionEvent>accept(e).withResult(Published.as(e));
                        case SupersedeEdition _ ->
                                reject(
                                        ProblemCode.NOT_FOUND,
                                        "what was never published cannot be superseded",
                                        "未发布的版本不能被取代");
                    };
            case Current(var known) ->
                    switch (command) {
                        case PublishEdition(var e) when e.run().equals(known.run()) ->
                                again(known.reason(), e.reason()).withResult(Published.as(known));
                        case PublishEdition _ -> immutable();
                        case SupersedeEdition(_, _, _, var by, var reason) ->
                                accept(
                                        new EditionSuperseded(
                                                known.unitClass(),
                                                known.period(),
                                                known.number(),
                                                by,
                                                reason));
                    };
            case Superseded(var known, var next, var why) ->
                    switch (command) {
                        case PublishEdition(var e) when e.run().equals(known.run()) ->
                                again(known.reason(), e.reason()).withResult(Published.as(known));
                        case PublishEdition _ -> immutable();
                        case SupersedeEdition(_, _, _, var by, var reason) when by == next ->
                                again(why, reason);
                        case SupersedeEdition _ -> immutable();
                    };
        };
    }

    private static Run runOf(EditionPublished edition, References references) {
        Reference.Stream<Run> run = RunDecider.at(edition.run());
        return references.state(run.kind(), run.subject());
    }

    private static boolean follows(EditionPublished edition, References references) {
        Reference.Stream<Edition> before = before(edition);
        return references.state(before.kind(), before.subject()) instanceof Current;
    }

    /** The same once more: with another reason than the one that is kept it is not the same. */
    private static Decision<EditionEvent> again(String kept, String sent) {
        return sent.equals(kept)
                ? unchanged()
                : reject(
                        ProblemCode.WRONG_STATE,
                        "reason",
                        "it was done already, with the reason: " + kept,
                        "已办理，理由为：" + kept);
    }

    private static Decision<EditionEvent> immutable() {
        return reject(
                ProblemCode.ALREADY_EXISTS,
                "a published edition is never changed; publish again to make the next one",
                "已发布的版本不可更改，请重新发布以生成新版本");
    }

    @Override
    public Edition evolve(Edition edition, EditionEvent event) {
        return switch (event) {
            case EditionPublished e when edition instanceof Absent -> new Current(e);
            case EditionSuperseded e when edition instanceof Current(var published) ->
                    new Superseded(published, e.by(), e.reason());
            case EditionPublished _, EditionSuperseded _ ->
                    throw new CorruptStreamException(
                            event.getClass().getSimpleName() + " cannot follow here");
        };
    }
}
