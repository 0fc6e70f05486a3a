import { sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { isUuid } from '../fields.ts';
import { SUBJECT_KINDS, type SubjectKind } from './record-act.ts';

/** What people call each: a name where it has one, else the piece that it is about. */
const NAMED_BY_CODE: Partial<Record<SubjectKind, SQL>> = {
  organisation: sql`select code as id, name from organisation`,
  equipment: sql`select asset_code as id, name from equipment`,
  'duty-roster': sql`select code as id, name from organisation`,
};

const NAMED_BY_ID: Partial<Record<SubjectKind, SQL>> = {
  person: sql`select id, name from person`,
  session: sql`select s.id, p.name from session s join person p on p.id = s.person_id`,
  site: sql`select id, name from site`,
  credential: sql`select id, asset_code as name from device_credential`,
  'equipment-import': sql`select id, name from equipment_import`,
  attachment: sql`select id, asset_code || ' · ' || name as name from attachment`,
  certificate: sql`select id, asset_code || ' · ' || number as name from certificate`,
  carriage: sql`select id, asset_code || ' → ' || carrier as name from equipment_carriage`,
  'supply-agreement': sql`select id, supplier_name as name from supply_agreement`,
  rule: sql`select id, concat_ws(' · ', coalesce(asset_code, family), metric) as name from alarm_rule`,
  alarm: sql`select id, asset_code as name from alarm`,
  command: sql`select id, asset_code as name from equipment_command`,
  reservation: sql`select r.id, (select string_agg(distinct a.asset_code, ' ') from allocation a where a.reservation = r.id) as name from reservation r`,
  handover: sql`select id, asset_code as name from handover`,
  'crew-handover': sql`select id, asset_code as name from crew_handover`,
  agreement: sql`select c.id, (select string_agg(distinct p.asset_code, ' ') from custody_agreement_piece p where p.agreement = c.id) as name from custody_agreement c`,
  stocktake: sql`select s.id, o.name from stocktake s join organisation o on o.code = s.organisation`,
  notice: sql`select n.id, o.name from notice n join organisation o on o.code = n.organisation`,
  'duty-shift': sql`select s.id, o.name from duty_shift s join organisation o on o.code = s.organisation`,
  webhook: sql`select id, url as name from webhook`,
};

interface SubjectRow {
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
}

export type NameOf = (row: SubjectRow) => string | null;

/** What the subjects of these entries are called today; what is gone by now has no name any more. */
export async function nameSubjects(db: Queryable, rows: readonly SubjectRow[]): Promise<NameOf> {
  const names = new Map<string, string | null>();
  for (const kind of SUBJECT_KINDS) {
    const named = NAMED_BY_CODE[kind] ?? NAMED_BY_ID[kind];
    const ids = idsOf(rows, kind);
    if (named === undefined || ids.length === 0) continue;
    const found = await db.execute<{ id: string; name: string | null }>(
      sql`select id, name from (${named}) as named where id in ${ids}`,
    );
    for (const { id, name } of found.rows) names.set(`${kind} ${id}`, name);
  }
  return ({ subjectKind, subjectId }) => names.get(`${subjectKind} ${subjectId}`) ?? null;
}

function idsOf(rows: readonly SubjectRow[], kind: SubjectKind): string[] {
  const ids = rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === kind && subjectId ? [subjectId] : []));
  return [...new Set(kind in NAMED_BY_ID ? ids.filter(isUuid) : ids)];
}
