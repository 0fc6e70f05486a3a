import type { Severity } from '#telemetry/conditions/rule';

/** What a machine tells against its custodian. design.md, idea 4 */
export const WITNESS_KINDS = ['moved', 'left_base', 'ran', 'silent', 'tampered', 'shared_credential'] as const;
export type WitnessKind = (typeof WITNESS_KINDS)[number];

/** The rule of an alarm that the witness raises; its code is the kind. */
export const WITNESS_RULE = 'witness';

export const WITNESS_SEVERITIES: Readonly<Record<WitnessKind, Severity>> = {
  moved: 'major',
  left_base: 'major',
  ran: 'minor',
  silent: 'minor',
  tampered: 'major',
  shared_credential: 'major',
};

/** UCUM, of the value and the threshold of such an alarm. */
export const WITNESS_UNITS: Readonly<Record<WitnessKind, string>> = {
  moved: 'm',
  left_base: 'm',
  ran: 'min',
  silent: 'min',
  tampered: 'h',
  shared_credential: '1',
};
