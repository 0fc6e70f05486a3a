import { useQueryClient } from '@tanstack/react-query';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { useMe } from '../session/use-me.ts';

/** Standard entries hold for all: the national center keeps them. */
const KEEPER = 'center';

export interface CatalogueActs {
  readonly mayCreate: boolean;
  readonly mayChange: (entry: { readonly standard: boolean }) => boolean;
  readonly reload: () => Promise<void>;
}

export function useCatalogueActs(path: '/api/v1/families' | '/api/v1/metrics'): CatalogueActs {
  const queryClient = useQueryClient();
  const roles = useHeldRoles();
  const organisation = useMe()?.organisation.code;
  const mayCreate = roles.includes('administrator') || roles.includes('maintainer');
  return {
    mayCreate,
    mayChange: ({ standard }) => mayCreate && (!standard || organisation === KEEPER),
    reload: () => queryClient.invalidateQueries({ queryKey: ['get', path] }),
  };
}
