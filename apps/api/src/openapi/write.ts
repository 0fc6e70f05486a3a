import { pino } from 'pino';
import { Registry } from 'prom-client';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';

import { connectDatabase } from '#database/connection';

import { assembleApplication } from '../application.ts';
import { buildDocument } from './document.ts';

/** The document as it is committed: from an application that is put together but never asked anything. */
export async function generateDocument(): Promise<string> {
  const nothing = () => Promise.reject(new Error('only described, never asked'));
  const database = connectDatabase('postgres://localhost/described');
  const app = await assembleApplication({
    database,
    telemetry: { readRaw: nothing, readBuckets: nothing, expire: nothing, copyTo: nothing },
    secretKey: Buffer.alloc(32),
    ledgerKey: generateKeyPairSync('ed25519').privateKey,
    filesFolder: 'nowhere',
    host: '127.0.0.1',
    port: 0,
    registry: new Registry(),
    health: nothing,
    timeZone: 'Asia/Shanghai',
    logger: pino({ enabled: false }),
  });
  try {
    await app.init();
    return `${JSON.stringify(buildDocument(app), null, 2)}\n`;
  } finally {
    await app.close();
    await database.close();
  }
}

const target = process.argv[2];
if (target !== undefined && import.meta.main) writeFileSync(target, await generateDocument());
