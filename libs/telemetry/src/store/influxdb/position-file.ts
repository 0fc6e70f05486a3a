import { open, readFile, rename } from 'node:fs/promises';

/**
 * How far the log of this gateway is in InfluxDB. It lies beside the log and not in InfluxDB: a gateway must start while
 * InfluxDB is away, and to write a stretch of the log once more changes nothing there.
 */
export class PositionFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** 0 when nothing is stored, or the file was torn. */
  async read(): Promise<number> {
    const text = await readFile(this.#path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '0';
      throw error;
    });
    const position = Number(text);
    return Number.isSafeInteger(position) && position >= 0 ? position : 0;
  }

  async write(position: number): Promise<void> {
    const draft = `${this.#path}.new`;
    const file = await open(draft, 'w', 0o600);
    try {
      await file.writeFile(String(position));
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(draft, this.#path);
  }
}
