import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { SupplyAgreement } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { type SupplyForm, type SupplySearch, toAgreementChange, toNewAgreement } from './supply-form.ts';

const PAGE_SIZE = 50;
const PATH = '/api/v1/supply-agreements';

export function useSupplyAgreements({ over, ...filters }: SupplySearch, today: string) {
  const asked = { ...filters, limit: PAGE_SIZE, ...(over === undefined && { on: today }) };
  return query.useInfiniteQuery(
    'get',
    PATH,
    { params: { query: asked } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

export function readAgreement(agreementId: string) {
  return answeredWithTag(api.GET('/api/v1/supply-agreements/{agreementId}', { params: { path: { agreementId } } }));
}

export function createAgreement(form: SupplyForm, key: string): Promise<SupplyAgreement> {
  const params = { header: { 'Idempotency-Key': key } };
  return answered(api.POST(PATH, { params, body: toNewAgreement(form) }));
}

const toOne = (agreementId: string, etag: string) => ({ path: { agreementId }, header: { 'If-Match': etag } });

export function changeAgreement(id: string, form: SupplyForm, etag: string): Promise<SupplyAgreement> {
  const request = { params: toOne(id, etag), body: toAgreementChange(form) };
  return answered(api.PATCH('/api/v1/supply-agreements/{agreementId}', request));
}

interface End {
  readonly reason: string;
  readonly etag: string;
  readonly key: string;
}

export function endAgreement(agreementId: string, { reason, etag, key }: End): Promise<SupplyAgreement> {
  const params = { path: { agreementId }, header: { 'If-Match': etag, 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/supply-agreements/{agreementId}/end', { params, body: { reason } }));
}

export async function deleteAgreement(id: string, etag: string): Promise<void> {
  await answered(api.DELETE('/api/v1/supply-agreements/{agreementId}', { params: toOne(id, etag) }));
}

export function useReloadSupply(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () => queryClient.invalidateQueries({ predicate: ({ queryKey: [, path] }) => String(path).startsWith(PATH) }),
    [queryClient],
  );
}
