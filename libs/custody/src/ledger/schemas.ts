import { z } from 'zod';

import { assetCode, instant, organisationCode, page, text } from '../fields.ts';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256, in hex' });
const leaf = z.int().min(0).meta({ description: 'Its place in the Merkle tree (RFC 6962), from 0' });
const note = z.string().meta({ description: 'A signed note (C2SP tlog-checkpoint): origin, size, root, signature' });
const key = z.string().meta({ description: 'The public key, as a verifier key of C2SP signed-note; `--key` takes it' });

const personal = z
  .object({
    kept: z.boolean().meta({ description: 'false once it was erased: the entry still verifies' }),
    hash: hash.meta({ description: 'SHA-256 of salt and content, as the entry has it' }),
    salt: z.string().optional().meta({ description: 'For auditors and administrators, in hex' }),
    content: z.string().optional().meta({ description: 'For auditors and administrators: canonical JSON, as hashed' }),
  })
  .meta({ id: 'LedgerPersonal', description: 'What is personal in the act: kept apart, and salted' });

export const ledgerEntryShape = z
  .object({
    id: z.uuid(),
    chain: z.string(),
    number: z.int().min(1),
    act: z.string(),
    recordedAt: instant,
    who: z.object({ person: z.uuid().nullable(), organisation: organisationCode }),
    body: z.record(z.string(), z.unknown()),
    hash: hash.meta({ description: 'Its leaf hash in the tree: SHA-256 over a byte of 0 and the content' }),
    content: z.string().meta({ description: 'Canonical JSON (RFC 8785), byte for byte as it was hashed' }),
    leaf: leaf.nullable().meta({ description: 'Its place in the tree; null until it has one, within seconds' }),
    checkpointed: z
      .boolean()
      .meta({ description: 'Whether a signed checkpoint covers it: what is not yet could be rewritten unseen' }),
    personal: personal.nullable(),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof ledgerEntryShape>;

export const ledgerQuery = z.strictObject({ ...page });
export type LedgerQuery = z.infer<typeof ledgerQuery>;

export const ledgerErasure = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'LedgerErasure', examples: [{ reason: '本人要求删除' }] });
export type LedgerErasure = z.infer<typeof ledgerErasure>;

export const checkpointShape = z
  .object({ size: z.int().min(0), signedAt: instant, note, key })
  .meta({ id: 'Checkpoint' });
export type CheckpointShape = z.infer<typeof checkpointShape>;

export const ledgerKeyShape = z.object({ name: z.string(), key }).meta({ id: 'LedgerKey' });

export const inclusionProofShape = z
  .object({
    entry: z.uuid(),
    content: z.string(),
    hash,
    leaf,
    size: z.int().min(1).meta({ description: 'Of the tree that the proof leads to' }),
    proof: z.array(hash).meta({ description: 'From the leaf up (RFC 6962, 2.1.1)' }),
    checkpoint: note,
    key,
  })
  .meta({ id: 'InclusionProof' });
export type InclusionProof = z.infer<typeof inclusionProofShape>;

export const exportQuery = z.strictObject({
  assetCode: assetCode.optional().meta({ description: 'Only the chain of this piece' }),
  since: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .meta({ description: 'The size of a checkpoint that you hold: the export shows that it only grew since' }),
});
export type ExportQuery = z.infer<typeof exportQuery>;
