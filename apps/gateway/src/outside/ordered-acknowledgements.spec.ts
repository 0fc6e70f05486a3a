import { describe, expect, it } from '@jest/globals';

import { OrderedAcknowledgements } from './ordered-acknowledgements.ts';

describe('acknowledgements of an outside broker', () => {
  const listen = () => {
    const writes: number[][] = [];
    const stream = {
      destroyed: false,
      write: (bytes: Buffer) => {
        writes.push([...bytes].filter((_, index) => index % 4 === 3));
        return true;
      },
    };
    return { writes, stream, acknowledgements: new OrderedAcknowledgements(stream) };
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('go out in the order in which the messages came, together when they are due together', async () => {
    const { writes, acknowledgements } = listen();
    const [first, second, third] = [1, 2, 3].map((id) => acknowledgements.expect(id));
    third!();
    second!();
    await settle();
    expect(writes).toEqual([]);
    first!();
    await settle();
    expect(writes).toEqual([[1, 2, 3]]);
  });

  it('name packet ids of two bytes', async () => {
    const packets: Buffer[] = [];
    const stream = { destroyed: false, write: (bytes: Buffer) => packets.push(bytes) > 0 };
    new OrderedAcknowledgements(stream).expect(0x1234)();
    await settle();
    expect(packets).toEqual([Buffer.from([0x40, 2, 0x12, 0x34])]);
  });

  it('of a connection that is gone go nowhere: the broker sends again', async () => {
    const { writes, stream, acknowledgements } = listen();
    const stored = acknowledgements.expect(1);
    stream.destroyed = true;
    stored();
    await settle();
    expect(writes).toEqual([]);
  });
});
