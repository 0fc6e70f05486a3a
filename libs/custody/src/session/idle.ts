import { sql, type Placeholder, type SQL } from 'drizzle-orm';

import { DEFAULT_SETTINGS } from '../settings/schemas.ts';
import { installationSettings } from '../settings/tables.ts';

/** `now` in ISO 8601. Who has not used a session since then has left it: a setting, read where it is compared with. */
export function idleSince(now: string | Placeholder): SQL<Date> {
  const minutes = sql`coalesce(
    (select (values ->> 'sessionIdleMinutes')::int from ${installationSettings}), ${DEFAULT_SETTINGS.sessionIdleMinutes}::int)`;
  return sql<Date>`${now}::timestamptz - make_interval(mins => ${minutes})`;
}
