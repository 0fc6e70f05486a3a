import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { useFamilies, useLabel } from './families.ts';
import { useOrganisationName } from './organisations.ts';
import { type Sort, type SortField, sortPieces } from './sort-pieces.ts';

/** The pieces in the order that the address asks for, by the words that the table shows. */
export function useSortedPieces(pieces: readonly Equipment[], sort: Sort | undefined): readonly Equipment[] {
  const { i18n } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const organisationName = useOrganisationName();
  const word = useCallback(
    (field: SortField, code: string) => {
      if (field === 'hostUnit' || field === 'custodian') return organisationName(code);
      if (field !== 'family') return code;
      return label(
        families.find((family) => family.code === code),
        code,
      );
    },
    [families, organisationName, label],
  );
  // `word` is made anew with each drawing; what it says changes with these alone.
  return useMemo(() => sortPieces(pieces, sort, word), [pieces, sort, families, i18n.language]);
}
