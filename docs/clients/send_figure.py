"""Sends a unit's figure, waits for the score it leads to, and shows what a refusal looks like.

KAOCHENG is the address of the gateway, TOKEN the department system's token:

    KAOCHENG=http://localhost:8080 TOKEN=… python3 send_figure.py qinghe edu-bureau budget-execution 202512 80.5 recount

kaocheng_monitoring and kaocheng_evaluation are generated from docs/openapi (docs/clients/README.md).
"""

import os
import sys
import time

import kaocheng_evaluation
import kaocheng_monitoring
from kaocheng_monitoring import NewObservation, Problem


def api(package):
    settings = package.Configuration(host=os.environ["KAOCHENG"], access_token=os.environ["TOKEN"])
    return package.ApiClient(settings)


def scores_of(traces, region, position, patience=120):
    """The scores that the entry bears on, as soon as there are any."""
    end = time.monotonic() + patience
    while not (scores := traces.get_trace(region, position).scores):
        if time.monotonic() > end:
            sys.exit(f"{position} has no score after {patience} s")
        time.sleep(0.2)
    return scores


def main(region, unit, indicator, period, value, reason=None):
    observations = kaocheng_monitoring.ObservationsApi(api(kaocheng_monitoring))
    traces = kaocheng_evaluation.TraceApi(api(kaocheng_evaluation))
    figure = NewObservation(unit=unit, indicator=indicator, period=period, value=value, reason=reason)

    first = observations.submit_observation(region, figure)
    print(first.outcome)
    # After a lost connection it is simply sent again: what holds already is not recorded twice.
    print(observations.submit_observation(region, figure).outcome)

    for score in scores_of(traces, region, first.entries[0].position):
        print(score.unit, score.period, score.total)

    figure.no_data = "not-sent"
    try:
        observations.submit_observation(region, figure)
    except kaocheng_monitoring.ApiException as refused:
        problem = Problem.from_json(refused.body)
        print(problem.type, *(error.pointer for error in problem.errors))


if __name__ == "__main__":
    main(*sys.argv[1:])
