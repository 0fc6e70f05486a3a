/**
 * The acts of the ledger: each that changes who answers for a piece, or what it is for (policy: P1, P15). A check finds
 * one of these that nobody appends, and a verb that is declared to append and does not.
 */
export const LEDGER_ACTS = ['create-equipment', 'change-equipment', 'restore-backup'] as const;

export type LedgerActName = (typeof LEDGER_ACTS)[number];
