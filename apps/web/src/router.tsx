import { createBrowserRouter } from 'react-router-dom';
import { Frame } from './frame/Frame';
import { Home } from './frame/Home';
import { NotFound } from './frame/NotFound';
import { SignInPage } from './routes/session/SignInPage';
import { PageBroke } from './shared/ErrorBoundary';
import { Loading } from './shared/states';

/** Each area is a chunk of its own, so that signing in loads none of them. */
export const router = createBrowserRouter([
  {
    errorElement: <PageBroke />,
    hydrateFallbackElement: <Loading rows={4} />,
    children: [
      { path: '/login', element: <SignInPage /> },
      {
        path: '/setup',
        lazy: () => import('./routes/session/SetupPage').then((page) => ({ Component: page.SetupPage })),
      },
      {
        element: <Frame />,
        children: [
          { path: '/', element: <Home /> },
          {
            path: '/workbench',
            lazy: () =>
              import('./routes/deadlines/WorkbenchPage').then((page) => ({ Component: page.WorkbenchPage })),
          },
          {
            path: '/register',
            lazy: () =>
              import('./routes/intake/RegisterPage').then((page) => ({ Component: page.RegisterPage })),
          },
          {
            path: '/register/online',
            lazy: () =>
              import('./routes/intake/OnlineMessagesPage').then((page) => ({
                Component: page.OnlineMessagesPage,
              })),
          },
          {
            path: '/petitions',
            lazy: () =>
              import('./routes/petitions/list/ListPage').then((page) => ({ Component: page.ListPage })),
          },
          {
            path: '/petitions/:petitionId',
            lazy: () =>
              import('./routes/petitions/case/CasePage').then((page) => ({ Component: page.CasePage })),
          },
          {
            path: '/checkpoints',
            lazy: () =>
              import('./routes/checkpoints/CheckpointsPage').then((page) => ({
                Component: page.CheckpointsPage,
              })),
          },
          {
            path: '/supervision',
            lazy: () =>
              import('./routes/supervision/SupervisionPage').then((page) => ({
                Component: page.SupervisionPage,
              })),
          },
          {
            path: '/supervision/chart',
            lazy: () =>
              import('./routes/supervision/ChartPage').then((page) => ({ Component: page.ChartPage })),
          },
          {
            path: '/bulletins',
            lazy: () =>
              import('./routes/bulletins/BulletinsPage').then((page) => ({ Component: page.BulletinsPage })),
          },
          {
            path: '/duty',
            lazy: () => import('./routes/duty/DutyPage').then((page) => ({ Component: page.DutyPage })),
          },
          {
            path: '/targets',
            lazy: () =>
              import('./routes/targets/TargetsPage').then((page) => ({ Component: page.TargetsPage })),
          },
          {
            path: '/deadlines',
            lazy: () =>
              import('./routes/deadlines/DeadlinesPage').then((page) => ({ Component: page.DeadlinesPage })),
          },
          {
            path: '/deadlines/ahead',
            lazy: () =>
              import('./routes/deadlines/LoadAheadPage').then((page) => ({ Component: page.LoadAheadPage })),
          },
          {
            path: '/deadlines/moved',
            lazy: () =>
              import('./routes/deadlines/MovedPage').then((page) => ({ Component: page.MovedPage })),
          },
          {
            path: '/deadlines/stuck',
            lazy: () =>
              import('./routes/deadlines/StuckPage').then((page) => ({ Component: page.StuckPage })),
          },
          {
            path: '/statistics',
            lazy: () =>
              import('./routes/statistics/StatisticsPage').then((page) => ({
                Component: page.StatisticsPage,
              })),
          },
          {
            path: '/petitions/:petitionId/as-of',
            lazy: () =>
              import('./routes/petitions/case/CaseAsOfPage').then((page) => ({
                Component: page.CaseAsOfPage,
              })),
          },
          {
            path: '/statistics/as-of',
            lazy: () => import('./routes/statistics/AsOfPage').then((page) => ({ Component: page.AsOfPage })),
          },
          {
            path: '/statistics/marks',
            lazy: () =>
              import('./routes/statistics/MarksPage').then((page) => ({ Component: page.MarksPage })),
          },
          {
            path: '/statistics/members',
            lazy: () =>
              import('./routes/statistics/MembersPage').then((page) => ({ Component: page.MembersPage })),
          },
          {
            path: '/statistics/book',
            lazy: () =>
              import('./routes/statistics/book/BookPage').then((page) => ({ Component: page.BookPage })),
          },
          {
            path: '/registers',
            lazy: () =>
              import('./routes/registers/RegistersPage').then((page) => ({ Component: page.RegistersPage })),
          },
          {
            path: '/registers/take-over',
            lazy: () =>
              import('./routes/registers/TakeOverPage').then((page) => ({ Component: page.TakeOverPage })),
          },
          {
            path: '/registers/destruction',
            lazy: () =>
              import('./routes/destruction/DestructionPage').then((page) => ({
                Component: page.DestructionPage,
              })),
          },
          {
            path: '/papers',
            lazy: () =>
              import('./routes/documents/PaperworkPage').then((page) => ({ Component: page.PaperworkPage })),
          },
          {
            path: '/inbox',
            lazy: () => import('./routes/inbox/InboxPage').then((page) => ({ Component: page.InboxPage })),
          },
          {
            path: '/registers/accounts',
            lazy: () =>
              import('./routes/admin/AccountAudit').then((page) => ({ Component: page.AccountAuditPage })),
          },
          {
            path: '/admin',
            lazy: () => import('./routes/admin/AdminPage').then((page) => ({ Component: page.AdminPage })),
          },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
