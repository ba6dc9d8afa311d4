"""Stands in for confluent-kafka in a test: delivers the lines of a file, then ends the program."""

import os

OFFSET_END = -1


class Partition:
    def __init__(self):
        self.offset = -1001


class Message:
    def __init__(self, line):
        self.line = line

    def value(self):
        return self.line

    def error(self):
        return None


class Consumer:
    def __init__(self, config):
        assert config["enable.auto.commit"] is False
        with open(os.environ["DELIVERED"], encoding="utf-8") as lines:
            self.lines = lines.read().splitlines()
        self.first = 0

    def subscribe(self, topics, on_assign=None):
        assert topics == ["kaocheng.scores.v1"]
        if on_assign:
            on_assign(self, [Partition()])

    def committed(self, partitions):
        return partitions

    def offsets_for_times(self, partitions):
        moment = partitions[0].offset
        partitions[0].offset = int(os.environ["OFFSET_OF_" + str(moment)])
        return partitions

    def assign(self, partitions):
        self.first = partitions[0].offset

    def poll(self, _):
        if self.first >= len(self.lines):
            raise KeyboardInterrupt
        self.first += 1
        return Message(self.lines[self.first - 1])

    def commit(self, message):
        pass

    def close(self):
        pass
