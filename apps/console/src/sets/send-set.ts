import { answered, answeredWithTag } from '../api/answered.ts';
import type { EquipmentSet } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { type SetForm, toSetChange } from './set-form.ts';

export function readSet(assetCode: string) {
  return answeredWithTag(api.GET('/api/v1/equipment/{assetCode}/set', { params: { path: { assetCode } } }));
}

export function changeSet(assetCode: string, form: SetForm, etag: string): Promise<EquipmentSet> {
  const params = { path: { assetCode }, header: { 'If-Match': etag } };
  return answered(api.PUT('/api/v1/equipment/{assetCode}/set', { params, body: toSetChange(form) }));
}
