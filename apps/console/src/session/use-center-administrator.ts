import { useMe } from './use-me.ts';

/** The national center, whose administrators keep what is one for all: settings, the ledger. */
const CENTER = 'center';

/** To whom its acts are offered; the server decides whether they may. */
export function useCenterAdministrator(): boolean {
  const me = useMe();
  return me !== undefined && me.organisation.code === CENTER && me.roles.includes('administrator');
}
