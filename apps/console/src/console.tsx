import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect } from 'react';
import { whenRefused } from './api/client.ts';
import { problemCode } from './api/problem.ts';
import { live } from './live/live.ts';
import { forgetAnswers, keepAnswers } from './offline/kept-answers.ts';
import { useDark } from './preferences/appearance.ts';
import { useNarrow } from './preferences/media-query.ts';
import { language } from './preferences/language.ts';
import { usePreference } from './preferences/preference.ts';
import { createConsoleRouter } from './router.ts';
import { antdTheme } from './theme/antd-theme.ts';
import { applyPalette } from './theme/palette.ts';

const MOST_RETRIES = 3;

/** An answer of the server is final; only a server that was not reached is asked again. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => problemCode(error) === 'unreachable' && failures < MOST_RETRIES,
      staleTime: 10_000,
    },
  },
});

keepAnswers(queryClient);

const router = createConsoleRouter(queryClient);

whenRefused((refusal) => {
  if (router.state.location.pathname === '/sign-in') return;
  const back = router.state.location.href;
  if (refusal === 'password-change-required') {
    void router.navigate({ to: '/password', search: { back } });
    return;
  }
  queryClient.clear();
  void forgetAnswers();
  live.clear();
  void router.navigate({ to: '/sign-in', search: { back, ended: true } });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

export function Console() {
  const dark = useDark();
  const narrow = useNarrow();
  const chosen = usePreference(language);
  useLayoutEffect(() => applyPalette(dark), [dark]);
  return (
    <ConfigProvider
      theme={antdTheme(dark, narrow)}
      locale={chosen === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
