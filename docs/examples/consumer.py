"""Keeps the current state of every article that newsreel publishes, and prints each change as a line of JSON.

    pip install -r requirements.txt
    python consumer.py BROKERS [TOPIC] [GROUP] [--until-end]
"""

import json
import sys

from cloudevents.core.bindings.kafka import KafkaMessage, from_binary_event
from confluent_kafka import Consumer, KafkaError, KafkaException

STORED = "newsreel.article.stored.v1"
REMOVED = "newsreel.article.removed.v1"


class Articles:
    """In your system a table: the key, the highest sequence that was seen, and what you need of the article."""

    def __init__(self):
        self.sequences = {}
        self.articles = {}

    def apply(self, event):
        """Returns the change as a dictionary, or None where there is none."""
        key = event.get_extension("partitionkey")
        sequence = int(event.get_extension("sequence"))
        # Delivery is at least once: what is not newer than what is known has been seen already.
        if sequence <= self.sequences.get(key, 0):
            return None
        self.sequences[key] = sequence
        if event.get_type() == REMOVED:
            self.articles.pop(key, None)
            merged_into = event.get_extension("mergedinto")
            return {"articleId": key, "sequence": sequence, "removed": event.get_extension("reason"), "mergedInto": merged_into}
        self.articles[key] = event.get_data()
        return {"articleId": key, "sequence": sequence, "title": event.get_data()["title"]}


def read(brokers, topic, group, until_end):
    consumer = Consumer(
        {
            "bootstrap.servers": brokers,
            "group.id": group,
            "auto.offset.reset": "earliest",
            # An offset is stored when its event has been dealt with, not when it has arrived.
            "enable.auto.offset.store": False,
            "enable.partition.eof": until_end,
        }
    )
    articles = Articles()
    partitions = len(consumer.list_topics(topic, timeout=10).topics[topic].partitions)
    ended = set()
    consumer.subscribe([topic])
    try:
        while not until_end or len(ended) < partitions:
            message = consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                if message.error().code() != KafkaError._PARTITION_EOF:
                    raise KafkaException(message.error())
                ended.add(message.partition())
                continue
            # A tombstone has no value; what it says stands in its headers.
            record = KafkaMessage(headers=dict(message.headers() or []), key=message.key(), value=message.value() or b"")
            event = from_binary_event(record)
            if event.get_type() in (STORED, REMOVED):
                change = articles.apply(event)
                if change:
                    print(json.dumps(change, ensure_ascii=False), flush=True)
            else:
                print(f"passed over: {event.get_type()}", file=sys.stderr)
            consumer.store_offsets(message)
    finally:
        consumer.close()


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--until-end"]
    if not arguments:
        sys.exit(__doc__)
    read(arguments[0], *(arguments[1:] + ["articles.stored", "python-example"][len(arguments) - 1 :]), until_end="--until-end" in sys.argv)
