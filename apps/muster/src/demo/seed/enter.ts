import { z } from 'zod';

import { ApiRefusal, type ApiClient } from '../../replay/server/api-client.ts';

/** Enters something; what an earlier start has entered stays as it has become since. */
export async function enter(api: ApiClient, path: string, body: unknown): Promise<void> {
  try {
    await api.call('POST', path, z.unknown(), body);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'already-exists') throw error;
  }
}
