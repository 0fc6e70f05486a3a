import { describe, expect, it } from '@jest/globals';

import { Turns } from './turns.ts';

describe('devices that take their turns', () => {
  const record = (count: number) => {
    const allowed: string[] = [];
    const connections = Array.from({ length: count }, (_, index) => ({
      send: (below: number) => void allowed.push(`${index}<${below}`),
    }));
    return { allowed, connections };
  };

  it('send one after the other, evenly over time, and nobody twice in a round', () => {
    const { allowed, connections } = record(3);
    const turns = new Turns(connections, { ratePerSecond: 10, firstSequence: 100 });
    turns.sendUntil(99);
    expect(allowed).toEqual([]);
    turns.sendUntil(250);
    expect(allowed).toEqual(['0<101', '1<101']);
    turns.sendUntil(500);
    expect(allowed.slice(2)).toEqual(['2<101', '0<102', '1<102']);
  });

  it('send without end when there is no rate', () => {
    const { allowed, connections } = record(2);
    new Turns(connections, { ratePerSecond: Infinity, firstSequence: 0 }).sendUntil(0);
    expect(allowed).toEqual(['0<Infinity', '1<Infinity']);
  });
});
