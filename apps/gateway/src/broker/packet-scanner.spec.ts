import { describe, expect, it } from '@jest/globals';

import { MAXIMUM_FIRST_PACKET_BYTES, MAXIMUM_PACKET_BYTES } from './limits.ts';
import { PacketScanner } from './packet-scanner.ts';

const CONNECT = Buffer.concat([Buffer.from([0x10, 4]), Buffer.alloc(4)]);
const PING = Buffer.from([0xc0, 0]);

function packet(type: number, length: number): Buffer {
  const lengthBytes: number[] = [];
  for (let rest = length; rest > 0 || lengthBytes.length === 0; rest >>= 7) {
    lengthBytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
  }
  return Buffer.concat([Buffer.from([type, ...lengthBytes]), Buffer.alloc(length, 0x32)]);
}

describe('the packets of a connection', () => {
  it('are counted wherever the chunks are cut', () => {
    const bytes = Buffer.concat([
      CONNECT,
      packet(0x32, 20),
      PING,
      packet(0x30, 300),
      packet(0x82, 10),
      packet(0x32, 0),
    ]);
    for (let size = 1; size <= bytes.length; size += 1) {
      const scanner = new PacketScanner();
      let messages = 0;
      for (let at = 0; at < bytes.length; at += size) messages += scanner.scan(bytes.subarray(at, at + size))!;
      expect([size, messages]).toEqual([size, 3]);
    }
  });

  it('may have 1 MiB and not a byte more, told by the header alone', () => {
    const scanner = new PacketScanner();
    scanner.scan(CONNECT);
    expect(scanner.scan(packet(0x32, MAXIMUM_PACKET_BYTES - 4))).toBe(1);
    expect(scanner.scan(packet(0x32, MAXIMUM_PACKET_BYTES - 3).subarray(0, 4))).toBeUndefined();
  });

  it('begin with a small one, before it is known whose they are', () => {
    expect(new PacketScanner().scan(packet(0x10, MAXIMUM_FIRST_PACKET_BYTES).subarray(0, 5))).toBeUndefined();
  });

  it('whose length never ends are too long', () => {
    const scanner = new PacketScanner();
    scanner.scan(CONNECT);
    expect(scanner.scan(Buffer.from([0x32, 0xff, 0xff, 0xff, 0xff]))).toBeUndefined();
  });
});
