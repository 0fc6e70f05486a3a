import { OperatorError } from '../../start/operator-error.ts';
import { runLimited } from '../run-limited.ts';
import { ApiRefusal, type ApiClient } from './api-client.ts';
import { issueCredential, revokeCredential, type Credential } from './issue-credential.ts';
import { registerPiece, type NewPiece } from './register-piece.ts';
import { signIn, type Account } from './sign-in.ts';

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

/**
 * Takes the credentials back at the end, so that runs do not leave keys behind. Signs in anew: a server that was started
 * again meanwhile has another token for its operator. One that is gone keeps them; what the replay reports does not
 * depend on this.
 */
export async function withdrawCredentials(account: Account, pieces: readonly EnrolledPiece[]): Promise<void> {
  try {
    const { api } = await signIn(account);
    await runLimited(pieces, REQUESTS_AT_ONCE, ({ assetCode, credential }) =>
      revokeCredential(api, assetCode, credential.id),
    );
  } catch (error) {
    if (!(error instanceof OperatorError || error instanceof ApiRefusal)) throw error;
  }
}
