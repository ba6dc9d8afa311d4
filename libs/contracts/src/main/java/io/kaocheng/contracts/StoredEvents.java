package io.kaocheng.contracts;

import static io.kaocheng.contracts.Journal.EVALUATION;
import static io.kaocheng.contracts.Journal.GOALS;
import static io.kaocheng.contracts.Journal.INDICATORS;
import static io.kaocheng.contracts.Journal.MONITORING;
import static io.kaocheng.contracts.Journal.SCORES;

import io.kaocheng.contracts.evaluation.EditionEvent;
import io.kaocheng.contracts.evaluation.RunEvent;
import io.kaocheng.contracts.evaluation.SuppressionEvent;
import io.kaocheng.contracts.goals.AccessEvent;
import io.kaocheng.contracts.goals.CategoryEvent;
import io.kaocheng.contracts.goals.ChangeEvent;
import io.kaocheng.contracts.goals.CycleEvent;
import io.kaocheng.contracts.goals.GoalEvent;
import io.kaocheng.contracts.goals.GroupingEvent;
import io.kaocheng.contracts.goals.OwnListEvent;
import io.kaocheng.contracts.goals.RegionEvent;
import io.kaocheng.contracts.goals.RosterEvent;
import io.kaocheng.contracts.goals.TargetEvent;
import io.kaocheng.contracts.goals.UnitClassEvent;
import io.kaocheng.contracts.goals.UnitEvent;
import io.kaocheng.contracts.goals.UnitGroupEvent;
import io.kaocheng.contracts.indicators.IndicatorEvent;
import io.kaocheng.contracts.indicators.QualityRulesEvent;
import io.kaocheng.contracts.indicators.SchemeEvent;
import io.kaocheng.contracts.indicators.WaiverEvent;
import io.kaocheng.contracts.monitoring.AlertEvent;
import io.kaocheng.contracts.monitoring.ObservationEvent;
import io.kaocheng.contracts.monitoring.RoundEvent;
import io.kaocheng.contracts.scores.ScoresEvent;

/**
 * The registry of stored events: journal, stored name, record and upcasters of every event.
 *
 * <p>A stored name and version are never removed, even when the record is renamed. An optional
 * field is simply added to the record. A changed meaning is a new version: the record becomes that
 * of the new version, and an {@link Upcaster} from the previous one is added at the end of the
 * line, {@code .event("target-set", TargetSet.class, v1 -> v1.put("floor", "0"))}.
 */
final class StoredEvents {

