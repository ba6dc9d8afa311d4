package io.kaocheng.policy;

import static io.kaocheng.policy.Grant.everybody;
import static io.kaocheng.policy.Grant.in;
import static io.kaocheng.policy.Grant.overseers;
import static io.kaocheng.policy.Grant.unitsOwn;
import static io.kaocheng.policy.Relation.ANOTHERS;
import static io.kaocheng.policy.Relation.ANYBODY;
import static io.kaocheng.policy.Relation.HOLDER;
import static io.kaocheng.policy.Relation.OWN_UNIT;
import static io.kaocheng.policy.Relation.PUBLISHED;
import static io.kaocheng.policy.Relation.REGION;
import static io.kaocheng.policy.Relation.UNIT_BELOW;
import static io.kaocheng.policy.Role.ADMIN;
import static io.kaocheng.policy.Role.AUDITOR;
import static io.kaocheng.policy.Role.DEPARTMENT;
import static io.kaocheng.policy.Role.INDICATOR_APPROVER;
import static io.kaocheng.policy.Role.INDICATOR_AUTHOR;
import static io.kaocheng.policy.Role.LEADER;
import static io.kaocheng.policy.Role.OFFICE;
import static io.kaocheng.policy.Role.OPERATOR;
import static io.kaocheng.policy.Role.REVIEWER;
import static io.kaocheng.policy.Role.SUBMISSIONS_WRITE;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The policy table: every action of every endpoint with the grants that allow it. What no grant
 * allows is refused. Printed in docs/roles.md.
 */
public enum Action {
    // At the gateway itself.
    LOG_IN("logs in and comes back to a page", in(HOLDER)),
    READ_ONESELF("reads the claims of the own token", in(HOLDER)),
    READ_DESCRIPTION("reads the description of the API", in(ANYBODY)),

    // Regions, classes, cycles.
    OPEN_REGION("opens a region", in(REGION, ADMIN)),
    READ_REGIONS("reads the regions of the token", everybody(REGION)),
    DEFINE_CLASS("defines a class of units", in(REGION, ADMIN, OFFICE)),
    RENAME_CLASS("renames a class of units", in(REGION, ADMIN, OFFICE)),
    READ_CLASSES("reads the classes of units", everybody(PUBLISHED)),
    OPEN_CYCLE("opens a cycle", in(REGION, OFFICE)),
    CLOSE_CYCLE("closes a cycle", in(REGION, OFFICE)),
    SET_CYCLE_RULES("sets the rules of a cycle", in(REGION, OFFICE)),
    READ_CYCLES("reads the cycles", everybody(PUBLISHED)),

    // Units.
    REGISTER_UNIT("registers a unit", in(REGION, ADMIN, OFFICE)),
    RENAME_UNIT("renames a unit", in(REGION, ADMIN, OFFICE)),
    MOVE_UNIT("moves a unit in the tree", in(REGION, ADMIN, OFFICE)),
    CLASSIFY_UNIT("puts a unit into a class", in(REGION, ADMIN, OFFICE)),
    ABOLISH_UNIT("abolishes a unit", in(REGION, ADMIN, OFFICE)),
    READ_UNITS("reads the units, as they are and were", everybody(PUBLISHED)),
    KEEP_GROUPS("defines groups of units, puts units into them", in(REGION, ADMIN, OFFICE)),
    READ_GROUPS("reads the groups of units and who is in them", everybody(PUBLISHED)),
    KEEP_ROSTER(
            "assigns and ends the duties of a unit, leading ones if it may keep these",
            in(REGION, ADMIN, OFFICE),
            in(OWN_UNIT, DEPARTMENT)),
    KEEP_LEADERS("keeps leading duties, withdraws mistaken ones", in(REGION, ADMIN, OFFICE)),
    READ_ROSTER("reads who has which duty", overseers(), in(OWN_UNIT, DEPARTMENT, REVIEWER)),

