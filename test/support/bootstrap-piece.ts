import { ApiClient } from './api-client.ts';
import type { Credential } from './device.ts';
import { RunningMuster } from './running-muster.ts';

/** Starts Muster once on this folder, enters a piece, and stops it. */
export async function bootstrapPiece(dataDir: string, assetCode: string): Promise<Credential> {
  const muster = await RunningMuster.start({ dataDir });
  const credential = await (await new ApiClient(muster.http).signIn()).enrol(assetCode);
  await muster.stop();
  return credential;
}
