import { sql, type Placeholder, type SQL } from 'drizzle-orm';

import { organisation } from './tables.ts';

/** The codes of an organisation and of all below it, and others beside them, as a subquery that runs once. */
export function codesBelow(code: string | Placeholder, others?: SQL): SQL {
  return sql`(with recursive below(code) as (
    select ${code}::text
    union select child.code from ${organisation} child join below on child.parent = below.code
  ) select code from below${others && sql` union (${others})`})`;
}

/** The codes of an organisation and of all above it. */
export function codesAbove(code: string): SQL {
  return sql`(with recursive above(code, parent) as (
    select own.code, own.parent from ${organisation} own where own.code = ${code}
    union select up.code, up.parent from ${organisation} up join above on up.code = above.parent
  ) select code from above)`;
}
