import { describe, expect, it } from '@jest/globals';
import { SEVERITIES, mayAcknowledge, readUrgency, urgencyOf } from './severity.ts';

const one = (severity: (typeof SEVERITIES)[number], unacknowledged: number) => ({ count: 1, unacknowledged, severity });

describe('the urgency of what stands on a piece', () => {
  it('is higher for what nobody has acknowledged than for the worst that somebody has', () => {
    expect(urgencyOf(one('warning', 1))).toBeGreaterThan(urgencyOf(one('critical', 0)));
    expect(urgencyOf(one('critical', 1))).toBeGreaterThan(urgencyOf(one('major', 1)));
    expect(urgencyOf(undefined)).toBe(0);
  });

  it.each(SEVERITIES.flatMap((severity) => [[severity, 0] as const, [severity, 1] as const]))(
    'says again that it came from %s with %d unacknowledged',
    (severity, unacknowledged) => {
      expect(readUrgency(urgencyOf(one(severity, unacknowledged)))).toEqual({
        severity,
        acknowledged: unacknowledged === 0,
      });
    },
  );

  it('is nothing where no alarm stands', () => expect(readUrgency(0)).toBeNull());
});

it('offers acknowledging to who may do it, and not to who only administers', () => {
  expect(mayAcknowledge(['duty_officer'])).toBe(true);
  expect(mayAcknowledge(['administrator', 'auditor', 'viewer'])).toBe(false);
});
