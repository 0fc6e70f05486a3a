import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly flags?: number;
  /** What the archive claims, where that is not the truth. */
  readonly claimedBytes?: number;
  /** How often it is listed again, each time at the same place. */
  readonly timesAgain?: number;
}

/** An archive by hand, so that it can lie. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const [bodies, directory]: Buffer[][] = [[], []];
  let offset = 0;
  for (const { name, content, flags = 0, claimedBytes, timesAgain = 0 } of parts) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedBytes ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const listing = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, Buffer.from(name)]);
    for (let times = 0; times <= timesAgain; times++) directory?.push(listing);
    bodies?.push(body);
    offset += body.length;
  }
  const listed = Buffer.concat(directory ?? []);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(directory?.length ?? 0, 8);
  end.writeUInt16LE(directory?.length ?? 0, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...(bodies ?? []), listed, end]);
}
