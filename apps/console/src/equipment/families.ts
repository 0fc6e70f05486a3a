import { useTranslation } from 'react-i18next';
import type { Family, Metric } from '../api/answers.ts';
import { query } from '../api/client.ts';

/** Seldom changed: asked for once, and anew after a change that is made on this page. */
const CATALOGUE = { staleTime: Infinity } as const;

const NONE: never[] = [];

export function useFamilies(): readonly Family[] {
  return query.useQuery('get', '/api/v1/families', {}, CATALOGUE).data?.items ?? NONE;
}

export function useMetrics(): readonly Metric[] {
  return query.useQuery('get', '/api/v1/metrics', {}, CATALOGUE).data?.items ?? NONE;
}

type Labelled = { readonly label: { readonly zh: string; readonly en: string } } | undefined;

/** The name of a family or metric in the person's language; one that the catalogue does not know keeps its code. */
export function useLabel(): (labelled: Labelled, code: string) => string {
  const { i18n } = useTranslation();
  return (labelled, code) => labelled?.label[i18n.language === 'zh' ? 'zh' : 'en'] ?? code;
}

export function useFamilyName(): (code: string) => string {
  const families = useFamilies();
  const label = useLabel();
  return (code) =>
    label(
      families.find((family) => family.code === code),
      code,
    );
}
