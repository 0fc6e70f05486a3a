import { query } from '../api/client.ts';
import type { Role } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { useMe } from '../session/use-me.ts';

const REFRESH_MS = 30_000;
const MOST_COUNTED = 200;
const ANSWERERS: readonly Role[] = ['dispatcher', 'duty_officer', 'custodian', 'maintainer'];

export function mayAnswer(roles: readonly Role[]): boolean {
  return ANSWERERS.some((role) => roles.includes(role));
}

/** How many notices to one's own organisation nobody has acknowledged; undefined until that is read. */
export function useNoticesWaiting(): number | undefined {
  const organisation = useMe()?.organisation.code;
  const enabled = mayAnswer(useHeldRoles()) && organisation !== undefined;
  const asked = {
    acknowledged: 'false' as const,
    wantsAnswer: 'true' as const,
    limit: MOST_COUNTED,
    ...(organisation && { organisation }),
  };
  const list = query.useQuery(
    'get',
    '/api/v1/notices',
    { params: { query: asked } },
    { enabled, refetchInterval: REFRESH_MS },
  );
  return list.data?.items.length;
}
