import { describe, expect, it } from '@jest/globals';

import { Catalogue, STANDARD_CATALOGUE } from '../catalogue/catalogue.ts';
import { decodeMessage } from './decode-message.ts';
import type { LogEntry } from './log-entry.ts';

const RECEIVED_AT = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function hear(payload: unknown, entry: Partial<LogEntry> = {}, catalogue = STANDARD_CATALOGUE) {
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload));
  const heard: LogEntry = {
    kind: 'telemetry',
    assetCode: 'CAR-1',
    receivedAt: RECEIVED_AT,
    timeSource: 'device',
    topic: 'muster/v1/CAR-1/telemetry',
    payload: bytes,
    ...entry,
  };
  return decodeMessage(heard, catalogue);
}

const reading = (values: object, ts: unknown = RECEIVED_AT) => ({ ts, values });
const reasons = (verdict: { objections: readonly { reason: string }[] }) =>
  verdict.objections.map(({ reason }) => reason);

describe('a telemetry message', () => {
  it('becomes one good sample for each value, at the time of the device', () => {
    const { samples, objections, connection } = hear(
      reading({ engineSpeed: 1510, operatingState: 'drilling' }, RECEIVED_AT - 3 * SECOND),
    );
    expect(samples).toEqual([
      { assetCode: 'CAR-1', metric: 'engineSpeed', time: RECEIVED_AT - 3 * SECOND, value: 1510, quality: 'good' },
      {
        assetCode: 'CAR-1',
        metric: 'operatingState',
        time: RECEIVED_AT - 3 * SECOND,
        value: 'drilling',
        quality: 'good',
      },
    ]);
    expect(objections).toEqual([]);
    expect(connection).toBe('online');
  });

  it('may be an array of readings, of which a bad one does not spoil the others', () => {
    const { samples, objections } = hear([
      reading({ engineSpeed: 1 }),
      { ts: 'yesterday', values: { engineSpeed: 2 } },
      reading({ engineSpeed: 3 }),
    ]);
    expect(samples.map(({ value }) => value)).toEqual([1, 3]);
    expect(reasons({ objections })).toEqual(['impossible-time']);
  });

  it('is quarantined when its time is more than 5 min ahead of the server', () => {
    expect(reasons(hear(reading({ engineSpeed: 1 }, RECEIVED_AT + 5 * MINUTE + 1)))).toEqual(['future-time']);
    expect(hear(reading({ engineSpeed: 1 }, RECEIVED_AT + 5 * MINUTE)).samples).toHaveLength(1);
  });

  it.each([
    ['an impossible date', 1e300, 'future-time'],
    ['a clock that was never set', 0, 'impossible-time'],
    ['seconds in place of milliseconds', RECEIVED_AT / 1000, 'impossible-time'],
    ['a date as text', '2026-06-01T12:00:00Z', 'impossible-time'],
    ['no time', null, 'missing-time'],
  ])('is quarantined for %s', (_, ts, reason) => {
    const verdict = hear({ ts, values: { engineSpeed: 1 } });
    expect(verdict.samples).toEqual([]);
    expect(reasons(verdict)).toEqual([reason]);
    expect(verdict.connection).toBeUndefined();
  });

  it('takes the time of receipt from a piece with a dead clock', () => {
    for (const ts of [undefined, 0, RECEIVED_AT + 60 * MINUTE]) {
      expect(hear({ ts, values: { engineSpeed: 1 } }, { timeSource: 'server' }).samples[0]).toMatchObject({
        time: RECEIVED_AT,
        quality: 'good',
      });
    }
  });

  it('keeps a value out of its physical range with that quality, and the rest of the message as good', () => {
    const { samples, objections } = hear(reading({ engineSpeed: 20_000, fuelRate: 2.5 }));
    expect(samples.map(({ metric, value, quality }) => [metric, value, quality])).toEqual([
      ['engineSpeed', 20_000, 'outOfRange'],
      ['fuelRate', 2.5, 'good'],
    ]);
    expect(objections).toEqual([]);
  });

  it('keeps a "not available" code as such: JSON null and the null of rig sensors', () => {
    const { samples } = hear(reading({ hookload: -999.25, engineSpeed: null }));
    expect(samples.map(({ value, quality }) => [value, quality])).toEqual([
      [null, 'notAvailable'],
      [null, 'notAvailable'],
    ]);
  });

  it('keeps a name that the catalogue does not know, marked unknown', () => {
    expect(hear(reading({ dustLevel: 3 })).samples).toMatchObject([{ metric: 'dustLevel', quality: 'unknownMetric' }]);
  });

  it('judges a name by what the catalogue has learnt, and a standard one by its changed range', () => {
    const catalogue = new Catalogue();
    const values = reading({ dustLevel: 3, engineSpeed: 5_000 });
    const qualities = () => hear(values, {}, catalogue).samples.map(({ quality }) => quality);
    expect(qualities()).toEqual(['unknownMetric', 'good']);
    const gauge = { kind: 'gauge', valueType: 'number', label: { zh: '粉尘', en: 'Dust' } } as const;
    catalogue.put([
      { ...gauge, name: 'dustLevel', unit: 'mg/m3', minimum: 0 },
      { ...gauge, name: 'engineSpeed', unit: '/min', maximum: 3_000 },
    ]);
    expect(qualities()).toEqual(['good', 'outOfRange']);
  });

  it.each([
    ['malformed JSON', '{"ts":1', 'malformed-json'],
    ['NaN', '{"ts":NaN,"values":{}}', 'malformed-json'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'invalid-utf8'],
    ['an empty payload', '', 'malformed-json'],
    ['a bare number', '42', 'wrong-shape'],
    ['values that are a list', { ts: RECEIVED_AT, values: [1] }, 'wrong-shape'],
    ['an infinite number', `{"ts":${RECEIVED_AT},"values":{"engineSpeed":1e400}}`, 'invalid-value'],
    ['an object as a value', reading({ engineSpeed: { now: 1 } }), 'invalid-value'],
    ['text with a NUL', reading({ operatingState: 'a\0b' }), 'invalid-value'],
    ['text for a number', reading({ engineSpeed: 'fast' }), 'wrong-type'],
    ['__proto__ as a name', `{"ts":${RECEIVED_AT},"values":{"__proto__":1}}`, 'invalid-metric-name'],
    ['a name with HTML', reading({ '<b>': 1 }), 'invalid-metric-name'],
    [
      'a value nested 50,000 deep',
      `{"ts":${RECEIVED_AT},"values":{"engineSpeed":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
      'invalid-value',
    ],
    ['a time nested 50,000 deep', `{"ts":${'['.repeat(50_000)}${']'.repeat(50_000)},"values":{}}`, 'impossible-time'],
    ['a list of 300,000 nothings', `[${'{},'.repeat(300_000)}{}]`, 'too-many-items'],
    ['100,000 nested lists', '['.repeat(100_000), 'malformed-json'],
  ])('objects to %s', (_, payload, reason) => {
    const verdict = hear(payload);
    expect(verdict.samples).toEqual([]);
    expect(reasons(verdict)).toEqual([reason]);
  });

  it('gives a position fix from two good coordinates, with the time of the fix', () => {
    const positionTs = RECEIVED_AT - 4 * SECOND;
    const { fixes } = hear({ ...reading({ latitude: 34.26, longitude: 108.94, heading: 90 }), positionTs });
    expect(fixes).toEqual([{ latitude: 34.26, longitude: 108.94, heading: 90, time: positionTs }]);
  });

  it('gives no fix from an impossible coordinate', () => {
    const { fixes, samples } = hear(reading({ latitude: 33.99, longitude: 1555.6333 }));
    expect(fixes).toEqual([]);
    expect(samples.map(({ quality }) => quality)).toEqual(['good', 'outOfRange']);
  });
});

describe('a status message', () => {
  const status = (payload: unknown) => hear(payload, { kind: 'status' });

  it('says online or offline', () => {
    expect(status({ state: 'online', ts: RECEIVED_AT }).connection).toBe('online');
    expect(status({ state: 'offline', ts: 0 }).connection).toBe('offline');
  });

  it('is quarantined when it says anything else', () => {
    expect(reasons(status({ state: 'asleep' }))).toEqual(['wrong-shape']);
  });
});

describe('an event message', () => {
  const fault = { ts: RECEIVED_AT, code: 'SPN-110', severity: 'critical', state: 'raised', message: '冷却液温度过高' };

  it('is kept with its own time', () => {
    const { events } = hear({ ...fault, ts: RECEIVED_AT - MINUTE }, { kind: 'event' });
    expect(events).toEqual([
      { time: RECEIVED_AT - MINUTE, code: 'SPN-110', severity: 'critical', state: 'raised', message: '冷却液温度过高' },
    ]);
  });

  it('is quarantined with the field that is wrong', () => {
    const { objections } = hear([fault, { ...fault, severity: 'terrible' }], { kind: 'event' });
    expect(objections).toHaveLength(1);
    expect(objections[0]!.detail).toContain('severity');
  });
});

describe('a reply to a command', () => {
  it('that was never sent is quarantined', () => {
    expect(reasons(hear({ ok: true }, { kind: 'reply' }))).toEqual(['unknown-command']);
  });
});
