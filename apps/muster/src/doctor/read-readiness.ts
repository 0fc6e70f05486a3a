import { z } from 'zod';

import { askOwnServer } from '../settings/own-server.ts';

const readiness = z.object({
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })).optional(),
});
export type Readiness = z.output<typeof readiness>;

const ANSWER_WITHIN_MS = 5_000;

/** What `/health/ready` answers; `undefined` where no Muster does. */
export async function readReadiness(address: string): Promise<Readiness | undefined> {
  try {
    const { text } = await askOwnServer(new URL('/health/ready', address), { withinMs: ANSWER_WITHIN_MS });
    return readiness.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
