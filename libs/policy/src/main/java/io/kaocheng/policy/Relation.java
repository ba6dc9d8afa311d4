package io.kaocheng.policy;

/** The relation between caller and resource that a grant requires. */
public enum Relation {
    /** Without a token. */
    ANYBODY("anybody", "without a token"),
    /** What concerns only the holder of the token or nobody's assessment. */
    HOLDER("holder", "with any valid token"),
    /**
     * In a region of the token. What concerns all regions at once needs a token for all of them.
     */
    REGION(
            "region",
            "in a region that the token's claim region names; what concerns every region at once"
                    + " needs *"),
    /** Of the region and, beyond that, of a unit of the token. */
    OWN_UNIT("own unit", "in the region, of a unit that the token's claim units names"),
    /**
     * Of a unit in one's charge: one that the token names, or one below it on the day on which it
     * is done. The decider asks the dated tree of units, under the journal's lock.
     */
    UNIT_BELOW(
            "unit below",
            "in the region, of a unit that the token's claim units names or of one that stands below it"
                    + " that day, at any depth; the decider asks the tree of units"),
    /** Of the region and published: an edition, an issued goal, an enacted version, a class. */
    PUBLISHED(
            "published",
            "in the region, on what is published, issued, enacted or set for a whole class"),
    /**
     * Of the region and requested or written by somebody else. The author is part of the stream's
     * state, so the decider checks it, under the journal's lock.
     */
    ANOTHERS(
            "another's",
            "in the region, on what another person wrote or requested; the decider compares the"
                    + " persons");

    private final String text;
    private final String meaning;

    Relation(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** The meaning in one line, for docs/roles.md. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return text;
    }
}
