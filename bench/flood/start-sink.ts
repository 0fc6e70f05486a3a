import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';

const CONNECT = 0x10;
const PUBLISH = 0x30;

export interface Sink {
  readonly port: number;
  close(): Promise<void>;
}

/** The least that can answer a flood: it accepts everyone, acknowledges every QoS 1 message, keeps nothing. Measures the generator. */
export async function startSink(port = 0): Promise<Sink> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => {}));
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      const { answers, used, bytes } = answerPackets(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk);
      rest = bytes.subarray(used);
      if (answers.length > 0) socket.write(Buffer.from(answers));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answerPackets(bytes: Buffer): { answers: number[]; used: number; bytes: Buffer } {
  const answers: number[] = [];
  for (let used = 0; ;) {
    const { bodyAt, length } = readLength(bytes, used + 1);
    if (bodyAt === 0 || bodyAt + length > bytes.length) return { answers, used, bytes };
    const type = bytes[used]! & 0xf0;
    if (type === CONNECT) answers.push(0x20, 2, 0, 0);
    if (type === PUBLISH) {
      const packetIdAt = bodyAt + 2 + bytes.readUInt16BE(bodyAt);
      answers.push(0x40, 2, bytes[packetIdAt]!, bytes[packetIdAt + 1]!);
    }
    used = bodyAt + length;
  }
}

function readLength(bytes: Buffer, at: number): { bodyAt: number; length: number } {
  let length = 0;
  for (let index = at, shift = 0; index < bytes.length; index += 1, shift += 7) {
    length |= (bytes[index]! & 0x7f) << shift;
    if (bytes[index]! < 0x80) return { bodyAt: index + 1, length };
  }
  return { bodyAt: 0, length: 0 };
}
