import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answered } from '../api/answered.ts';
import type { Carriage } from '../api/answers.ts';
import { api } from '../api/client.ts';
import type { components } from '../api/schema.gen.ts';

type Schemas = components['schemas'];

export function addCarriage(assetCode: string, body: Schemas['NewCarriage'], key: string): Promise<Carriage> {
  const params = { path: { assetCode }, header: { 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/equipment/{assetCode}/carrier', { params, body }));
}

const toOne = ({ assetCode, id: carriageId }: Carriage) => ({ path: { assetCode, carriageId } });

export function changeCarriage(carriage: Carriage, body: Schemas['CarriageChange']): Promise<Carriage> {
  const params = toOne(carriage);
  return answered(api.PATCH('/api/v1/equipment/{assetCode}/carrier/{carriageId}', { params, body }));
}

export async function deleteCarriage(carriage: Carriage): Promise<void> {
  const params = toOne(carriage);
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
