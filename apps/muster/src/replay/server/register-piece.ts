import { z } from 'zod';

import { OperatorError } from '../../start/operator-error.ts';
import { ApiRefusal, type ApiClient } from './api-client.ts';

/** A piece as the register needs it for its first day. */
export interface NewPiece {
  readonly assetCode: string;
  readonly name: string;
  readonly family: string;
  readonly hostUnit: string;
  readonly reportingIntervalSeconds?: number;
}

const equipment = z.object({ assetCode: z.string(), family: z.string() });

/** Makes sure that the register has the piece, of the right family; answers whether it had to be entered. */
export async function registerPiece(api: ApiClient, piece: NewPiece): Promise<boolean> {
  const known = await findPiece(api, piece.assetCode);
  if (known === undefined) {
    await refusedAsSentence(piece, () => api.call('POST', '/equipment', equipment, piece));
    return true;
  }
  if (known.family === piece.family) return false;
  throw new OperatorError(
    `${piece.assetCode} is registered as a ${known.family}, this recording is of a ${piece.family}. Choose another code with --as.`,
  );
}

async function findPiece(api: ApiClient, assetCode: string): Promise<z.output<typeof equipment> | undefined> {
  try {
    return await api.call('GET', `/equipment/${encodeURIComponent(assetCode)}`, equipment);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 404) return undefined;
    if (error instanceof ApiRefusal)
      throw new OperatorError(`${api.baseUrl} refused to look up ${assetCode}: ${error.message}`);
    throw error;
  }
}

async function refusedAsSentence<T>(piece: NewPiece, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ApiRefusal) {
      throw new OperatorError(
        `Cannot register ${piece.assetCode} at ${piece.hostUnit} (${error.code}): ${error.message}`,
      );
    }
    throw error;
  }
}