    static final EventRegistry REGISTRY =
            new EventRegistry()
                    .in(GOALS)
                    .event("region-opened", RegionEvent.RegionOpened.class)
                    .event("unit-class-defined", UnitClassEvent.UnitClassDefined.class)
                    .event("unit-class-renamed", UnitClassEvent.UnitClassRenamed.class)
                    .event("unit-registered", UnitEvent.UnitRegistered.class)
                    .event("unit-renamed", UnitEvent.UnitRenamed.class)
                    .event("unit-moved", UnitEvent.UnitMoved.class)
                    .event("unit-classified", UnitEvent.UnitClassified.class)
                    .event("unit-abolished", UnitEvent.UnitAbolished.class)
                    .event("unit-group-defined", UnitGroupEvent.UnitGroupDefined.class)
                    .event("unit-group-renamed", UnitGroupEvent.UnitGroupRenamed.class)
                    .event("unit-grouped", GroupingEvent.UnitGrouped.class)
                    .event("unit-ungrouped", GroupingEvent.UnitUngrouped.class)
                    .event("duty-assigned", RosterEvent.DutyAssigned.class)
                    .event("duty-ended", RosterEvent.DutyEnded.class)
                    .event("duty-withdrawn", RosterEvent.DutyWithdrawn.class)
                    .event("person-invited", AccessEvent.PersonInvited.class)
                    .event("machine-registered", AccessEvent.MachineRegistered.class)
                    .event("access-changed", AccessEvent.AccessChanged.class)
                    .event("secret-replaced", AccessEvent.SecretReplaced.class)
                    .event("access-suspended", AccessEvent.AccessSuspended.class)
                    .event("access-restored", AccessEvent.AccessRestored.class)
                    .event("cycle-opened", CycleEvent.CycleOpened.class)
                    .event("cycle-closed", CycleEvent.CycleClosed.class)
                    .event("cycle-rules-set", CycleEvent.CycleRulesSet.class)
                    .event("category-defined", CategoryEvent.CategoryDefined.class)
                    .event("category-renamed", CategoryEvent.CategoryRenamed.class)
                    .event("category-retired", CategoryEvent.CategoryRetired.class)
                    .event("category-merged", CategoryEvent.CategoryMerged.class)
                    .event("category-restored", CategoryEvent.CategoryRestored.class)
                    .event("goal-drafted", GoalEvent.GoalDrafted.class)
                    .event("goal-revised", GoalEvent.GoalRevised.class)
                    .event("goal-submitted", GoalEvent.GoalSubmitted.class)
                    .event("goal-objected", GoalEvent.GoalObjected.class)
                    .event("goal-approved", GoalEvent.GoalApproved.class)
                    .event("goal-issued", GoalEvent.GoalIssued.class)
                    .event("goal-acknowledged", GoalEvent.GoalAcknowledged.class)
                    .event("goal-abandoned", GoalEvent.GoalAbandoned.class)
                    .event("goal-decomposed", GoalEvent.GoalDecomposed.class)
                    .event("milestone-reported", GoalEvent.MilestoneReported.class)
                    .event("milestone-confirmed", GoalEvent.MilestoneConfirmed.class)
                    .event("milestone-returned", GoalEvent.MilestoneReturned.class)
                    .event("target-set", TargetEvent.TargetSet.class)
                    .event("target-adjusted", TargetEvent.TargetAdjusted.class)
                    .event("target-withdrawn", TargetEvent.TargetWithdrawn.class)
                    .event("own-indicators-set", OwnListEvent.OwnIndicatorsSet.class)
                    .event("change-requested", ChangeEvent.ChangeRequested.class)
                    .event("change-granted", ChangeEvent.ChangeGranted.class)
                    .event("change-denied", ChangeEvent.ChangeDenied.class)
                    .event("change-withdrawn", ChangeEvent.ChangeWithdrawn.class)
                    .in(INDICATORS)
                    .event("indicator-proposed", IndicatorEvent.IndicatorProposed.class)
                    .event("indicator-renamed", IndicatorEvent.IndicatorRenamed.class)
                    .event("indicator-revised", IndicatorEvent.IndicatorRevised.class)
                    .event("version-drafted", IndicatorEvent.VersionDrafted.class)
                    .event("version-approved", IndicatorEvent.VersionApproved.class)
                    .event("version-enacted", IndicatorEvent.VersionEnacted.class)
                    .event("indicator-retired", IndicatorEvent.IndicatorRetired.class)
                    // Since version 2 the cycle may be absent.
                    .event("scheme-drafted", SchemeEvent.SchemeDrafted.class, v1 -> v1)
                    .event("scheme-approved", SchemeEvent.SchemeApproved.class)
                    .event("scheme-enacted", SchemeEvent.SchemeEnacted.class, v1 -> v1)
                    .event("indicator-finding-waived", WaiverEvent.IndicatorFindingWaived.class)
                    .event(
                            "indicator-finding-waiver-ended",
                            WaiverEvent.IndicatorFindingWaiverEnded.class)
                    .event("scheme-finding-waived", WaiverEvent.SchemeFindingWaived.class)
                    .event(
                            "scheme-finding-waiver-ended",
                            WaiverEvent.SchemeFindingWaiverEnded.class)
                    .event("quality-rules-set", QualityRulesEvent.QualityRulesSet.class)
                    .in(MONITORING)
                    .event("observation-submitted", ObservationEvent.ObservationSubmitted.class)
                    .event("observation-corrected", ObservationEvent.ObservationCorrected.class)
                    .event("observation-approved", ObservationEvent.ObservationApproved.class)
                    .event("observation-returned", ObservationEvent.ObservationReturned.class)
                    .event("observation-withdrawn", ObservationEvent.ObservationWithdrawn.class)
                    .event("no-data-declared", ObservationEvent.NoDataDeclared.class)
                    .event("observation-annotated", ObservationEvent.ObservationAnnotated.class)
                    .event("earlier-figure-repeated", ObservationEvent.EarlierFigureRepeated.class)
                    .event(
                            "change-requested",
                            io.kaocheng.contracts.monitoring.ChangeEvent.ChangeRequested.class)
                    .event(
                            "change-granted",
                            io.kaocheng.contracts.monitoring.ChangeEvent.ChangeGranted.class)
                    .event(
                            "change-denied",
                            io.kaocheng.contracts.monitoring.ChangeEvent.ChangeDenied.class)
                    .event(
                            "change-withdrawn",
                            io.kaocheng.contracts.monitoring.ChangeEvent.ChangeWithdrawn.class)
                    .event("light-changed", AlertEvent.LightChanged.class)
                    .event("round-fell-due", RoundEvent.RoundFellDue.class)
                    .in(EVALUATION)
                    .event("run-planned", RunEvent.RunPlanned.class)
                    .event("run-started", RunEvent.RunStarted.class)
                    .event("run-completed", RunEvent.RunCompleted.class)
                    .event("run-failed", RunEvent.RunFailed.class)
                    .event("run-verified", RunEvent.RunVerified.class)
                    .event("run-approved", RunEvent.RunApproved.class)
                    .event("run-promoted", RunEvent.RunPromoted.class)
                    .event("run-rejected", RunEvent.RunRejected.class)
                    .event("run-cancelled", RunEvent.RunCancelled.class)
                    .event("run-expired", RunEvent.RunExpired.class)
                    .event("edition-published", EditionEvent.EditionPublished.class)
                    .event("edition-superseded", EditionEvent.EditionSuperseded.class)
                    .event("suppression-requested", SuppressionEvent.SuppressionRequested.class)
                    .event("suppression-granted", SuppressionEvent.SuppressionGranted.class)
                    .event("suppression-denied", SuppressionEvent.SuppressionDenied.class)
                    .event(
                            "suppression-taken-back",
                            SuppressionEvent.SuppressionRequestWithdrawn.class)
                    .event(
                            "suppression-withdrawal-requested",
                            SuppressionEvent.SuppressionWithdrawalRequested.class)
                    .event("suppression-withdrawn", SuppressionEvent.SuppressionWithdrawn.class)
                    .in(SCORES)
                    .event("unit-scored", ScoresEvent.UnitScored.class)
                    .event("score-withdrawn", ScoresEvent.ScoreWithdrawn.class)
                    .event("light-changed", ScoresEvent.LightChanged.class)
                    .event("edition-published", ScoresEvent.EditionPublished.class);

    private StoredEvents() {}
}
