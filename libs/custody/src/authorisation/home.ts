import { sql, type Placeholder } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { statement } from '#database/statement';

import type { OrganisationKind } from '../organisations/kinds.ts';

/** The organisation from which somebody looks: its kind decides how far, its code from where. */
export interface Home {
  readonly organisation: { readonly code: string | Placeholder; readonly kind: OrganisationKind };
}

/** A statement of a scope that is run all the time: built once for each kind of organisation, since its text is another for each. */
export function statementFrom<Rows>(
  name: string,
  build: (db: Queryable, home: Home) => ReturnType<Parameters<typeof statement<Rows>>[1]>,
): (db: Queryable, home: Home, values: Record<string, unknown>) => Promise<Rows> {
  const built = new Map<OrganisationKind, ReturnType<typeof statement<Rows>>>();
  return (db, { organisation: { code, kind } }, values) => {
    const home = { organisation: { code: sql.placeholder('home'), kind } };
    const run = built.get(kind) ?? statement<Rows>(`${name}-${kind}`, (queryable) => build(queryable, home));
    built.set(kind, run);
    return run(db, { ...values, home: code });
  };
}
