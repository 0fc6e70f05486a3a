import type { Caller } from '../authorisation/caller.ts';
import type { Signature } from '../custody/sign-handover.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import { sha256 } from '../ledger/sha256.ts';

/** Who signed for a shift and in which words: apart in the ledger, so that it can be erased. */
export function toPersonal({ name }: Caller, { typed, drawn }: Signature, remark: string | undefined): JsonObject {
  return { name, typed: typed ?? null, drawn: drawn ? sha256(drawn) : null, remark: remark ?? null };
}