    // Persons and machines.
    READ_PEOPLE(
            "reads who may log in, with roles, regions and units",
            in(REGION, ADMIN, OFFICE, AUDITOR)),
    KEEP_PEOPLE(
            "invites persons, gives and takes roles below the own, resets passwords, lets in no longer",
            in(REGION, ADMIN, OFFICE)),
    READ_MACHINES(
            "reads the clients of other systems, with roles, regions and units",
            in(REGION, ADMIN, OPERATOR, AUDITOR)),
    KEEP_MACHINES(
            "registers and revokes the clients of other systems, replaces their secrets",
            in(REGION, ADMIN)),

    // Goals.
    KEEP_CATEGORIES("defines, renames, retires and restores categories", in(REGION, OFFICE)),
    READ_CATEGORIES("reads the categories of goals", everybody(PUBLISHED)),
    DRAFT_GOAL("drafts a goal", in(REGION, OFFICE), in(OWN_UNIT, DEPARTMENT)),
    REVISE_GOAL("revises the draft of a goal", in(REGION, OFFICE), in(OWN_UNIT, DEPARTMENT)),
    SUBMIT_GOAL(
            "submits the draft of a goal for approval",
            in(REGION, OFFICE),
            in(OWN_UNIT, DEPARTMENT)),
    OBJECT_TO_GOAL("sends a goal back to its authors", in(REGION, OFFICE)),
    APPROVE_GOAL("approves a goal", in(ANOTHERS, OFFICE)),
    ISSUE_GOAL("makes an approved goal binding", in(ANOTHERS, OFFICE)),
    WITHDRAW_GOAL(
            "gives up a goal that nobody has approved",
            in(REGION, OFFICE),
            in(OWN_UNIT, DEPARTMENT)),
    DECOMPOSE_GOAL(
            "divides a figure of a goal among units below its owner, the office among any",
            in(REGION, OFFICE),
            in(OWN_UNIT, DEPARTMENT)),
    ACKNOWLEDGE_GOAL("acknowledges an issued goal for its owner", in(OWN_UNIT, DEPARTMENT)),
    REPORT_MILESTONE("reports that a milestone of a goal is done", in(OWN_UNIT, DEPARTMENT)),
    CONFIRM_MILESTONE(
            "confirms or sends back the report on a milestone that another person made",
            in(REGION, OFFICE),
            in(UNIT_BELOW, REVIEWER)),
    READ_GOALS(
            "reads goals, drafts included",
            overseers(),
            in(OWN_UNIT, DEPARTMENT, REVIEWER),
            everybody(PUBLISHED)),

