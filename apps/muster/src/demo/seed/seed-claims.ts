import { z } from 'zod';

import { ApiRefusal, type ApiClient } from '../../replay/server/api-client.ts';
import { FLEET } from '../fleet/fleet.ts';
import type { DemoPiece } from '../fleet/piece.ts';
import type { Notebook } from '../notebook.ts';

/** It drives about and nobody has claimed it: its alarm is for the visitor. */
const WITHOUT_CLAIM = 'VE-0702';
const HOUR_MS = 3_600_000;
const [BEGUN_AGO_MS, LASTS_MS] = [86_400_000, 90 * 86_400_000];

/** What is on a mission is claimed by the dispatcher of the center, each piece once: it moves and runs by right. */
export async function seedClaims(dispatcher: ApiClient, notebook: Notebook): Promise<void> {
  const { notes } = notebook;
  const hour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const [from, to] = [-BEGUN_AGO_MS, LASTS_MS].map((offset) => new Date(hour + offset).toISOString());
  for (const piece of FLEET.filter(isClaimed)) {
    const { assetCode } = piece.plan;
    if (notes.claims.includes(assetCode)) continue;
    // The last start may have been cut short between the claim and its note.
    await dispatcher
      .call('POST', '/reservations', z.unknown(), { assetCode, from, to, ...describe(piece) })
      .catch(rethrowUnlessClaimed);
    notes.claims.push(assetCode);
  }
  await notebook.save();
}

function isClaimed({ plan: { assetCode, duty } }: DemoPiece): boolean {
  return duty === 'mission' && assetCode !== WITHOUT_CLAIM;
}

function describe({ plan: { family } }: DemoPiece) {
  if (family === 'vehicle') return { kind: 'transfer', purpose: '转运装备和人员' };
  return { kind: 'own_use', purpose: family === 'pump' ? '矿井排水' : '钻孔施工' };
}

function rethrowUnlessClaimed(error: unknown): void {
  if (!(error instanceof ApiRefusal) || error.code !== 'allocation-conflict') throw error;
}
