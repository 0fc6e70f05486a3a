import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { query } from './api/client.ts';
import { problemCode } from './api/problem.ts';
import { setScreenTimeZone } from './format/screen-time.ts';
import { PageMissing } from './frame/page-failed.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

/** One attempt: a page that cannot ask says so at once, and tries again by itself. */
export const WHO = query.queryOptions('get', '/api/v1/me', {}, { retry: false });

export const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: PageMissing });

export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  async beforeLoad({ context, location }) {
    const me = await context.queryClient.ensureQueryData(WHO).catch((error: unknown) => {
      if (problemCode(error) !== 'unauthenticated') throw error;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    });
    setScreenTimeZone(me.timeZone);
    if (me.mustChangePassword) throw redirect({ to: '/password', search: { back: location.href } });
  },
  component: lazyRouteComponent(() => import('./frame/frame.tsx'), 'Frame'),
});
