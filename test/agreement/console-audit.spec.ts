import { describe, expect, it } from '@jest/globals';

import { AUDITED_REASONS } from '../../apps/api/src/audit/audited-reasons.ts';
import { enAudit } from '../../apps/console/src/messages/en-audit.ts';
import { enLedger } from '../../apps/console/src/messages/en-ledger.ts';
import { zhAudit } from '../../apps/console/src/messages/zh-audit.ts';
import { zhLedger } from '../../apps/console/src/messages/zh-ledger.ts';
import { OWN_ACTS, SUBJECT_KINDS } from '../../libs/custody/src/audit/record-act.ts';
import { RIGHTS } from '../../libs/custody/src/authorisation/authorise.ts';
import { LEDGER_ACTS } from '../../libs/custody/src/ledger/acts.ts';

/** Looking leaves no entry. */
const recorded = [...Object.keys(RIGHTS).filter((verb) => !verb.startsWith('see-')), ...OWN_ACTS];
const reasons = [...AUDITED_REASONS, 'invalid-credentials'];

describe.each([
  ['Chinese', zhAudit.audit],
  ['English', enAudit.audit],
])('the audit page in %s', (_, words) => {
  it('has a word for every act that is recorded', () => {
    expect(recorded.filter((action) => !(action in words.actions))).toEqual([]);
  });

  it('has a word for every kind of thing that something is done to', () => {
    expect(SUBJECT_KINDS.filter((kind) => !(kind in words.kinds))).toEqual([]);
  });

  it('has a word for every reason that a refusal is written down with', () => {
    expect(reasons.filter((reason) => !(reason in words.reasons))).toEqual([]);
  });
});

it.each([
  ['Chinese', zhLedger.ledger.acts],
  ['English', enLedger.ledger.acts],
])('the ledger of a piece has a word in %s for every act', (_, words) => {
  expect(LEDGER_ACTS.filter((act) => !(act in words))).toEqual([]);
});
