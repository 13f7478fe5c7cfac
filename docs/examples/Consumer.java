import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps the current state of every article that newsreel publishes, and prints each change as a line of JSON.
 *
 * <p>Needs kafka-clients and jackson-databind: java -cp JARS Consumer.java BROKERS [TOPIC] [GROUP] [--until-end]
 */
public class Consumer {
  static final String STORED = "newsreel.article.stored.v1";
  static final String REMOVED = "newsreel.article.removed.v1";
  static final ObjectMapper JSON = new ObjectMapper();

  // In your system a table: the key, the highest sequence that was seen, and what you need of the article.
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, JsonNode> articles = new HashMap<>();

  public static void main(String[] args) throws Exception {
    List<String> given = List.of(args).stream().filter(argument -> !argument.equals("--until-end")).toList();
    if (given.isEmpty()) {
      System.err.println("java -cp JARS Consumer.java BROKERS [TOPIC] [GROUP] [--until-end]");
      System.exit(2);
    }
    String topic = given.size() > 1 ? given.get(1) : "articles.stored";
    String group = given.size() > 2 ? given.get(2) : "java-example";
    new Consumer().read(given.get(0), topic, group, given.size() < args.length);
  }

  void read(String brokers, String topic, String group, boolean untilEnd) throws Exception {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class.getName());
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.subscribe(List.of(topic));
      while (!untilEnd || !atEnd(consumer, ends)) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) apply(record);
        // What was polled has been dealt with.
        consumer.commitSync();
      }
    }
  }

  private static boolean atEnd(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
    return consumer.assignment().size() == ends.size() && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void apply(ConsumerRecord<String, byte[]> record) throws Exception {
    String type = header(record, "ce_type");
    if (!STORED.equals(type) && !REMOVED.equals(type)) {
      System.err.println("passed over: " + type);
      return;
    }
    long sequence = Long.parseLong(header(record, "ce_sequence"));
    // Delivery is at least once: what is not newer than what is known has been seen already.
    if (sequence <= sequences.getOrDefault(record.key(), 0L)) return;
    sequences.put(record.key(), sequence);
    ObjectNode change = JSON.createObjectNode().put("articleId", record.key()).put("sequence", sequence);
    if (REMOVED.equals(type)) {
      // A tombstone: its value is null, and what it says stands in its headers.
      articles.remove(record.key());
      change.put("removed", header(record, "ce_reason")).put("mergedInto", header(record, "ce_mergedinto"));
    } else {
      JsonNode article = JSON.readTree(record.value());
      articles.put(record.key(), article);
      change.put("title", article.get("title").textValue());
    }
    System.out.write((JSON.writeValueAsString(change) + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
