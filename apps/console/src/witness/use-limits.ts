import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { OwnWitnessLimits, WitnessLimits } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { boundsOf, type LimitName } from './limits-form.ts';

/** Whose thresholds: those of a piece, or of all pieces of a family that have none of their own. */
export type LimitsOf = { readonly assetCode: string } | { readonly family: string };

const PIECE = '/api/v1/equipment/{assetCode}/witness-limits';
const FAMILY = '/api/v1/families/{code}/witness-limits';

export function usePieceLimits(assetCode: string) {
  return query.useQuery('get', PIECE, { params: { path: { assetCode } } });
}

export function useFamilyLimits(code: string) {
  return query.useQuery('get', FAMILY, { params: { path: { code } } });
}

export function readLimits(of: LimitsOf) {
  return 'assetCode' in of
    ? answeredWithTag(api.GET(PIECE, { params: { path: of } }))
    : answeredWithTag(api.GET(FAMILY, { params: { path: { code: of.family } } }));
}

export function useChangeLimits(of: LimitsOf) {
  const queryClient = useQueryClient();
  return async (body: OwnWitnessLimits, etag: string): Promise<WitnessLimits> => {
    const header = { 'If-Match': etag };
    const changed = await ('assetCode' in of
      ? answered(api.PUT(PIECE, { params: { path: of, header }, body }))
      : answered(api.PUT(FAMILY, { params: { path: { code: of.family }, header }, body })));
    await Promise.all([PIECE, FAMILY].map((path) => queryClient.invalidateQueries({ queryKey: ['get', path] })));
    return changed;
  };
}

/** A threshold as people read it. */
export function useShowLimit() {
  const { t } = useTranslation();
  return (name: LimitName, value: number | null) =>
    value === null
      ? t('setting.off')
      : `${value.toLocaleString('en-US')}\u202f${t(`setting.units.${boundsOf(name).unit}`)}`;
}
