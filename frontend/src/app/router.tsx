import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { paths } from '../shared/config/paths.js';
import { loadTexts } from '../shared/i18n/i18n.js';
import { Guests } from './guests.js';
import { CrashPage, NotFoundPage } from './lost-pages.js';
import { Splash } from './splash.js';

const auth = () => import('./routes/auth-routes.js');
const incidents = () => import('./routes/incident-routes.js');
const more = () => import('./routes/more-routes.js');
const boards = () => import('./routes/board-routes.js');
const triage = async () => {
  await loadTexts('triage');
  return import('./routes/triage-route.js');
};
const accounts = async () => {
  await loadTexts('accounts');
  return import('./routes/account-routes.js');
};
const secondFactor = async () => {
  await loadTexts('accounts');
  return import('./routes/second-factor-route.js');
};
const only = () => import('./members/only.js');

const guests: RouteObject[] = [
  {
    path: paths.login,
    lazy: async () => ({ Component: (await import('./routes/login-route.js')).LoginPage }),
  },
  { path: paths.register, lazy: async () => ({ Component: (await auth()).RegisterPage }) },
];

const doors: RouteObject[] = [
  {
    path: paths.loginCode,
    lazy: async () => ({ Component: (await import('./routes/login-route.js')).ProviderCodePage }),
  },
  { path: paths.checkMail, lazy: async () => ({ Component: (await auth()).CheckMailPage }) },
  { path: paths.verify, lazy: async () => ({ Component: (await auth()).VerifyPage }) },
  { path: paths.forgot, lazy: async () => ({ Component: (await auth()).ForgotPage }) },
  { path: paths.reset, lazy: async () => ({ Component: (await auth()).ResetPage }) },
  {
    path: paths.secondFactor,
    lazy: async () => ({ Component: (await secondFactor()).SecondFactorPage }),
  },
  { path: paths.invitation, lazy: async () => ({ Component: (await accounts()).InvitationPage }) },
  {
    path: paths.muteLink,
    lazy: async () => {
      await loadTexts('preferences');
      return { Component: (await import('./routes/mute-link-route.js')).MuteLinkRoute };
    },
  },
  {
    path: paths.waiting,
    lazy: async () => ({ Component: (await import('./routes/waiting-route.js')).WaitingRoute }),
  },
];

const members: RouteObject[] = [
  { index: true, element: <Navigate to={paths.incidents} replace /> },
  {
    path: paths.incidents,
    lazy: async () => ({ Component: (await incidents()).IncidentsRoute }),
    children: [
      {
        path: ':id/pizarra?',
        lazy: async () => ({ Component: (await incidents()).IncidentRoute }),
      },
    ],
  },
  {
    lazy: async () => ({ Component: (await only()).StudentsOnly }),
    children: [
      {
        path: paths.report,
        lazy: async () => {
          await loadTexts('report');
          return { Component: (await import('./routes/report-route.js')).ReportRoute };
        },
      },
    ],
  },
  {
    lazy: async () => ({ Component: (await only()).AdminsOnly }),
    children: [
      { path: paths.people, lazy: async () => ({ Component: (await accounts()).PeopleRoute }) },
      {
        path: paths.webhooks,
        lazy: async () => {
          await Promise.all([loadTexts('webhooks'), loadTexts('accounts')]);
          return { Component: (await import('./routes/webhooks-route.js')).WebhooksPage };
        },
      },
      { path: paths.audit, lazy: async () => ({ Component: (await accounts()).AuditPage }) },
      {
        path: paths.queue,
        lazy: async () => ({ Component: (await triage()).QueuePage }),
        children: [
          { path: ':id', lazy: async () => ({ Component: (await incidents()).IncidentRoute }) },
        ],
      },
    ],
  },
  {
    lazy: async () => ({ Component: (await only()).StaffOnly }),
    children: [
      {
        path: paths.boards,
        lazy: async () => {
          await loadTexts('boards');
          return { Component: (await boards()).BoardsPage };
        },
      },
    ],
  },
  { path: paths.inbox, lazy: async () => ({ Component: (await more()).InboxRoute }) },
  {
    path: paths.preferences,
    lazy: async () => {
      await loadTexts('preferences');
      return { Component: (await import('./routes/preferences-route.js')).PreferencesRoute };
    },
  },
  {
    path: paths.account,
    lazy: async () => {
      await loadTexts('accounts');
      return { Component: (await more()).AccountRoute };
    },
  },
  { path: '*', element: <NotFoundPage /> },
];

/** Every page and who may see it; each group of pages is its own download. */
export function createRouter() {
  return createBrowserRouter([
    {
      errorElement: <CrashPage />,
      HydrateFallback: Splash,
      children: [
        { element: <Guests />, children: guests },
        ...doors,
        {
          path: paths.home,
          lazy: async () => ({ Component: (await import('./members/members.js')).Members }),
          children: [
            {
              lazy: async () => ({ Component: (await import('./members/members.js')).Shell }),
              children: members,
            },
            // A board has the whole window to itself.
            {
              path: paths.boards,
              children: [
                {
                  path: ':id',
                  lazy: async () => {
                    await loadTexts('boards');
                    return { Component: (await boards()).BoardPage };
                  },
                },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
