/**
 * The acts of the ledger: each that changes who answers for a piece, or what it is for (policy: P1, P15). A check finds
 * one of these that nobody appends.
 */
export const LEDGER_ACTS = [
  'create-equipment',
  'change-equipment',
  'restore-backup',
  'reserve',
  'confirm-reservation',
  'extend-reservation',
  'cut-reservation-short',
  'cancel-reservation',
  'swap-piece',
  'expire-hold',
  'displace-claim',
  'begin-deployment',
  'release-deployment',
  'offer-handover',
  'accept-handover',
  'refuse-handover',
  'withdraw-handover',
  'expire-handover',
  'create-agreement',
  'end-agreement',
  'change-owner',
  'retire-equipment',
  'reinstate-equipment',
  'change-set',
  'accept-crew-handover',
  'open-stocktake',
  'close-stocktake',
  'cancel-stocktake',
  'hand-over-shift',
  'take-over-shift',
  'erase-personal',
] as const;

export type LedgerActName = (typeof LEDGER_ACTS)[number];

/** Tables that say who answers for a piece or what it is for: a check finds a verb that writes one and appends nothing. */
export const LEDGERED_TABLES = [
  'equipment',
  'allocation',
  'handover',
  'custodyPeriod',
  'custodyAgreement',
  'custodyAgreementPiece',
  'equipmentSet',
  'setMember',
  'stocktake',
] as const;
