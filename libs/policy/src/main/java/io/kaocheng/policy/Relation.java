package io.kaocheng.policy;

/** How what is acted on must stand to who acts, for a row of the table to allow it. */
public enum Relation {
    /** Without a token. */
    ANYBODY("anybody", "without a token"),
    /** What concerns only the holder of the token or nobody's assessment. */
    HOLDER("holder", "whoever has a token"),
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
     * Of a unit below one's own. Where the tree of units is not known, the token names each unit.
     */
    UNIT_BELOW(
            "unit below",
            "in the region, of a unit in the holder's charge; the token's claim units names each"),
    /** Of the region and published: an edition, an issued goal, an enacted version, a class. */
    PUBLISHED(
            "published",
            "in the region, what is published, issued, enacted or set for a whole class"),
    /**
     * Of the region and asked for or written by somebody else: who that was stands in the stream,
     * so the decider says so, under the journal's lock.
     */
    ANOTHERS(
            "another's",
            "in the region, what another person wrote or asked for; the decider compares the"
                    + " persons");

    private final String text;
    private final String meaning;

    Relation(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** What it means, in one line. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return text;
    }
}
