import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import type { Notice } from './schemas.ts';
import { notice } from './tables.ts';
import { selectNotices, toNotice } from './to-notice.ts';

/** One notice to the caller's organisation or to one below it. */
export async function readNotice({ db, caller }: Context, id: string, base: string): Promise<Notice> {
  requireRight(caller, 'see-notices');
  const [row] = await selectNotices(db).where(eq(notice.id, id));
  if (!row || !(await reaches(db, caller, row.notice.organisation)))
    throw new Problem('not-found', `no notice ${id}`, row && { countedAs: 'outside-scope' });
  return toNotice(row, base);
}
