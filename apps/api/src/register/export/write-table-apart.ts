import { Worker } from 'node:worker_threads';

import { besideModule } from '#telemetry/thread/feeding-thread';

import { sourceArguments } from '../source-arguments.ts';
import type { TableJob } from './table-worker.ts';

/** The bytes of a table, made on a thread of its own: thousands of rows take seconds, and nobody else waits for them. */
export function writeTableApart(job: TableJob): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const file = besideModule(import.meta.url, 'table-worker');
    const worker = new Worker(file, { workerData: job, ...sourceArguments(file) });
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the table was not written')));
  });
}
