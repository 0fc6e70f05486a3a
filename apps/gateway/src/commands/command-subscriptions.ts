import type { Client, Subscription } from 'aedes';

type Quality = 0 | 1;

/** Which connections want to hear which commands. */
export class CommandSubscriptions {
  readonly #filters = new WeakMap<Client, Map<string, Quality>>();

  add(client: Client, subscriptions: readonly Subscription[]): void {
    const filters = this.#filters.get(client) ?? new Map<string, Quality>();
    for (const { topic, qos } of subscriptions) filters.set(topic, qos === 0 ? 0 : 1);
    this.#filters.set(client, filters);
  }

  remove(client: Client, topics: readonly string[]): void {
    for (const topic of topics) this.#filters.get(client)?.delete(topic);
  }

  /** The quality with which the connection wants this topic, if it wants it at all. */
  qualityFor(client: Client, topic: string): Quality | undefined {
    const filters = this.#filters.get(client);
    if (!filters) return undefined;
    const prefix = topic.slice(0, topic.lastIndexOf('/') + 1);
    const wanted = [topic, `${prefix}+`, `${prefix}#`].flatMap((filter) => filters.get(filter) ?? []);
    return wanted.length === 0 ? undefined : (Math.max(...wanted) as Quality);
  }
}
