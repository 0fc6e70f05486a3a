import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Each on a page of the disk of its own, so that a torn write spoils one at most. */
const PLACES_AT = [0, 4_096] as const;
const DIGITS = 16;
const LENGTH = DIGITS + ' xxxxxxxx\n'.length;

interface Opened {
  readonly file: FileHandle;
  /** Which of the two places holds the older position, or none. */
  older: 0 | 1;
  position: number;
}

/**
 * How far the log of this gateway is in InfluxDB. It lies beside the log and not in InfluxDB: a gateway must start while
 * InfluxDB is away, and to write a stretch of the log once more changes nothing there. Positions are written into two
 * places in turn, which the file has from the first: on a disk that the log has filled there is room for nothing new,
 * and none comes before the position moves.
 */
export class PositionFile {
  readonly #path: string;
  #opened: Promise<Opened> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** 0 when nothing is stored. */
  async read(): Promise<number> {
    return (await this.#open()).position;
  }

  async write(position: number): Promise<void> {
    const opened = await this.#open();
    await opened.file.write(encode(position), 0, LENGTH, PLACES_AT[opened.older]);
    await opened.file.datasync();
    opened.older = opened.older === 0 ? 1 : 0;
    opened.position = position;
  }

  async close(): Promise<void> {
    await (await this.#opened)?.file.close();
    this.#opened = undefined;
  }

  #open(): Promise<Opened> {
    this.#opened ??= openPlaces(this.#path).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }
}

async function openPlaces(path: string): Promise<Opened> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return open(path, 'wx+', 0o600);
    throw error;
  });
  try {
    const bytes = Buffer.alloc(PLACES_AT[1] + LENGTH);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    if (bytesRead < bytes.length) {
      await file.write(bytes, 0, bytes.length, 0);
      await file.datasync();
    }
    const [first, second] = PLACES_AT.map((at) => decode(bytes.toString('latin1', at, at + LENGTH)));
    return first! > second! ? { file, older: 1, position: first! } : { file, older: 0, position: second! };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function encode(position: number): Buffer {
  const digits = String(position).padStart(DIGITS, '0');
  return Buffer.from(`${digits} ${checksum(digits)}\n`);
}

/** 0 for what is empty or torn. */
function decode(place: string): number {
  const [digits = '', sum] = place.trimEnd().split(' ');
  return /^\d{16}$/.test(digits) && sum === checksum(digits) ? Number(digits) : 0;
}

function checksum(digits: string): string {
  return crc32(digits).toString(16).padStart(8, '0');
}
