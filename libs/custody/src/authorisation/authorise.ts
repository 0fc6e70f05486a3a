import { Problem } from '../problem.ts';
import type { Caller } from './caller.ts';
import { ROLES, type Role } from './roles.ts';

const EVERYONE: readonly Role[] = ROLES;

/** Who may do what: one table. Where the act happens is decided by scope (`scope.ts`). */
export const RIGHTS = {
  'see-organisations': EVERYONE,
  'create-organisation': ['administrator'],
  'change-organisation': ['administrator'],
  'retire-organisation': ['administrator'],
  'see-people': ['administrator', 'auditor', 'dispatcher', 'duty_officer'],
  'create-person': ['administrator'],
  'change-person': ['administrator'],
  'reset-password': ['administrator'],
  'see-equipment': EVERYONE,
  'create-equipment': ['administrator'],
  'change-equipment': ['administrator'],
  'change-owner': ['administrator'],
  'retire-equipment': ['administrator'],
  'reinstate-equipment': ['administrator'],
  'change-set': ['custodian', 'maintainer', 'administrator'],
  'add-carriage': ['custodian', 'dispatcher', 'administrator'],
  'change-carriage': ['custodian', 'dispatcher', 'administrator'],
  'delete-carriage': ['custodian', 'dispatcher', 'administrator'],
  'see-supply-agreements': EVERYONE,
  'create-supply-agreement': ['dispatcher', 'administrator'],
  'change-supply-agreement': ['dispatcher', 'administrator'],
  'end-supply-agreement': ['dispatcher', 'administrator'],
  'delete-supply-agreement': ['dispatcher', 'administrator'],
  'see-equipment-imports': ['administrator', 'auditor'],
  'stage-equipment-import': ['administrator'],
  'commit-equipment-import': ['administrator'],
  'discard-equipment-import': ['administrator'],
  'add-certificate': ['custodian', 'maintainer', 'administrator'],
  'change-certificate': ['custodian', 'maintainer', 'administrator'],
  'delete-certificate': ['custodian', 'maintainer', 'administrator'],
  'see-credentials': ['administrator', 'auditor'],
  'issue-credential': ['administrator'],
  'revoke-credential': ['administrator'],
  'see-commands': EVERYONE,
  'send-command': ['custodian', 'dispatcher', 'duty_officer'],
  'see-rules': EVERYONE,
  'create-rule': ['maintainer', 'administrator'],
  'change-rule': ['maintainer', 'administrator'],
  'delete-rule': ['maintainer', 'administrator'],
  'see-witness-limits': EVERYONE,
  'change-witness-limits': ['administrator'],
  'see-alarms': EVERYONE,
  'acknowledge-alarm': ['duty_officer', 'custodian', 'maintainer', 'dispatcher'],
  'take-back-acknowledgement': ['duty_officer', 'custodian', 'maintainer', 'dispatcher'],
  'see-quarantine': ['administrator', 'auditor', 'maintainer'],
  'see-audit': ['administrator', 'auditor'],
  'see-ledger': EVERYONE,
  'see-ledger-export': ['administrator', 'auditor'],
  'see-ledger-personal': ['administrator', 'auditor'],
  'erase-ledger-personal': ['administrator'],
  'create-family': ['administrator', 'maintainer'],
  'change-family': ['administrator', 'maintainer'],
  'create-metric': ['administrator', 'maintainer'],
  'change-metric': ['administrator', 'maintainer'],
  'see-sites': EVERYONE,
  'create-site': ['administrator'],
  'change-site': ['administrator'],
  'retire-site': ['administrator'],
  'import-sites': ['administrator'],
  'add-attachment': ['custodian', 'maintainer', 'administrator'],
  'delete-attachment': ['custodian', 'maintainer', 'administrator'],
  'see-allocations': EVERYONE,
  // Which role for what is in `calendar/kinds.ts`: dispatchers reserve, maintainers reserve for maintenance.
  'create-reservation': ['dispatcher', 'maintainer'],
  'confirm-reservation': ['dispatcher', 'maintainer'],
  'extend-reservation': ['dispatcher', 'maintainer'],
  'cut-reservation-short': ['dispatcher', 'maintainer'],
  'cancel-reservation': ['dispatcher', 'maintainer'],
  'swap-piece': ['dispatcher', 'maintainer'],
  'see-notices': EVERYONE,
  'acknowledge-notice': ['dispatcher', 'duty_officer', 'custodian', 'maintainer'],
  'record-answer': ['duty_officer'],
  'see-rosters': EVERYONE,
  'see-duty-telephones': ['duty_officer', 'dispatcher', 'administrator'],
  'change-roster': ['duty_officer', 'administrator'],
  'create-shift': ['duty_officer', 'administrator'],
  'change-shift': ['duty_officer', 'administrator'],
  'delete-shift': ['duty_officer', 'administrator'],
  'hand-over-shift': ['duty_officer'],
  'take-over-shift': ['duty_officer'],
  'see-webhooks': ['administrator', 'auditor'],
  'create-webhook': ['administrator'],
  'change-webhook': ['administrator'],
  'rotate-webhook-secret': ['administrator'],
  'delete-webhook': ['administrator'],
  'test-webhook': ['administrator'],
  'redeliver-webhook': ['administrator'],
  'see-custody': EVERYONE,
  'offer-handover': ['custodian'],
  'accept-handover': ['custodian'],
  'refuse-handover': ['custodian'],
  'withdraw-handover': ['custodian'],
  'create-agreement': ['custodian'],
  'end-agreement': ['custodian'],
  'see-indicators': EVERYONE,
  'offer-crew-handover': ['custodian'],
  'accept-crew-handover': ['custodian'],
  'refuse-crew-handover': ['custodian'],
  'withdraw-crew-handover': ['custodian'],
  'open-stocktake': ['custodian'],
  'scan-stocktake': ['custodian'],
  'close-stocktake': ['custodian'],
  'cancel-stocktake': ['custodian'],
  'see-settings': EVERYONE,
  'change-settings': ['administrator'],
  'copy-history': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Verb = keyof typeof RIGHTS;

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** Whether these roles carry the right. A person without any role may do nothing. */
export function judge(roles: readonly Role[], verb: Verb): Verdict {
  const holders: readonly Role[] = RIGHTS[verb];
  if (roles.some((role) => holders.includes(role))) return { allowed: true };
  return { allowed: false, reason: `${verb} needs one of the roles ${holders.join(', ')}` };
}

/** The first line of a verb. */
export function requireRight(caller: Caller, verb: Verb): void {
  const verdict = judge(caller.roles, verb);
  if (!verdict.allowed) throw new Problem('forbidden', verdict.reason);
}
