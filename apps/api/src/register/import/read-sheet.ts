import { Worker } from 'node:worker_threads';

import { besideModule } from '#telemetry/thread/feeding-thread';

import { sourceArguments } from '../source-arguments.ts';
import type { SheetMessage } from './sheet-worker.ts';

/** Enough for the largest sheet that is taken; a bomb ends its thread, and nothing else. */
const MOST_MEGABYTES = 768;
const LONGEST_MS = 120_000;

/** What a sheet says, read on a thread of its own: it may be hostile, and nobody waits for it. */
export async function* readSheetApart(path: string, signal: AbortSignal): AsyncGenerator<SheetMessage> {
  const file = besideModule(import.meta.url, 'sheet-worker');
  const worker = new Worker(file, {
    workerData: { path },
    ...sourceArguments(file),
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const mail = new Mailbox();
  worker.on('message', (message: SheetMessage) => mail.put(message));
  worker.on('error', (error: NodeJS.ErrnoException) => mail.put({ kind: 'refused', detail: explain(error) }));
  worker.on('exit', () => mail.put({ kind: 'refused', detail: 'reading it took too long' }));
  const stop = () => void worker.terminate();
  const tooLong = setTimeout(stop, LONGEST_MS);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const message = await mail.take();
      yield message;
      if (message.kind === 'end' || message.kind === 'refused') return;
    }
  } finally {
    clearTimeout(tooLong);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function explain({ code, message }: NodeJS.ErrnoException): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'the sheet is too large' : `the sheet cannot be read: ${message}`;
}

/** Messages that wait for whoever takes them, one at a time. */
class Mailbox {
  readonly #waiting: SheetMessage[] = [];
  #wake: (() => void) | undefined;

  put(message: SheetMessage): void {
    this.#waiting.push(message);
    this.#wake?.();
  }

  async take(): Promise<SheetMessage> {
    while (this.#waiting.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#waiting.shift()!;
  }
}
