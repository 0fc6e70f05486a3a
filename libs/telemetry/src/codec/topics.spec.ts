import { describe, expect, it } from '@jest/globals';

import { decodeLogEntry, encodeLogEntry, type LogEntry } from './log-entry.ts';
import { isOwnCommandFilter, parseDeviceTopic } from './topics.ts';

describe('the topics of a device', () => {
  it('name the piece and what is said', () => {
    expect(parseDeviceTopic('muster/v1/DR-0012/telemetry')).toEqual({ kind: 'telemetry', assetCode: 'DR-0012' });
    expect(parseDeviceTopic('muster/v1/DR-0012/command/018f/reply')).toEqual({ kind: 'reply', assetCode: 'DR-0012' });
  });

  it.each([
    'muster/v1/DR-0012/command/018f',
    'muster/v1/DR-0012/telemetry/extra',
    'muster/v2/DR-0012/telemetry',
    'muster/v1/dr-0012/telemetry',
    'muster/v1//telemetry',
    '$SYS/broker/uptime',
    'muster/v1/DR-0012/command/a\0b/reply',
    'muster/v1/DR-0012/command//reply',
  ])('do not include %j', (topic) => {
    expect(parseDeviceTopic(topic)).toBeUndefined();
  });

  it.each([
    ['muster/v1/DR-1/command/#', true],
    ['muster/v1/DR-1/command/+', true],
    ['muster/v1/DR-1/command/018f', true],
    ['muster/v1/DR-2/command/#', false],
    ['muster/v1/+/command/#', false],
    ['muster/v1/DR-1/telemetry', false],
    ['$share/group/muster/v1/DR-1/command/#', false],
    ['$SYS/#', false],
    ['#', false],
  ])('let DR-1 subscribe to %s: %s', (filter, allowed) => {
    expect(isOwnCommandFilter(filter, 'DR-1')).toBe(allowed);
  });
});

describe('an entry of the log', () => {
  it('comes back as it was written', () => {
    const entry: LogEntry = {
      kind: 'event',
      assetCode: 'DR-0012',
      receivedAt: 1_780_000_000_123,
      timeSource: 'server',
      topic: 'muster/v1/DR-0012/event',
      payload: Buffer.from([0, 1, 255]),
    };
    expect(decodeLogEntry(encodeLogEntry(entry))).toEqual(entry);
  });

  it('of a later version is refused, not guessed', () => {
    const body = encodeLogEntry({
      kind: 'status',
      assetCode: 'A1',
      receivedAt: 0,
      timeSource: 'device',
      topic: 't',
      payload: Buffer.alloc(0),
    });
    body.writeUInt8(9, 0);
    expect(() => decodeLogEntry(body)).toThrow(/newer version/);
  });
});
