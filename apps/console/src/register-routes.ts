import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readCertificateSearch } from './certificates/certificate-search.ts';
import { readListFilters } from './equipment/list-filters.ts';
import { readPieceSearch } from './equipment/piece-search.ts';
import { frame } from './frame-route.ts';
import { readSetSearch } from './sets/set-search.ts';
import { readSupplySearch } from './supply/supply-form.ts';

const equipment = createRoute({
  getParentRoute: () => frame,
  path: '/equipment',
  validateSearch: readListFilters,
  component: lazyRouteComponent(() => import('./equipment/equipment-list-page.tsx'), 'EquipmentListPage'),
});

const certificates = createRoute({
  getParentRoute: () => frame,
  path: '/equipment/certificates',
  validateSearch: readCertificateSearch,
  component: lazyRouteComponent(() => import('./certificates/certificates-page.tsx'), 'CertificatesPage'),
});

const sets = createRoute({
  getParentRoute: () => frame,
  path: '/equipment/sets',
  validateSearch: readSetSearch,
  component: lazyRouteComponent(() => import('./sets/sets-page.tsx'), 'SetsPage'),
});

const supply = createRoute({
  getParentRoute: () => frame,
  path: '/equipment/supply',
  validateSearch: readSupplySearch,
  component: lazyRouteComponent(() => import('./supply/supply-page.tsx'), 'SupplyPage'),
});

const piece = createRoute({
  getParentRoute: () => frame,
  path: '/equipment/$assetCode',
  validateSearch: readPieceSearch,
  component: lazyRouteComponent(() => import('./equipment/piece-page.tsx'), 'PiecePage'),
});

const labels = createRoute({
  getParentRoute: () => frame,
  path: '/labels',
  validateSearch: (search): { codes: string } => ({ codes: typeof search.codes === 'string' ? search.codes : '' }),
  component: lazyRouteComponent(() => import('./register/labels-page.tsx'), 'LabelsPage'),
});

/** The pages of the register: every piece, and what is kept beside them. */
export const registerRoutes = [equipment, sets, certificates, supply, piece, labels] as const;
