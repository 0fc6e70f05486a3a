import { and, desc, eq, gte, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { concernsReached } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { person } from '../people/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { nameSubjects } from './name-subjects.ts';
import type { AuditEntry, AuditQuery } from './schemas.ts';
import { auditEntry } from './tables.ts';

type Row = typeof auditEntry.$inferSelect;

/** What was done and refused in the organisations that the caller reaches, newest first. */
export async function listAudit({ db, caller }: Context, query: AuditQuery): Promise<Page<AuditEntry>> {
  requireRight(caller, 'see-audit');
  const before = decodeCursor(query.cursor, isUuid);
  const rows = await db
    .select({ entry: auditEntry, name: person.name })
    .from(auditEntry)
    .leftJoin(person, eq(person.id, auditEntry.personId))
    .where(
      and(
        concernsReached(auditEntry.concerns, caller),
        before === undefined ? undefined : lt(auditEntry.id, before),
        query.from === undefined ? undefined : gte(auditEntry.recordedAt, new Date(query.from)),
        query.to === undefined ? undefined : lt(auditEntry.recordedAt, new Date(query.to)),
        query.action === undefined ? undefined : eq(auditEntry.action, query.action),
        query.outcome === undefined ? undefined : eq(auditEntry.outcome, query.outcome),
        query.person === undefined ? undefined : eq(auditEntry.personId, query.person),
        query.subject === undefined ? undefined : eq(auditEntry.subjectId, query.subject),
      ),
    )
    .orderBy(desc(auditEntry.id))
    .limit(query.limit + 1);
  const nameOf = await nameSubjects(
    db,
    rows.map(({ entry }) => entry),
  );
  return toPage(
    rows,
    query.limit,
    ({ entry }) => entry.id,
    ({ entry, name }) => toAuditEntry(entry, name, nameOf(entry)),
  );
}

function toAuditEntry(row: Row, name: string | null, subjectName: string | null): AuditEntry {
  const { personId, username, organisation, subjectKind, subjectId } = row;
  return {
    id: row.id,
    recordedAt: row.recordedAt.toISOString(),
    action: row.action,
    outcome: row.outcome as AuditEntry['outcome'],
    reason: row.reason,
    person:
      personId && username && organisation ? { id: personId, username, name: name ?? username, organisation } : null,
    address: row.address,
    subject: subjectKind && subjectId ? { kind: subjectKind, id: subjectId, name: subjectName } : null,
    changes: row.changes ?? {},
    count: row.count,
  };
}
