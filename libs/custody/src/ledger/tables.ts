import { sql } from 'drizzle-orm';
import { bigint, check, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';

import { bytes, instant } from '../column-types.ts';

const number = (name: string) => bigint(name, { mode: 'number' });

/** The head of each chain. Whoever appends holds its row until the commit, so that a chain never forks. */
export const ledgerChain = pgTable('ledger_chain', {
  chain: text('chain').primaryKey(),
  number: number('number').notNull(),
  /** Of the entry of that number; null before the first. */
  hash: bytes('hash'),
});

/** The ledger. Append only: a trigger refuses every change and every deletion. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    id: uuid('id').primaryKey(),
    chain: text('chain').notNull(),
    number: number('number').notNull(),
    hash: bytes('hash').notNull(),
    /** Canonical JSON, byte for byte as it was hashed. */
    content: text('content').notNull(),
  },
  (table) => [
    unique('ledger_entry_number').on(table.chain, table.number),
    check('ledger_entry_hash', sql`octet_length(${table.hash}) = 32`),
    check('ledger_entry_from_one', sql`${table.number} > 0`),
  ],
);

/** What is personal in an act, apart from it: it may be erased, and the entry still verifies. */
export const ledgerPersonal = pgTable('ledger_personal', {
  entry: uuid('entry')
    .primaryKey()
    .references(() => ledgerEntry.id),
  salt: bytes('salt').notNull(),
  /** Canonical JSON, byte for byte as it was hashed behind the salt. */
  content: text('content').notNull(),
});

/** Entries that wait for their place in the tree. The place is drawn under the lock of the chain, so it follows its order. */
export const ledgerUnnumbered = pgTable('ledger_unnumbered', {
  place: number('place').primaryKey().generatedAlwaysAsIdentity(),
  entry: uuid('entry')
    .notNull()
    .references(() => ledgerEntry.id),
});

/** The place of each committed entry in the Merkle tree, from 0. Append only. */
export const ledgerLeaf = pgTable('ledger_leaf', {
  number: number('number').primaryKey(),
  entry: uuid('entry')
    .notNull()
    .unique('ledger_leaf_entry')
    .references(() => ledgerEntry.id),
});

/** The full nodes of the tree (RFC 6962): node `position` of a level covers the leaves from position × 2^level on. Append only. */
export const ledgerNode = pgTable(
  'ledger_node',
  {
    level: integer('level').notNull(),
    position: number('position').notNull(),
    hash: bytes('hash').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.level, table.position] }),
    check('ledger_node_hash', sql`octet_length(${table.hash}) = 32`),
  ],
);

/** What was signed of the tree, and when. Append only. */
export const ledgerCheckpoint = pgTable('ledger_checkpoint', {
  size: number('size').primaryKey(),
  signedAt: instant('signed_at').notNull(),
  /** The signed note (C2SP tlog-checkpoint), byte for byte. */
  note: text('note').notNull(),
  /** The public key of its signature, as a verifier key of C2SP signed-note. */
  verifier: text('verifier').notNull(),
});
