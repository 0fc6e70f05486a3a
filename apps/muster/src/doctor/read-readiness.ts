import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { z } from 'zod';

const readiness = z.object({
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })).optional(),
});
export type Readiness = z.output<typeof readiness>;

const ANSWER_WITHIN_MS = 5_000;

/** What `/health/ready` answers; `undefined` where no Muster does. */
export async function readReadiness(address: string): Promise<Readiness | undefined> {
  try {
    return readiness.parse(JSON.parse(await fetchText(new URL('/health/ready', address))));
  } catch {
    return undefined;
  }
}

function fetchText(url: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    // Who answers at an address of our own is not in doubt; whether the certificate holds is told apart from this.
    const begin = url.protocol === 'https:' ? requestHttps : requestHttp;
    begin(url, { signal, rejectUnauthorized: false, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text)).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}
