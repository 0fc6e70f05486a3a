import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sectionsFor } from './administration/sections.ts';
import { readAuditFilters } from './audit/audit-filters.ts';
import { readCalendarSearch } from './calendar/calendar-search.ts';
import { readText } from './frame/read-text.ts';
import { frame, root } from './frame-route.ts';
import { readAlarmFilters } from './alarms/alarm-filters.ts';
import { readAgreementSearch } from './agreements/agreement-form.ts';
import { readDutySearch } from './duty/duty-search.ts';
import { readUtilisationSearch } from './indicators/utilisation-search.ts';
import { readMapSearch } from './overview/map-search.ts';
import { registerRoutes } from './register-routes.ts';
import { readSiteFilters } from './sites/site-filters.ts';
import { readReturnPath } from './session/return-path.ts';
import { WHO } from './session/who.ts';
import { readPieceStatus, readStocktakeSearch } from './stocktakes/stocktake-search.ts';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back?: string; ended?: boolean } => ({
    ...(search.back === undefined ? {} : { back: readReturnPath(search.back) }),
    ...(search.ended === true ? { ended: true } : {}),
  }),
  component: lazyRouteComponent(() => import('./session/sign-in-page.tsx'), 'SignInPage'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: (search): { back?: string } =>
    search.back === undefined ? {} : { back: readReturnPath(search.back) },
  component: lazyRouteComponent(() => import('./session/password-page.tsx'), 'PasswordPage'),
});

const start = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad() {
    throw redirect({ to: '/map' });
  },
});

const map = createRoute({
  getParentRoute: () => frame,
  path: '/map',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./overview/overview-page.tsx'), 'OverviewPage'),
});

const custody = createRoute({
  getParentRoute: () => frame,
  path: '/custody',
  component: lazyRouteComponent(() => import('./custody/desk-page.tsx'), 'DeskPage'),
});

const scan = createRoute({
  getParentRoute: () => frame,
  path: '/custody/scan',
  component: lazyRouteComponent(() => import('./scan/scan-page.tsx'), 'ScanPage'),
});

const agreements = createRoute({
  getParentRoute: () => frame,
  path: '/custody/agreements',
  validateSearch: readAgreementSearch,
  component: lazyRouteComponent(() => import('./agreements/agreements-page.tsx'), 'AgreementsPage'),
});

const offer = createRoute({
  getParentRoute: () => frame,
  path: '/custody/offer/$assetCode',
  component: lazyRouteComponent(() => import('./handovers/offer-page.tsx'), 'OfferPage'),
});

const handover = createRoute({
  getParentRoute: () => frame,
  path: '/custody/handovers/$handoverId',
  component: lazyRouteComponent(() => import('./handovers/handover-page.tsx'), 'HandoverPage'),
});

const stocktakes = createRoute({
  getParentRoute: () => frame,
  path: '/custody/stocktakes',
  validateSearch: readStocktakeSearch,
  component: lazyRouteComponent(() => import('./stocktakes/stocktakes-page.tsx'), 'StocktakesPage'),
});

const stocktake = createRoute({
  getParentRoute: () => frame,
  path: '/custody/stocktakes/$stocktakeId',
  validateSearch: readPieceStatus,
  component: lazyRouteComponent(() => import('./stocktakes/stocktake-page.tsx'), 'StocktakePage'),
});

const stocktakeScan = createRoute({
  getParentRoute: () => frame,
  path: '/custody/stocktakes/$stocktakeId/scan',
  component: lazyRouteComponent(() => import('./stocktakes/stocktake-scan-page.tsx'), 'StocktakeScanPage'),
});

const alarms = createRoute({
  getParentRoute: () => frame,
  path: '/alarms',
  validateSearch: readAlarmFilters,
  component: lazyRouteComponent(() => import('./alarms/alarms-page.tsx'), 'AlarmsPage'),
});

const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendar',
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
});

const reservations = createRoute({
  getParentRoute: () => frame,
  path: '/calendar/reservations',
  validateSearch: (search): { state?: 'all'; organisation?: string } => ({
    ...(search.state === 'all' ? { state: 'all' as const } : {}),
    ...readText('organisation', search.organisation),
  }),
  component: lazyRouteComponent(() => import('./calendar/reservations-page.tsx'), 'ReservationsPage'),
});

const reservation = createRoute({
  getParentRoute: () => frame,
  path: '/calendar/reservations/$reservationId',
  component: lazyRouteComponent(() => import('./calendar/reservation-page.tsx'), 'ReservationPage'),
});

const duty = createRoute({
  getParentRoute: () => frame,
  path: '/duty',
  validateSearch: readDutySearch,
  component: lazyRouteComponent(() => import('./duty/duty-page.tsx'), 'DutyPage'),
});

