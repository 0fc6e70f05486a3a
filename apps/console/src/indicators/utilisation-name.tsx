import { Link } from '@tanstack/react-router';
import type { Utilisation } from '../api/answers.ts';
import { useFamilyName } from '../equipment/families.ts';
import { type Group, USUAL, type UtilisationSearch } from './utilisation-search.ts';

interface UtilisationNameProps {
  readonly item: Utilisation;
  readonly search: UtilisationSearch;
}

/** Whose time it is; a group opens into its pieces, and a piece its page. */
export function UtilisationName({ item: { key, name }, search }: UtilisationNameProps) {
  const familyName = useFamilyName();
  const { by = USUAL.by } = search;
  if (by === 'piece') {
    return (
      <>
        <Link to="/equipment/$assetCode" params={{ assetCode: key }} className="code" data-row-link={key}>
          {key}
        </Link>
        <div className="utilisation-name">{name}</div>
      </>
    );
  }
  return (
    <Link to="/indicators" search={openGroup(search, by, key)} data-row-link={key}>
      {by === 'family' ? familyName(key) : (name ?? key)}
    </Link>
  );
}

function openGroup(search: UtilisationSearch, by: Exclude<Group, 'piece'>, key: string): UtilisationSearch {
  return { ...search, by: 'piece', [by]: key };
}
