import { runLimited } from '../run-limited.ts';
import type { ApiClient } from './api-client.ts';
import { issueCredential, revokeCredential, type Credential } from './issue-credential.ts';
import { registerPiece, type NewPiece } from './register-piece.ts';

export interface EnrolledPiece {
  readonly assetCode: string;
  readonly credential: Credential;
  /** Whether the register did not have it before. */
  readonly isNew: boolean;
}

const REQUESTS_AT_ONCE = 8;

/** Registers what is missing and issues a credential for each piece. */
export function enrolFleet(api: ApiClient, pieces: readonly NewPiece[]): Promise<EnrolledPiece[]> {
  return runLimited(pieces, REQUESTS_AT_ONCE, async (piece) => {
    const isNew = await registerPiece(api, piece);
    return { assetCode: piece.assetCode, credential: await issueCredential(api, piece.assetCode), isNew };
  });
}

/** Takes the credentials back at the end, so that runs do not leave keys behind; a server that is gone keeps them. */
export async function withdrawCredentials(api: ApiClient, pieces: readonly EnrolledPiece[]): Promise<void> {
  await runLimited(pieces, REQUESTS_AT_ONCE, async ({ assetCode, credential }) => {
    try {
      await revokeCredential(api, assetCode, credential.id);
    } catch {
      // The replay itself is done: what it reports does not depend on this.
    }
  });
}
