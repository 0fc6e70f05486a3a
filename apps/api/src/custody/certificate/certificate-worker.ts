import { parentPort, workerData } from 'node:worker_threads';

import { writeCertificate, type CertificateJob } from './write-certificate.ts';

parentPort?.postMessage(await writeCertificate(workerData as CertificateJob));
