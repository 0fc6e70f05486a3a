import { runLimited } from '../run-limited.ts';
import type { EnrolledPiece } from '../server/enrol-fleet.ts';
import { PieceConnection, type ConnectionOptions } from './piece-connection.ts';

const CONNECTING_AT_ONCE = 16;

/** One connection per piece, in the pieces' order; all of them or none. */
export async function openConnections(
  pieces: readonly EnrolledPiece[],
  options: Omit<ConnectionOptions, 'assetCode' | 'password'>,
): Promise<PieceConnection[]> {
  const opened: PieceConnection[] = [];
  try {
    return await runLimited(pieces, CONNECTING_AT_ONCE, async ({ assetCode, credential: { password } }) => {
      const connection = await PieceConnection.open({ ...options, assetCode, password });
      opened.push(connection);
      return connection;
    });
  } catch (error) {
    await Promise.allSettled(opened.map((connection) => connection.close(AbortSignal.abort())));
    throw error;
  }
}
