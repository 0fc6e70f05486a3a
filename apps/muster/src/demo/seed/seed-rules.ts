import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { RULES, type DemoRule } from '../rules.ts';

const found = z.object({
  items: z.array(z.object({ metric: z.string().nullable(), operator: z.string(), assetCode: z.string().nullable() })),
});

/** Enters each rule once: what a visitor has changed since, or taken away, stays so. */
export async function seedRules(api: ApiClient, { notes }: Notebook): Promise<void> {
  for (const rule of RULES) {
    const name = [rule.family, rule.metric, rule.operator].filter(Boolean).join(' ');
    if (notes.rules.includes(name)) continue;
    if (!(await isThere(api, rule))) await api.call('POST', '/rules', z.unknown(), rule);
    notes.rules.push(name);
  }
}

/** The last start may have been cut short between the rule and its note. */
async function isThere(api: ApiClient, { family, metric, operator }: DemoRule): Promise<boolean> {
  const { items } = await api.call('GET', `/rules?family=${family}&limit=1000`, found);
  return items.some(
    (item) => item.assetCode === null && item.metric === (metric ?? null) && item.operator === operator,
  );
}
