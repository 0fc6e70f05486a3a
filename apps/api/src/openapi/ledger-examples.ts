import { createHash, createPrivateKey } from 'node:crypto';

import { ledgerSigner, signCheckpoint } from '#custody/ledger/checkpoint';
import { HASH_ALGORITHM, hashEntry, LEDGER_FORMAT, writeContent } from '#custody/ledger/entry-content';
import { writeCheckpointLine, writeEntryLine, writeExtensions } from '#custody/ledger/export-line';

/** The first test vector of RFC 8032: an example that verifies, and a key that is nobody's. */
const KEY_OF_EXAMPLES = createPrivateKey({
  key: Buffer.from(
    '302e020100300506032b657004220420' + '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'hex',
  ),
  format: 'der',
  type: 'pkcs8',
});

const content = {
  format: LEDGER_FORMAT,
  algorithm: HASH_ALGORITHM,
  chain: 'equipment/PU-0701',
  number: 1,
  previous: null,
  id: '019ab5a1-7f2e-7c3d-9f00-000000000008',
  act: 'create-equipment',
  recordedAt: '2025-11-22T19:58:12.000Z',
  who: { person: '019ab5a1-7f2e-7c3d-9f00-000000000001', organisation: 'center' },
  body: {
    name: '大功率潜水电泵 8 号',
    family: 'pump',
    hostUnit: 'furong-team',
    owner: 'center',
    custodian: 'southwest-custodian',
  },
  personal: null,
};
const text = writeContent(content);
const hash = hashEntry(text);
const signer = ledgerSigner(KEY_OF_EXAMPLES);
const key = signer.verifier.text;
const line = writeEntryLine(text, hash, 0);
const extensions = writeExtensions({ lines: 1, digest: createHash('sha256').update(line).digest('hex') });
const last = signCheckpoint(signer, { size: 1, root: hash, extensions });

const { chain, number, id, act, recordedAt, who, body } = content;
export const LEDGER_ENTRY = {
  ...{ id, chain, number, act, recordedAt, who, body, hash: hash.toString('hex'), content: text },
  ...{ leaf: 0, checkpointed: true, personal: null },
};

export const LEDGER = {
  name: signer.verifier.name,
  key,
  note: signCheckpoint(signer, { size: 1, root: hash }),
  lines: line + writeCheckpointLine({ checkpoint: last, key }),
};
