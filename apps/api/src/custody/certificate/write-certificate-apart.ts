import { Worker } from 'node:worker_threads';

import { besideModule } from '#telemetry/thread/feeding-thread';

import { sourceArguments } from '../../register/source-arguments.ts';
import type { CertificateJob } from './write-certificate.ts';

/** Nothing that people write takes a tenth of it. */
const LONGEST_MS = 120_000;

/** The bytes of a certificate, made on a thread of its own: a typeface of a million bytes is opened for it. */
export function writeCertificateApart(job: CertificateJob): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const file = besideModule(import.meta.url, 'certificate-worker');
    const worker = new Worker(file, { workerData: job, ...sourceArguments(file) });
    const tooLong = setTimeout(() => void worker.terminate(), LONGEST_MS);
    worker.once('exit', () => clearTimeout(tooLong));
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the certificate was not written')));
  });
}
