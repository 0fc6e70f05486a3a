import type { QueryClient } from '@tanstack/react-query';
import type { Me } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { restoreAnswers } from '../offline/kept-answers.ts';

/** One attempt: a page that cannot ask says so at once, and tries again by itself. */
export const WHO = query.queryOptions('get', '/api/v1/me', {}, { retry: false });

/** After so long without an answer a line counts as lost. */
const PATIENCE_MS = 6_000;

/** Pages that know what to show without a line; the others say that there is none. */
const KEPT_PAGES = '/custody/stocktakes';

/** Who is signed in; without a line, where the page can do without, who was when there was one. */
export async function whoIsSignedIn(queryClient: QueryClient, path: string): Promise<Me> {
  const asked = queryClient.ensureQueryData(WHO);
  if (!path.startsWith(KEPT_PAGES)) return asked;
  const known = async () => {
    await restoreAnswers(queryClient);
    return queryClient.getQueryData<Me>(WHO.queryKey);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Me>((resolve, reject) => {
    timer = setTimeout(
      () =>
        void known()
          .then((me) => me ?? asked)
          .then(resolve, reject),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    const me = problemCode(error) === 'unreachable' ? await known() : undefined;
    if (me === undefined) throw error;
    return me;
  } finally {
    clearTimeout(timer);
  }
}
