import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { problemCode } from './api/problem.ts';
import { setScreenTimeZone } from './format/screen-time.ts';
import { PageMissing } from './frame/page-failed.tsx';
import { forgetAnswers } from './offline/kept-answers.ts';
import { whoIsSignedIn } from './session/who.ts';

interface RouterContext {
  readonly queryClient: QueryClient;
}

export const root = createRootRouteWithContext<RouterContext>()({ notFoundComponent: PageMissing });

export const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  async beforeLoad({ context, location }) {
    const me = await whoIsSignedIn(context.queryClient, location.pathname).catch((error: unknown) => {
      if (problemCode(error) !== 'unauthenticated') throw error;
      void forgetAnswers();
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    });
    setScreenTimeZone(me.timeZone);
    if (me.mustChangePassword) throw redirect({ to: '/password', search: { back: location.href } });
  },
  component: lazyRouteComponent(() => import('./frame/frame.tsx'), 'Frame'),
});
