import type { DeviceRecord } from '../../../bench/flood/device-window.ts';
import { CONNACK, PUBACK } from '../../../bench/flood/packets.ts';
import { SEQUENCE_BASE } from '../../../bench/flood/reading.ts';
import type { SystemCall } from './parse-trace.ts';

const WRITES = new Set(['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2', 'sendto', 'sendmsg']);
const READS = new Set(['read', 'readv', 'recvfrom', 'recvmsg']);
const SYNCS = new Set(['fdatasync', 'fsync']);

export interface Proof {
  readonly acknowledgements: number;
  /** Socket writes that carried at least one PUBACK. */
  readonly batches: number;
  readonly syncs: number;
  /** Sequence numbers acknowledged before a sync covered them; none in a server that keeps its word. */
  readonly early: readonly number[];
}

/**
 * Holds every PUBACK in a trace against the log. A message's bytes must have been written to a file below `logFolder` and that file
 * synced, write before sync and sync before the PUBACK, all ended before the next began.
 */
export function checkAcknowledgements(
  calls: readonly SystemCall[],
  logFolder: string,
  window: number,
  records: readonly DeviceRecord[],
): Proof {
  const inLog = calls.filter(({ target, result }) => target.startsWith(logFolder) && result >= 0);
  const durableFrom = findDurableTimes(inLog);
  const batches = calls
    .filter(({ name, target }) => WRITES.has(name) && target.startsWith('TCP'))
    .map((call) => ({ call, ids: listPubacks(call.bytes) }));
  const connections = findConnections(calls, records);
  const next = new Map<string, number>();
  const early: number[] = [];
  let acknowledgements = 0;
  for (const { call, ids } of batches) {
    const record = connections.get(call.target);
    if (!record) continue;
    for (const id of ids) {
      const key = `${call.target} ${id}`;
      // Packet id = sequence mod window + 1, and the first acknowledgement of an id is that of its lowest sequence.
      const sequence = next.get(key) ?? firstSequenceOf(record, id, window);
      next.set(key, sequence + window);
      acknowledgements += 1;
      if (!((durableFrom.get(sequence) ?? Infinity) < call.began)) early.push(sequence);
    }
  }
  const withPuback = batches.filter(({ call, ids }) => ids.length > 0 && connections.has(call.target));
  return {
    acknowledgements,
    batches: withPuback.length,
    syncs: inLog.filter(({ name }) => SYNCS.has(name)).length,
    early,
  };
}

function firstSequenceOf({ firstSequence }: DeviceRecord, packetId: number, window: number): number {
  return firstSequence + ((packetId - 1 - (firstSequence % window) + window) % window);
}

/** For each sequence number the moment at which the first sync that covers it had ended. */
function findDurableTimes(inLog: readonly SystemCall[]): Map<number, number> {
  const syncs = inLog.filter(({ name }) => SYNCS.has(name));
  const durable = new Map<number, number>();
  for (const write of inLog.filter(({ name }) => WRITES.has(name))) {
    const ends = syncs
      .filter(({ target, began }) => target === write.target && began > write.ended)
      .map(({ ended }) => ended);
    const text = write.bytes.toString('latin1');
    for (const [, digits] of text.matchAll(/"cumulativeOperatingHours":(\d{9})/g)) {
      const sequence = Number(digits) - SEQUENCE_BASE;
      if (!durable.has(sequence)) durable.set(sequence, Math.min(...ends));
    }
  }
  return durable;
}

/** Which device speaks on which connection, from the CONNECT packets that the server read. */
function findConnections(calls: readonly SystemCall[], records: readonly DeviceRecord[]): Map<string, DeviceRecord> {
  const reads = calls.filter(
    ({ name, target, bytes }) => READS.has(name) && target.startsWith('TCP') && bytes.includes('MQTT'),
  );
  return new Map(
    reads.flatMap(({ target, bytes }) => {
      const record = records.find(({ assetCode }) => bytes.includes(assetCode));
      return record ? [[target, record] as const] : [];
    }),
  );
}

/** The packet ids of the PUBACKs in bytes that a server sent to a device, which hold nothing longer than 128 bytes. */
function listPubacks(bytes: Buffer): number[] {
  const ids: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 2 + bytes[at + 1]!) {
    if (bytes[at] === PUBACK) ids.push(bytes.readUInt16BE(at + 2));
    else if (bytes[at] !== CONNACK) break;
  }
  return ids;
}
