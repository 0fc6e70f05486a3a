import { z } from 'zod';

import { OperatorError } from '../../start/operator-error.ts';
import { ApiRefusal, type ApiClient } from './api-client.ts';

const credential = z.object({ id: z.string(), username: z.string(), password: z.string() });

export type Credential = z.output<typeof credential>;

/** A credential of its own for this run: the server shows it once. */
export async function issueCredential(api: ApiClient, assetCode: string): Promise<Credential> {
  try {
    return await api.call('POST', `/equipment/${encodeURIComponent(assetCode)}/credentials`, credential, {});
  } catch (error) {
    if (error instanceof ApiRefusal) throw new OperatorError(`No credential for ${assetCode}: ${error.message}`);
    throw error;
  }
}

/** Ends a credential of an earlier issue. */
export async function revokeCredential(api: ApiClient, assetCode: string, id: string): Promise<void> {
  await api.call('DELETE', `/equipment/${encodeURIComponent(assetCode)}/credentials/${id}`, z.unknown());
}
