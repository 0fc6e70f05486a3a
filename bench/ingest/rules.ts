import type { DeviceRecord } from '../flood/device-window.ts';
import { CROSSED_SPEED, CROSSING_EVERY } from '../flood/reading.ts';
import { post, type ApiAccess } from '../flood/register-devices.ts';

/** Five rules of the family of the flood: the first is crossed now and then, the others never. */
const RULES = [
  { metric: 'engineSpeed', operator: '>', threshold: CROSSED_SPEED, severity: 'major' },
  { metric: 'batteryVoltage', operator: '<', threshold: 20, hysteresis: 1, severity: 'minor' },
  { metric: 'fuelRemainingRatio', operator: '<', threshold: 10, severity: 'minor' },
  { metric: 'engineLoadRatio', operator: '>', threshold: 95, forSeconds: 30, severity: 'warning' },
  { operator: 'silent', severity: 'warning' },
] as const;

export async function createRules(api: ApiAccess, count: number): Promise<void> {
  for (const rule of RULES.slice(0, count)) await post(api, '/rules', { family: 'vehicle', ...rule });
}

/** How many of the acknowledged messages cross the first rule. */
export function countCrossings(records: readonly DeviceRecord[]): number {
  const below = (sequence: number): number => Math.floor(sequence / CROSSING_EVERY);
  return records.reduce(
    (sum, { firstSequence, acknowledgedBelow }) => sum + below(acknowledgedBelow) - below(firstSequence),
    0,
  );
}

/** The alarms that the API lists, and how many of them are cleared. */
export async function countAlarms({ url, token }: ApiAccess): Promise<{ raised: number; cleared: number }> {
  const counts = { raised: 0, cleared: 0 };
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ limit: '500', ...(cursor && { cursor }) });
    const response = await fetch(`${url}/api/v1/alarms?${query}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`alarms: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as { items: { active: boolean }[]; nextCursor: string | null };
    counts.raised += page.items.length;
    counts.cleared += page.items.filter(({ active }) => !active).length;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return counts;
}
