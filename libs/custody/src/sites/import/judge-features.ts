import type { z } from 'zod';

import { toGeometry, type SiteGeometry } from '../geometry.ts';
import type { SiteKind } from '../kinds.ts';
import { Problem } from '../../problem.ts';
import { countPositions } from '../judge-geometry.ts';
import { MOST_IMPORT_POSITIONS, siteFeature, type ImportFault } from './schemas.ts';

/** What a good feature says of a site. */
export interface ReadSite {
  readonly externalId: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly region: string | null;
  readonly remark: string | null;
  readonly geometry: SiteGeometry;
}

type Reasons = ImportFault['reasons'];

/** Reads each feature by itself, and says of every bad one what is wrong with it. */
export function judgeFeatures(
  features: readonly unknown[],
  fallbackKind?: SiteKind,
): { sites: ReadSite[]; faults: ImportFault[] } {
  requireFew(features);
  const sites: ReadSite[] = [];
  const faults: ImportFault[] = [];
  const seen = new Map<string, number>();
  features.forEach((feature, index) => {
    const verdict = readFeature(feature, fallbackKind);
    const first = 'externalId' in verdict ? seen.get(verdict.externalId) : undefined;
    if ('externalId' in verdict && first === undefined) {
      seen.set(verdict.externalId, index);
      sites.push(verdict);
      return;
    }
    const reasons = 'externalId' in verdict ? [{ pointer: '/id', detail: `is that of feature ${first}` }] : verdict;
    faults.push({ index, ...describe(feature), reasons });
  });
  return { sites, faults };
}

/** Counts before anything is judged, and stops as soon as it is too much. */
function requireFew(features: readonly unknown[]): void {
  let left = MOST_IMPORT_POSITIONS;
  for (const feature of features) {
    left -= countPositions(asObject(feature)['geometry']);
    if (left < 0)
      throw new Problem(
        'validation-failed',
        `the features together have more than ${MOST_IMPORT_POSITIONS} positions: import them in parts`,
      );
  }
}

function readFeature(feature: unknown, fallbackKind: SiteKind | undefined): ReadSite | Reasons {
  const { success, data, error } = siteFeature.safeParse(feature);
  if (!success) return error.issues.map(toReason);
  const { name, kind = fallbackKind, region, remark } = data.properties;
  const externalId = data.id ?? data.properties.externalId ?? undefined;
  const missing: Reasons = [];
  if (externalId === undefined)
    missing.push({ pointer: '/id', detail: 'is missing: without it a second import makes twins' });
  const known = kind ?? fallbackKind;
  if (known === undefined) missing.push({ pointer: '/properties/kind', detail: 'is missing' });
  if (externalId === undefined || known === undefined) return missing;
  const geometry = toGeometry(data.geometry);
  return { externalId, name, kind: known, region: region ?? null, remark: remark ?? null, geometry };
}

function toReason({ path, message }: z.core.$ZodIssue): Reasons[number] {
  return { pointer: path.map((part) => `/${String(part)}`).join(''), detail: message };
}

/** By what a person finds the feature in the file. */
function describe(feature: unknown): Pick<ImportFault, 'externalId' | 'name'> {
  const { id, properties } = asObject(feature);
  const { externalId, name } = asObject(properties);
  return { externalId: asText(id) ?? asText(externalId), name: asText(name) };
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 200) : null;
}
