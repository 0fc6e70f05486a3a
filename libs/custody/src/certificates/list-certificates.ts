import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import type { Certificate, CertificateQuery, ListedCertificate } from './schemas.ts';
import { certificate } from './tables.ts';
import { toCertificate } from './to-certificate.ts';

/** The papers of one piece; those that end first come first. */
export async function listCertificatesOfPiece(
  { db, caller }: Context,
  assetCode: string,
): Promise<Page<Certificate & { version: number }>> {
  requireRight(caller, 'see-equipment');
  await findInScope(db, caller, assetCode);
  const rows = await db
    .select()
    .from(certificate)
    .where(eq(certificate.assetCode, assetCode))
    .orderBy(asc(certificate.validTo), asc(certificate.id));
  return { items: rows.map((row) => ({ ...toCertificate(row), version: row.version })), nextCursor: null };
}

/** The papers of all pieces in service that the caller reaches, as they were entered. */
export async function listCertificates(
  { db, caller }: Context,
  { endingBy, cursor, limit }: CertificateQuery,
): Promise<Page<ListedCertificate>> {
  requireRight(caller, 'see-equipment');
  const after = decodeCursor(cursor, isUuid);
  const rows = await db
    .select({ entry: certificate, piece: { name: equipment.name, family: equipment.family } })
    .from(certificate)
    .innerJoin(equipment, eq(equipment.assetCode, certificate.assetCode))
    .where(
      and(
        equipmentInScope(caller),
        isNull(equipment.retiredAt),
        endingBy === undefined ? undefined : lte(certificate.validTo, endingBy),
        after === undefined ? undefined : gt(certificate.id, after),
      ),
    )
    .orderBy(asc(certificate.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    ({ entry, piece }) => ({ ...toCertificate(entry), piece }),
  );
}
