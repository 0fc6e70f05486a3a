import { FAMILIES } from '#telemetry/catalogue/families';
import type { Family } from '#telemetry/catalogue/metric';

import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { commonChecklist } from './common-checklists.ts';
import type { FamilyEntry } from './schemas.ts';
import type { catalogueFamily } from './tables.ts';

export type FamilyValues = Omit<typeof catalogueFamily.$inferSelect, 'createdAt' | 'version'>;

export function findStandardFamily(code: string): Family | undefined {
  return FAMILIES.find((family) => family.code === code);
}

/** A standard family as a row that overrides it in nothing yet. */
export function toStandardRow({ code, label, headline, metrics }: Family): FamilyValues {
  return {
    code,
    labelZh: label.zh,
    labelEn: label.en,
    headline,
    metrics: [...metrics],
    checklist: null,
    keeper: ROOT_ORGANISATION,
  };
}

export function toFamilyEntry({
  code,
  labelZh,
  labelEn,
  headline,
  metrics,
  checklist,
}: Omit<FamilyValues, 'keeper'>): FamilyEntry {
  const standard = findStandardFamily(code) !== undefined;
  const label = { zh: labelZh, en: labelEn };
  return { code, label, headline, metrics, checklist: checklist ?? commonChecklist(code), standard };
}
