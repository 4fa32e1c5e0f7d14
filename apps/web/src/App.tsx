import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router-dom';
import { getViewerQueryKey } from './api/@tanstack/react-query.gen';
import { styleNonce } from './shared/nonce';
import { useLargeType } from './shared/preferences';
import { toProblem } from './shared/problem';
import { themeOf } from './shared/theme';
import { setSessionOver } from './shared/session-over';
import { router } from './router';

dayjs.locale('zh-cn');

/**
 * No session: whoever has a page open signs in again over it, so that nothing typed is lost;
 * whoever has none goes to the sign-in page and from there to the address asked for.
 */
function onFailure(error: unknown): void {
  const { pathname, search } = window.location;
  if (toProblem(error).status !== 401 || ['/login', '/setup'].includes(pathname)) return;
  if (queries.getQueryData(getViewerQueryKey())) setSessionOver(true);
  else void router.navigate(`/login?${new URLSearchParams({ back: `${pathname}${search}` }).toString()}`);
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => toProblem(error).status === 0 && count < 2,
    },
    mutations: { retry: false },
  },
});

export function App() {
  const large = useLargeType();
  const theme = useMemo(() => themeOf(large), [large]);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce: styleNonce() }}
      button={{ autoInsertSpace: false }}
      // Beside the page, not in the body: the body's scroll lock would write a style without our nonce.
      getPopupContainer={() => document.getElementById('overlays') ?? document.body}
      wave={{ disabled: true }}
      form={{ validateMessages: { required: '请填写“${label}”' } }}
    >
      <AntApp component={false} message={{ maxCount: 2 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
