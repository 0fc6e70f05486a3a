import { describe, expect, it } from '@jest/globals';

import { judgeConnection } from './connection.ts';

const NOW = new Date('2026-01-01T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

describe('the connection of a piece', () => {
  it.each([
    ['was never heard', null, false, 60, 'never'],
    ['was heard a second ago', 1, true, 60, 'online'],
    ['was heard three intervals ago', 180, true, 60, 'online'],
    ['is quiet for longer than three intervals', 181, true, 60, 'silent'],
    ['reports each second and is quiet for a minute', 60, true, 1, 'online'],
    ['reports each second and is quiet for longer than a minute', 61, true, 1, 'silent'],
    ['reports once a day and was heard yesterday', 86_400, true, 86_400, 'online'],
    ['said goodbye a second ago', 1, false, 60, 'offline'],
    ['said goodbye long ago', 86_400, false, 60, 'offline'],
    ['was heard by a server whose clock is ahead', -5, true, 60, 'online'],
  ])('of one that %s', (_, seenSecondsAgo, connected, reportingIntervalSeconds, expected) => {
    const lastSeenAt = seenSecondsAgo === null ? null : secondsAgo(seenSecondsAgo);
    expect(judgeConnection({ lastSeenAt, connected, reportingIntervalSeconds }, NOW)).toBe(expected);
  });
});
