import { and, eq, inArray, isNull } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';

import { attachment } from '../attachments/tables.ts';
import { commonChecklist } from '../catalogue/common-checklists.ts';
import { findFamily } from '../catalogue/find-family.ts';
import type { Checklist } from '../catalogue/schemas.ts';
import { invalidField } from '../problem.ts';
import type { FrozenReport, GivenReport } from './schemas.ts';

const NOTHING_SAID: GivenReport = { items: [], photos: [] };

interface Piece {
  readonly assetCode: string;
  readonly family: string;
}

/** The report as it will stay: with the whole checklist as it stands now, and what each photo is. */
export async function freezeReport(
  tx: Transaction,
  { assetCode, family }: Piece,
  given: GivenReport = NOTHING_SAID,
): Promise<FrozenReport> {
  const lines = await readChecklist(tx, family);
  requireKnownItems(lines, given);
  return {
    runningHours: given.runningHours ?? null,
    items: lines.map(({ code, label }) => {
      const item = given.items.find((one) => one.code === code);
      const remark = item?.remark;
      return { code, label, result: item?.result ?? 'not_checked', ...(remark !== undefined && { remark }) };
    }),
    photos: await findPhotos(tx, assetCode, given.photos),
    remark: given.remark ?? null,
  };
}

/** What is looked at on pieces of this family. */
export async function readChecklist(db: Queryable, family: string): Promise<Checklist> {
  return (await findFamily(db, family))?.checklist ?? commonChecklist(family);
}

function requireKnownItems(lines: Checklist, { items }: GivenReport): void {
  const seen = new Set<string>();
  for (const [place, { code }] of items.entries()) {
    const pointer = `conditionReport/items/${place}/code`;
    if (seen.has(code)) throw invalidField(pointer, 'is named twice');
    if (!lines.some((line) => line.code === code)) throw invalidField(pointer, 'is not on the checklist of the family');
    seen.add(code);
  }
}

/** Held, so that none is taken away meanwhile. That a photo of another piece exists is not told. */
async function findPhotos(tx: Transaction, assetCode: string, ids: readonly string[]): Promise<FrozenReport['photos']> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(attachment)
    .where(and(inArray(attachment.id, [...ids]), eq(attachment.assetCode, assetCode), isNull(attachment.deletedAt)))
    .for('share');
  return [...new Set(ids)].map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw invalidField(`conditionReport/photos/${ids.indexOf(id)}`, `is no file of ${assetCode}`);
    return { id, name: row.name, sha256: row.sha256.toString('hex') };
  });
}
