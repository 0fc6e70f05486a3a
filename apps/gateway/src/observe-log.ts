import type { MessageLog } from '#telemetry/log/message-log';
import { Gauge, Histogram, type Registry } from 'prom-client';

/** Shows the log's state under `/metrics`. */
export function observeLog(log: MessageLog, registry: Registry): void {
  const registers = [registry];
  new Gauge({
    name: 'muster_log_bytes',
    help: 'Bytes of the log on disk',
    registers,
    async collect() {
      this.set(await log.sizeBytes());
    },
  });
  new Gauge({
    name: 'muster_log_backlog_age_seconds',
    help: 'Age of the oldest record that a store has yet to apply',
    registers,
    collect() {
      this.set(log.backlogAgeMs / 1_000);
    },
  });
  new Gauge({
    name: 'muster_log_open',
    help: '1 while the log takes more; at 0 nothing is acknowledged',
    registers,
    collect() {
      this.set(log.standing.state === 'open' ? 1 : 0);
    },
  });
  observeGroups(log, registry);
}

function observeGroups(log: MessageLog, registry: Registry): void {
  const sync = new Histogram({
    name: 'muster_log_sync_seconds',
    help: 'Time to write and sync a group of messages; its count is the number of groups',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const group = new Histogram({
    name: 'muster_log_group_messages',
    help: 'Messages in a group that was written and synced at once',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000],
    registers: [registry],
  });
  let startedMs = performance.now();
  log.on('writing', () => (startedMs = performance.now()));
  log.on('synced', ({ messages }) => {
    sync.observe((performance.now() - startedMs) / 1_000);
    group.observe(messages);
  });
}
