import { answered, answeredWithTag } from '../api/answered.ts';
import type { Equipment } from '../api/answers.ts';
import { api } from '../api/client.ts';
import type { components } from '../api/schema.gen.ts';

type Schemas = components['schemas'];

export function readPiece(assetCode: string) {
  return answeredWithTag(api.GET('/api/v1/equipment/{assetCode}', { params: { path: { assetCode } } }));
}

/** What makes a second sending harmless, and a change of what has changed meanwhile impossible. */
export interface Sending {
  readonly etag: string;
  readonly key: string;
}

const paramsOf = (assetCode: string, { etag, key }: Sending) => ({
  path: { assetCode },
  header: { 'If-Match': etag, 'Idempotency-Key': key },
});

export function changeOwner(assetCode: string, body: Schemas['OwnerChange'], sending: Sending): Promise<Equipment> {
  const params = paramsOf(assetCode, sending);
  return answered(api.POST('/api/v1/equipment/{assetCode}/owner', { params, body }));
}

export function retirePiece(assetCode: string, body: Schemas['Retire'], sending: Sending): Promise<Equipment> {
  const params = paramsOf(assetCode, sending);
  return answered(api.POST('/api/v1/equipment/{assetCode}/retire', { params, body }));
}

export function reinstatePiece(assetCode: string, body: { reason: string }, sending: Sending): Promise<Equipment> {
  const params = paramsOf(assetCode, sending);
  return answered(api.POST('/api/v1/equipment/{assetCode}/reinstate', { params, body }));
}
