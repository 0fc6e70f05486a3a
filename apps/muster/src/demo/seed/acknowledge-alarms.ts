import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { ApiRefusal, type ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { SEEN_ALARMS, type SeenAlarm } from './seen-alarms.ts';

const LOOKS_EVERY_MS = 5_000;
/** Silence is raised three reporting intervals after the start; what has not come up by then is for the visitor. */
const LOOKS_FOR_MS = 15 * 60_000;

const alarms = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      assetCode: z.string(),
      code: z.string().nullable(),
      metric: z.string().nullable(),
      operator: z.string().nullable(),
    }),
  ),
});

/** The duty officer looks at what is raised, and writes down what was done about it: each once, and then never again. */
export async function acknowledgeAlarms(officer: ApiClient, notebook: Notebook, signal: AbortSignal): Promise<void> {
  const until = Date.now() + LOOKS_FOR_MS;
  while (!signal.aborted && Date.now() < until) {
    const left = SEEN_ALARMS.filter((seen) => !notebook.notes.acknowledged.includes(nameOf(seen)));
    if (left.length === 0) return;
    await acknowledgeRaised(officer, left, notebook);
    await sleep(LOOKS_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function acknowledgeRaised(officer: ApiClient, left: readonly SeenAlarm[], notebook: Notebook): Promise<void> {
  const { items } = await officer.call('GET', '/alarms?acknowledged=false&limit=1000', alarms);
  for (const seen of left) {
    const raised = items.find(
      ({ assetCode, code, metric, operator }) =>
        assetCode === seen.assetCode && [code, metric, operator].includes(seen.about),
    );
    if (!raised) continue;
    await officer
      .call('POST', `/alarms/${raised.id}/acknowledge`, z.unknown(), { remark: seen.remark })
      .catch(rethrowUnlessGone);
    notebook.notes.acknowledged.push(nameOf(seen));
    await notebook.save();
  }
}

function rethrowUnlessGone(error: unknown): void {
  if (!(error instanceof ApiRefusal) || error.code !== 'not-found') throw error;
}

function nameOf({ assetCode, about }: SeenAlarm): string {
  return `${assetCode} ${about}`;
}
