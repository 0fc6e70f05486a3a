import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenAlarms } from '../alarms/open-alarms.ts';
import { urgencyOf } from '../alarms/severity.ts';
import type { Equipment, OpenAlarms } from '../api/answers.ts';
import { useFamilies, useLabel } from './families.ts';
import { useOrganisationName } from './organisations.ts';
import { type Sort, type SortField, sortField, sortPieces } from './sort-pieces.ts';

/** The pieces in the order that the address asks for, by the words that the table shows. */
export function useSortedPieces(pieces: readonly Equipment[], sort: Sort | undefined): readonly Equipment[] {
  const { i18n } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const organisationName = useOrganisationName();
  const open = useOpenAlarms();
  const isByAlarms = sort !== undefined && sortField(sort) === 'alarms';
  const word = useCallback(
    (field: SortField, piece: Equipment) => {
      if (field === 'alarms') return wordOfAlarms(open.get(piece.assetCode));
      const code = piece[field] ?? '';
      if (field === 'hostUnit' || field === 'custodian') return organisationName(code);
      if (field !== 'family') return code;
      return label(
        families.find((family) => family.code === code),
        code,
      );
    },
    [families, organisationName, label, open],
  );
  // `word` is made anew with each drawing; what it says changes with these alone.
  return useMemo(() => sortPieces(pieces, sort, word), [pieces, sort, families, i18n.language, isByAlarms && open]);
}

/** Sorts by the worst, then by how many; a piece without alarms has no word, and comes last. */
function wordOfAlarms(open: OpenAlarms | undefined): string {
  return open === undefined ? '' : `${urgencyOf(open)} ${open.count}`;
}
