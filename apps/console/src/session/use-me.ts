import type { Me } from '../api/answers.ts';
import { query } from '../api/client.ts';

/** Who is signed in; undefined until it is known. */
export function useMe(): Me | undefined {
  return query.useQuery('get', '/api/v1/me').data;
}
