package io.kaocheng.indicators.scheme;

import io.kaocheng.contracts.Code;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.journal.Change;
import io.kaocheng.scoring.scheme.Scheme;

/** What may be asked of a scheme. {@code by} is the opaque subject id of who asks. */
public sealed interface SchemeCommand {

    Code scheme();

    default Change<SchemeCommand, SchemeState, SchemeEvent> change() {
        var change = SchemeDecider.KIND.change("scheme/" + scheme(), this);
        return switch (this) {
            case EnactScheme _ -> change.referringTo(SchemeDecider.alike(scheme()));
            case DraftScheme _, ApproveScheme _ -> change;
        };
    }

    /** The result of drafting: the number of the version. */
    record Numbered(int version) {}

    /** The definition's own version number means nothing: the scheme gives the next one. */
    record DraftScheme(Scheme definition, String by) implements SchemeCommand {
        @Override
        public Code scheme() {
            return definition.scheme();
        }
    }

    record ApproveScheme(Code scheme, int version, String by) implements SchemeCommand {}

    record EnactScheme(Code scheme, int version, String by) implements SchemeCommand {}
}
