import { and, eq, isNull, or, type SQL } from 'drizzle-orm';

import { mentions } from '../register/mentions.ts';
import { equipment } from '../register/tables.ts';

export interface PieceFilters {
  readonly assetCode?: string | undefined;
  readonly family?: string | undefined;
  readonly organisation?: string | undefined;
  readonly q?: string | undefined;
}

/** What the filters that every view of the calendar takes ask of a piece. */
export function piecesMatching({ assetCode, family, organisation, q }: PieceFilters): SQL | undefined {
  return and(
    // One that is named shows what it was, retired or not.
    assetCode === undefined ? isNull(equipment.retiredAt) : eq(equipment.assetCode, assetCode),
    family === undefined ? undefined : eq(equipment.family, family),
    organisation === undefined
      ? undefined
      : or(
          eq(equipment.owner, organisation),
          eq(equipment.hostUnit, organisation),
          eq(equipment.custodian, organisation),
        ),
    q === undefined ? undefined : mentions(q),
  );
}
