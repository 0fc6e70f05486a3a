import type { LedgerActName } from './acts.ts';
import type { JsonObject } from './canonical-json.ts';
import type { Subject } from './entry-content.ts';

export interface LedgerAct {
  readonly act: LedgerActName;
  readonly about: Subject;
  /** Facts; never personal data. */
  readonly body: JsonObject;
  /** Telephone numbers, signatures, names, free text: kept apart, so that they can be erased. */
  readonly personal?: JsonObject;
}

/** Who acts; any context of a verb is one. */
export interface Acting {
  readonly caller: { readonly personId: string | null; readonly organisation: { readonly code: string } };
  readonly now: Date;
}
