import { readFile } from 'node:fs/promises';

import { OperatorError } from '../start/operator-error.ts';
import type { Settings } from './settings.ts';

export interface Tls {
  readonly cert: Buffer;
  readonly key: Buffer;
  readonly clientAuthority: Buffer | undefined;
}

/** The certificate of our listeners, when one is set. */
export async function loadTls(settings: Settings): Promise<Tls | undefined> {
  const { MUSTER_TLS_CERT, MUSTER_TLS_KEY, MUSTER_TLS_CLIENT_CA } = settings;
  if (MUSTER_TLS_CERT === undefined || MUSTER_TLS_KEY === undefined) return undefined;
  return {
    cert: await readPem('MUSTER_TLS_CERT', MUSTER_TLS_CERT),
    key: await readPem('MUSTER_TLS_KEY', MUSTER_TLS_KEY),
    clientAuthority:
      MUSTER_TLS_CLIENT_CA === undefined ? undefined : await readPem('MUSTER_TLS_CLIENT_CA', MUSTER_TLS_CLIENT_CA),
  };
}

function readPem(setting: string, path: string): Promise<Buffer> {
  return readFile(path).catch((error: Error) => {
    throw new OperatorError(`${setting}: ${error.message}`);
  });
}