    // Targets.
    SET_TARGET("sets a target for the first time", in(REGION, OFFICE)),
    REQUEST_CHANGE("requests another figure of a target", in(REGION, OFFICE)),
    FILE_CHANGE(
            "files a request for a change of targets: an adjustment, or a relief that a unit missed;"
                    + " a relief of the own unit's",
            in(REGION, OFFICE),
            in(OWN_UNIT, DEPARTMENT)),
    GRANT_CHANGE(
            "grants a request for a change, of a unit that the token does not name",
            in(ANOTHERS, OFFICE, LEADER)),
    DENY_CHANGE(
            "denies a request for a change, of a unit that the token does not name",
            in(ANOTHERS, OFFICE, LEADER)),
    WITHDRAW_CHANGE("withdraws the own request for a change", in(REGION, OFFICE, DEPARTMENT)),
    READ_CHANGES("reads the requests for changes", overseers(), in(OWN_UNIT, DEPARTMENT)),
    REQUEST_OWN_INDICATORS("requests indicators of a unit's own", in(REGION, OFFICE)),
    READ_OWN_INDICATORS(
            "reads the indicators that units have of their own",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER),
            in(OWN_UNIT, DEPARTMENT, REVIEWER, SUBMISSIONS_WRITE)),
    READ_TARGETS(
            "reads targets",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER),
            in(OWN_UNIT, DEPARTMENT, REVIEWER, SUBMISSIONS_WRITE),
            everybody(PUBLISHED)),

    // Indicators and schemes.
    PROPOSE_INDICATOR("proposes an indicator", in(REGION, INDICATOR_AUTHOR)),
    RENAME_INDICATOR("renames an indicator", in(REGION, INDICATOR_AUTHOR)),
    REVISE_INDICATOR("describes an indicator otherwise", in(REGION, INDICATOR_AUTHOR)),
    DRAFT_INDICATOR_VERSION("drafts a version of an indicator", in(REGION, INDICATOR_AUTHOR)),
    APPROVE_INDICATOR_VERSION(
            "approves a version of an indicator", in(ANOTHERS, INDICATOR_APPROVER)),
    ENACT_INDICATOR_VERSION(
            "makes an approved version of an indicator binding", in(ANOTHERS, INDICATOR_APPROVER)),
    RETIRE_INDICATOR("retires an indicator", in(REGION, INDICATOR_APPROVER)),
    READ_INDICATORS(
            "reads indicators and their versions, drafts included",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER),
            everybody(PUBLISHED)),
    READ_FINDINGS(
            "reads what is questionable about indicators and schemes",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER)),
    WAIVE_FINDING(
            "gives the reason why what is questionable may stand",
            in(ANOTHERS, INDICATOR_APPROVER)),
    SET_QUALITY_RULES("sets how indicators and schemes are checked", in(REGION, OFFICE)),
    DRAFT_SCHEME("drafts a scheme", in(REGION, OFFICE, INDICATOR_AUTHOR)),
    APPROVE_SCHEME("approves a scheme", in(ANOTHERS, INDICATOR_APPROVER)),
    ENACT_SCHEME("makes an approved scheme binding", in(ANOTHERS, INDICATOR_APPROVER)),
    READ_SCHEMES(
            "reads schemes and their versions, drafts included",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER),
            everybody(PUBLISHED)),

    // Observations and lights.
    SUBMIT_OBSERVATIONS("submits figures", in(OWN_UNIT, DEPARTMENT, SUBMISSIONS_WRITE, OFFICE)),
    STATE_REPORTING_DAY(
            "states another day than today as the one on which a figure was reported",
            in(REGION, OFFICE)),
    WITHDRAW_OBSERVATION("withdraws a figure", in(OWN_UNIT, DEPARTMENT, SUBMISSIONS_WRITE, OFFICE)),
    APPROVE_OBSERVATION("approves a figure", in(UNIT_BELOW, REVIEWER, OFFICE)),
    RETURN_OBSERVATION("sends a figure back to its unit", in(UNIT_BELOW, REVIEWER, OFFICE)),
    CHANGE_FIGURES_AT_ONCE(
            "declares, corrects and withdraws figures without another person's grant",
            in(REGION, OFFICE)),
    REQUEST_FIGURE_CHANGE(
            "requests a declaration, correction or withdrawal of a figure",
            in(OWN_UNIT, DEPARTMENT, SUBMISSIONS_WRITE, OFFICE)),
    GRANT_FIGURE_CHANGE(
            "grants a request about a figure, of a unit that the token does not name",
            in(ANOTHERS, REVIEWER, OFFICE)),
    DENY_FIGURE_CHANGE(
            "denies a request about a figure, of a unit that the token does not name",
            in(ANOTHERS, REVIEWER, OFFICE)),
    WITHDRAW_FIGURE_CHANGE(
            "withdraws the own request about a figure",
            in(REGION, DEPARTMENT, SUBMISSIONS_WRITE, OFFICE)),
    READ_FIGURE_CHANGES(
            "reads the requests about figures",
            overseers(),
            unitsOwn(),
            in(OWN_UNIT, SUBMISSIONS_WRITE)),
    READ_OBSERVATIONS(
            "reads figures as they were sent",
            overseers(),
            unitsOwn(),
            in(OWN_UNIT, SUBMISSIONS_WRITE)),
    READ_ALERTS("reads the lights that changed", overseers(), unitsOwn()),

    // Scores.
    READ_SCORES("reads scores, published or not", overseers(), unitsOwn()),
    FOLLOW_SCORES("follows the changes of scores as they happen", overseers(), unitsOwn()),
    READ_EXPLANATIONS("reads the explanation of a score", overseers(), unitsOwn()),
    READ_SCORE_TABLES("reads, prints or downloads a table of scores", overseers(), unitsOwn()),
    READ_EDITIONS("reads the published tables of scores", everybody(PUBLISHED)),
    TRACE_ENTRY(
            "traces an entry to the scores it affects",
            overseers(),
            unitsOwn(),
            in(OWN_UNIT, SUBMISSIONS_WRITE)),

    READ_PERCENTILES(
            "reads percentiles of units' figures, for parameters of rules",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER)),

    READ_CALIBRATIONS(
            "reads how hard a target would be, and which figures and courses experience suggests",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER),
            in(OWN_UNIT, DEPARTMENT)),

    // Suppressions.
    REQUEST_SUPPRESSION(
            "asks that a block of a unit be left out, or count again", in(REGION, OFFICE)),
    GRANT_SUPPRESSION(
            "grants what is asked for about a block of a unit", in(ANOTHERS, OFFICE, LEADER)),
    DENY_SUPPRESSION(
            "denies what is asked for about a block of a unit", in(ANOTHERS, OFFICE, LEADER)),
    READ_SUPPRESSIONS("reads which blocks of units are left out", overseers(), unitsOwn()),

    // Runs.
    PLAN_WHAT_IF(
            "plans and starts a what-if", in(REGION, OPERATOR, ADMIN, OFFICE, INDICATOR_AUTHOR)),
    PLAN_RUN("plans and starts a run of any other kind", in(REGION, OPERATOR, ADMIN)),
    RESUME_RUN("resumes a run that failed", in(REGION, OPERATOR, ADMIN)),
    CANCEL_RUN("stops a run", in(REGION, OPERATOR, ADMIN)),
    EXPIRE_RUN("discards the results of a what-if", in(REGION, OPERATOR, ADMIN)),
    APPROVE_RUN("approves a verified run", in(ANOTHERS, OFFICE, LEADER, OPERATOR, ADMIN)),
    REJECT_RUN("rejects a finished run", in(REGION, OFFICE, LEADER, OPERATOR, ADMIN)),
    PROMOTE_RUN(
            "makes an approved run's scores the official ones",
            in(REGION, OPERATOR, OFFICE, ADMIN)),
    PUBLISH_EDITIONS("publishes a promoted run's tables", in(REGION, OFFICE, ADMIN)),
    READ_WHAT_IFS(
            "reads what-ifs, their results and differences",
            overseers(),
            in(REGION, INDICATOR_AUTHOR, INDICATOR_APPROVER)),
    READ_RUNS("reads runs of any other kind, their results and differences", overseers()),
    READ_VERIFICATION("reads the result of the last verification", overseers()),

    // Journals and what is derived from them.
    READ_JOURNALS("reads a journal whole", overseers()),
    READ_ENTRIES(
            "reads an entry, or the history of a stream",
            overseers(),
            unitsOwn(),
            in(OWN_UNIT, SUBMISSIONS_WRITE),
            in(
                    PUBLISHED,
                    DEPARTMENT,
                    REVIEWER,
                    INDICATOR_AUTHOR,
                    INDICATOR_APPROVER,
                    SUBMISSIONS_WRITE)),
    READ_POSITIONS(
            "reads the positions of the services, and the cut of a moment", everybody(REGION)),
    REFILL_JOURNAL("sends a journal to Kafka again", in(REGION, OPERATOR, ADMIN)),
    REBUILD_VIEW("rebuilds a view from its journal", in(REGION, OPERATOR, ADMIN)),
    READ_PARKED("reads the parked entries of a service", in(REGION, OPERATOR, AUDITOR, ADMIN)),
    RETRY_PARKED("retries the parked entries of a service", in(REGION, OPERATOR, ADMIN)),
    READ_SEGMENT("reads the state of the sealed snapshot", in(REGION, OPERATOR, ADMIN)),
    SEAL_SEGMENT("seals the history in a new snapshot", in(REGION, OPERATOR, ADMIN));

    private final String what;

    // A copy that nobody can change, of records that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Grant> grants;

    Action(String what, Grant... grants) {
        this.what = what;
        this.grants = List.of(grants);
    }

    /** The action in one line, as a phrase with a verb in the third person. */
    public String what() {
        return what;
    }

    /** The grants that allow it. */
    public List<Grant> grants() {
        return grants;
    }

    /** All roles that any grant names; empty where no role is needed. */
    public Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        grants.forEach(grant -> roles.addAll(grant.roles()));
        return Collections.unmodifiableSet(roles);
    }

    /** As descriptions name it, {@code read-observations}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
