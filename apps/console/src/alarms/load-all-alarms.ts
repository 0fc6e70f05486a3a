import type { Alarm } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { type AlarmFilters, sortOf, toQuery } from './alarm-filters.ts';

/** The largest page that the API gives. */
const PAGE_SIZE = 1_000;
const MOST_PAGES = 20;

/** Everything that passes the filters, whatever the list has loaded; `isCut` when it is more than a file should hold. */
export async function loadAllAlarms(filters: AlarmFilters): Promise<{ alarms: Alarm[]; isCut: boolean }> {
  const alarms: Alarm[] = [];
  const asked = { ...toQuery(filters), sort: sortOf(filters), limit: PAGE_SIZE };
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const query = { ...asked, ...(cursor !== null && { cursor }) };
    const page: { items: Alarm[]; nextCursor: string | null } = await answered(
      api.GET('/api/v1/alarms', { params: { query } }),
    );
    alarms.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === null) return { alarms, isCut: false };
  }
  return { alarms, isCut: true };
}
