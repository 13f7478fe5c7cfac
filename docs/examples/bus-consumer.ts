import { createBus, done, kafkaLog, retryLater, type Bus, type BusLogger } from '@newsreel/bus';
import { ArticleRemoved, ArticlesStored, ArticleStored, type EventDefinition, type NewsEvent, type Topic } from '@newsreel/contracts';
import { Articles, type Change } from './articles.js';

export interface ConsumerOptions {
  readonly brokers: readonly string[];
  readonly group?: string;
  readonly logger: BusLogger;
  readonly onChange: (change: Change) => void | Promise<void>;
  /** Where your installation names its topics otherwise. */
  readonly layout?: (topic: Topic) => Topic;
}

/** With this project's bus: retries, dead letters, order by key and commits are its business. */
export async function consume({ brokers, group = 'bus-example', logger, onChange, layout }: ConsumerOptions): Promise<Bus> {
  const bus = createBus({ log: kafkaLog({ brokers, clientId: group }), logger, layout, topics: [ArticlesStored] });
  const articles = new Articles();
  const one = async (event: NewsEvent) => {
    try {
      await articles.apply(event, onChange);
    } catch (error) {
      // What lies outside of the event (your database is down) is waited for, in order.
      return retryLater(String(error), 1000);
    }
    return done();
  };
  bus.subscribe({ group, topic: ArticlesStored, events: [ArticleStored, ArticleRemoved] as readonly unknown[] as readonly EventDefinition[], handler: { one } });
  await bus.start();
  return bus;
}
