import { readFile } from 'node:fs/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { z } from 'zod';

import type { DataFolder } from './data-folder.ts';

export interface OwnCall {
  readonly method?: 'GET' | 'POST';
  readonly token?: string | undefined;
  readonly withinMs: number;
}

export interface OwnAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks the Muster of this data folder. */
export function askOwnServer(url: URL, { method = 'GET', token, withinMs }: OwnCall): Promise<OwnAnswer> {
  return new Promise((resolve, reject) => {
    const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    // It is named by our own data folder; whether its certificate suits others is asked elsewhere.
    const options = { method, headers, signal: AbortSignal.timeout(withinMs), rejectUnauthorized: false, agent: false };
    begin(url, options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text })).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

const written = z.object({ http: z.url() });

/** Where the process of this data folder last listened, whichever part it is; it may have ended since. */
export async function findOwnAddress({ addresses }: Pick<DataFolder, 'addresses'>): Promise<string | undefined> {
  try {
    return written.parse(JSON.parse(await readFile(addresses, 'utf8'))).http;
  } catch {
    return undefined;
  }
}
