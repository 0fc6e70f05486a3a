import type { Organisation } from '../api/answers.ts';

export interface OrganisationBranch extends Organisation {
  readonly children?: OrganisationBranch[];
}

/** Organisations under their parents; one whose parent is out of reach stands at the top. */
export function toTree(organisations: readonly Organisation[]): OrganisationBranch[] {
  const known = new Set(organisations.map(({ code }) => code));
  const below = (parent: string | null): OrganisationBranch[] =>
    organisations
      .filter((organisation) => parentInReach(organisation, known) === parent)
      .map((organisation) => {
        const children = below(organisation.code);
        return children.length === 0 ? organisation : { ...organisation, children };
      });
  return below(null);
}

function parentInReach({ parent }: Organisation, known: ReadonlySet<string>): string | null {
  return parent !== null && known.has(parent) ? parent : null;
}
