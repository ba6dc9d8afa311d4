"""Keeps the present score of every unit and period in an SQLite file.

python3 scores_reader.py 127.0.0.1:19092 scores.db [2026-03-01T00:00:00Z]

Stop it at any time and start it again: nothing is lost, nothing counts twice. The moment, where to
begin, is for the first start only. Needs: pip install confluent-kafka
"""

import json
import sqlite3
import sys
from datetime import datetime

from confluent_kafka import OFFSET_END, Consumer

TOPIC = "kaocheng.scores.v1"


def open_store(path):
    """The positions stand in the database the scores stand in: one transaction writes both."""
    store = sqlite3.connect(path)
    store.execute("create table if not exists position (region text primary key, sequence integer not null)")
    store.execute(
        "create table if not exists score (region text, unit text, period text, total text, rank integer,"
        " primary key (region, unit, period))"
    )
    return store


def take(store, event):
    region, sequence = event["region"], int(event["sequence"])
    row = store.execute("select sequence from position where region = ?", (region,)).fetchone()
    if row and sequence <= row[0]:
        return  # delivered before
    with store:
        store.execute("insert or replace into position values (?, ?)", (region, sequence))
        data = event["data"]
        if event["type"] == "kaocheng.scores.unit-scored.v1":
            # decimals are texts; total and rank are absent without data
            store.execute(
                "insert or replace into score values (?, ?, ?, ?, ?)",
                (region, data["unit"], data["period"], data.get("total"), data.get("rank")),
            )
        elif event["type"] == "kaocheng.scores.score-withdrawn.v1":
            store.execute(
                "delete from score where region = ? and unit = ? and period = ?",
                (region, data["unit"], data["period"]),
            )
        # types are added: pass over what you do not know


def begin_at(moment):
    """Where to begin in partitions that this group has never read."""

    def assigned(consumer, partitions):
        for partition, committed in zip(partitions, consumer.committed(partitions)):
            if committed.offset >= 0:
                partition.offset = committed.offset
            else:
                partition.offset = int(moment.timestamp() * 1000)
                found = consumer.offsets_for_times([partition])[0]
                partition.offset = found.offset if found.offset >= 0 else OFFSET_END
        consumer.assign(partitions)

    return assigned


def main(bootstrap, path, moment=None):
    consumer = Consumer(
        {
            "bootstrap.servers": bootstrap,
            "group.id": "city-platform",
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
        }
    )
    if moment:
        consumer.subscribe([TOPIC], on_assign=begin_at(datetime.fromisoformat(moment.replace("Z", "+00:00"))))
    else:
        consumer.subscribe([TOPIC])
    store = open_store(path)
    try:
        while True:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                print(message.error(), file=sys.stderr)
                continue
            take(store, json.loads(message.value()))
            consumer.commit(message)  # after the store: what was not stored comes again
    except KeyboardInterrupt:
        pass
    finally:
        consumer.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
