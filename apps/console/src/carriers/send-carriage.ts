import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answered, type Tagged } from '../api/answered.ts';
import type { Carriage, ListedCarriage } from '../api/answers.ts';
import { api } from '../api/client.ts';
import type { components } from '../api/schema.gen.ts';

type Schemas = components['schemas'];

export function addCarriage(assetCode: string, body: Schemas['NewCarriage'], key: string): Promise<Carriage> {
  const params = { path: { assetCode }, header: { 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/equipment/{assetCode}/carrier', { params, body }));
}

const MOST_READ = 1_000;

/** A carriage as it stands, with the tag of its version: the piece's list is where it is read. */
export async function readCarriage({ assetCode, id }: Carriage): Promise<Tagged<Carriage>> {
  const params = { path: { assetCode }, query: { limit: MOST_READ } };
  const { items } = await answered(api.GET('/api/v1/equipment/{assetCode}/carrier', { params }));
  const found = items.find((one) => one.id === id);
  if (found === undefined) throw { code: 'not-found' };
  return { body: found, etag: tagOf(found) };
}

export const tagOf = ({ version }: ListedCarriage) => `"${version}"`;

const toOne = ({ assetCode, id: carriageId }: Carriage, etag: string) => ({
  path: { assetCode, carriageId },
  header: { 'If-Match': etag },
});

export function changeCarriage(carriage: Carriage, body: Schemas['CarriageChange'], etag: string): Promise<Carriage> {
  const params = toOne(carriage, etag);
  return answered(api.PATCH('/api/v1/equipment/{assetCode}/carrier/{carriageId}', { params, body }));
}

export async function deleteCarriage(carriage: Carriage, etag: string): Promise<void> {
  const params = toOne(carriage, etag);
  await answered(api.DELETE('/api/v1/equipment/{assetCode}/carrier/{carriageId}', { params }));
}

/** Where a piece is may follow from what carries it. */
export function useReloadCarriers(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [, path] }) => /\{assetCode\}(\/carrier|\/state)?$/.test(String(path)),
      }),
    [queryClient],
  );
}