const shiftHandover = createRoute({
  getParentRoute: () => frame,
  path: '/duty/shifts/$shiftId/handover',
  component: lazyRouteComponent(() => import('./duty/shift-handover-page.tsx'), 'ShiftHandoverPage'),
});

/** Where the notices stood before; a page may have been sent to a colleague. */
const noticesBefore = createRoute({
  getParentRoute: () => frame,
  path: '/calendar/notices',
  beforeLoad() {
    throw redirect({ to: '/duty/notices' });
  },
});

const notices = createRoute({
  getParentRoute: () => frame,
  path: '/duty/notices',
  validateSearch: (search): { state?: 'all' } => (search.state === 'all' ? { state: 'all' } : {}),
  component: lazyRouteComponent(() => import('./notices/notices-page.tsx'), 'NoticesPage'),
});

const notice = createRoute({
  getParentRoute: () => frame,
  path: '/duty/notices/$noticeId',
  component: lazyRouteComponent(() => import('./notices/notice-page.tsx'), 'NoticePage'),
});

const indicators = createRoute({
  getParentRoute: () => frame,
  path: '/indicators',
  validateSearch: readUtilisationSearch,
  component: lazyRouteComponent(() => import('./indicators/utilisation-page.tsx'), 'UtilisationPage'),
});

const quarantine = createRoute({
  getParentRoute: () => frame,
  path: '/quarantine',
  validateSearch: (search): { assetCode?: string } =>
    typeof search.assetCode === 'string' && search.assetCode !== '' ? { assetCode: search.assetCode } : {},
  component: lazyRouteComponent(() => import('./quarantine/quarantine-page.tsx'), 'QuarantinePage'),
});

const administration = createRoute({
  getParentRoute: () => frame,
  path: '/administration',
  component: lazyRouteComponent(() => import('./administration/administration-page.tsx'), 'AdministrationPage'),
});

const administrationStart = createRoute({
  getParentRoute: () => administration,
  path: '/',
  async beforeLoad({ context }) {
    const { roles } = await context.queryClient.ensureQueryData(WHO);
    throw redirect({ to: sectionsFor(roles)[0]?.to ?? '/map' });
  },
});

const organisations = createRoute({
  getParentRoute: () => administration,
  path: '/organisations',
  component: lazyRouteComponent(() => import('./administration/organisations-page.tsx'), 'OrganisationsPage'),
});

const people = createRoute({
  getParentRoute: () => administration,
  path: '/people',
  validateSearch: (search): { organisation?: string } =>
    typeof search.organisation === 'string' ? { organisation: search.organisation } : {},
  component: lazyRouteComponent(() => import('./administration/people-page.tsx'), 'PeoplePage'),
});

const rules = createRoute({
  getParentRoute: () => administration,
  path: '/rules',
  validateSearch: (search): { family?: string } => (typeof search.family === 'string' ? { family: search.family } : {}),
  component: lazyRouteComponent(() => import('./rules/rules-page.tsx'), 'RulesPage'),
});

const families = createRoute({
  getParentRoute: () => administration,
  path: '/families',
  component: lazyRouteComponent(() => import('./catalogue/families-page.tsx'), 'FamiliesPage'),
});

const metrics = createRoute({
  getParentRoute: () => administration,
  path: '/metrics',
  validateSearch: (search): { q?: string } => readText('q', search.q),
  component: lazyRouteComponent(() => import('./catalogue/metrics-page.tsx'), 'MetricsPage'),
});

const settings = createRoute({
  getParentRoute: () => administration,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
});

const audit = createRoute({
  getParentRoute: () => administration,
  path: '/audit',
  validateSearch: readAuditFilters,
  component: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
});

const webhooks = createRoute({
  getParentRoute: () => administration,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/webhooks-page.tsx'), 'WebhooksPage'),
});

const sites = createRoute({
  getParentRoute: () => administration,
  path: '/sites',
  validateSearch: readSiteFilters,
  component: lazyRouteComponent(() => import('./sites/sites-page.tsx'), 'SitesPage'),
});

const imports = createRoute({
  getParentRoute: () => administration,
  path: '/imports',
  validateSearch: (search): { id?: string } => (typeof search.id === 'string' ? { id: search.id } : {}),
  component: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
});

/** Every page of the console. */
export const routeTree = root.addChildren([
  signIn,
  password,
  frame.addChildren([
    start,
    map,
    ...registerRoutes,
    ...[custody, scan, agreements, offer, handover],
    ...[stocktakes, stocktake, stocktakeScan],
    ...[calendar, reservations, reservation, noticesBefore],
    ...[duty, shiftHandover, notices, notice],
    alarms,
    indicators,
    quarantine,
    administration.addChildren([
      administrationStart,
      ...[organisations, people, sites, imports, rules, families, metrics, settings, webhooks, audit],
    ]),
  ]),
]);
