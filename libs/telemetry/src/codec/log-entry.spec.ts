import { describe, expect, it } from '@jest/globals';

import { decodeLogEntry, encodeLogEntry, type LogEntry } from './log-entry.ts';

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
