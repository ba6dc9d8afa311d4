package io.kaocheng.scoring.quality;

import io.kaocheng.contracts.Code;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules of the check, with the limits that hold where a region has set no others. */
public enum QualityRule {
    /** Output weighs this much or more, and quality less than this share of it. */
    Q1(Severity.WARNING, "20", "0.25"),
    /** Outcomes and what aims at the long term weigh less than this. */
    Q2(Severity.WARNING, "10"),
    /** A dimension has no weight. */
    Q3(Severity.WARNING),
    /** One indicator weighs more than this, or one family more than that. */
    Q4(Severity.WARNING, "30", "40"),
    /** Nobody asks the public. */
    Q5(Severity.WARNING),
    /** A sentence of the definition has a vague word and no figure. */
    Q8(Severity.WARNING),
    /** Something of the description is missing; a definition has at least so many characters. */
    Q9(Severity.ERROR, "10"),
    /** Outside the unit's control; what is not wholly within it weighs more than this. */
    Q10(Severity.WARNING, "20"),
    /**
     * Reported by the assessed unit alone: one indicator weighs this much or more, all together
     * more than that.
     */
    Q11(Severity.WARNING, "5", "50"),
    /** The denominator is known to the assessed unit alone. */
    Q12(Severity.WARNING),
    /** A rule's table has holes, overlaps or is out of order. */
    Q13(Severity.ERROR),
    /** Achievement jumps by more than this at one point. */
    Q14(Severity.WARNING, "0.20"),
    /** May reward the wrong thing. */
    Q15(Severity.WARNING),
    /** The same as another; names are alike from this similarity on. */
    Q16(Severity.WARNING, "0.70"),
    /** Sibling weights do not total 100; an indicator weighs less than this. */
    Q17(Severity.ERROR, "1"),
    /** What is judged instead of counted weighs more than this. */
    Q18(Severity.WARNING, "30"),
    /** Nothing of the process, or process and input weigh more than this. */
    Q19(Severity.WARNING, "50"),
    /** Reported by hand although a system has it, or more than so many figures a unit and month. */
    Q20(Severity.WARNING, "20");

    /** How grave a finding is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    private final Severity severity;

    @SuppressWarnings("ImmutableEnumChecker") // The list is unmodifiable.
    private final List<BigDecimal> limits;

    QualityRule(Severity severity, String... limits) {
        this.severity = severity;
        this.limits = Arrays.stream(limits).map(BigDecimal::new).toList();
    }

    /** The severity of its findings, where they do not say another. */
    public Severity severity() {
        return severity;
    }

    /** In the order of the sentence that says what they are. */
    public List<BigDecimal> limits() {
        return limits;
    }

    /** By which it is named in documents. */
    public Code code() {
        return Code.of(name().toLowerCase(Locale.ROOT));
    }

    /** The rule of a code; empty where there is none. */
    public static Optional<QualityRule> of(Code code) {
        return Arrays.stream(values()).filter(rule -> rule.code().equals(code)).findFirst();
    }
}
