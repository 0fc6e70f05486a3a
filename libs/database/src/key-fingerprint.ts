import { eq, sql } from 'drizzle-orm';

import type { Database } from './connection.ts';
import { keyFingerprint } from './tables.ts';

type Noted = Readonly<Record<'name' | 'fingerprint', string>>;

/** Of the key that this database has been used with; undefined where none was yet. */
export async function readFingerprint(db: Database, name: string): Promise<string | undefined> {
  const [noted] = await db.select().from(keyFingerprint).where(eq(keyFingerprint.name, name));
  return noted?.fingerprint;
}

/** Notes the first key of its name, and answers which one counts: of several parts that start at once, one is first. */
export async function noteFingerprint(db: Database, noted: Noted): Promise<string> {
  await db.insert(keyFingerprint).values(noted).onConflictDoNothing();
  return (await readFingerprint(db, noted.name)) ?? noted.fingerprint;
}

export async function replaceFingerprint(db: Database, { name, fingerprint }: Noted): Promise<void> {
  await db
    .insert(keyFingerprint)
    .values({ name, fingerprint })
    .onConflictDoUpdate({ target: keyFingerprint.name, set: { fingerprint, notedAt: sql`now()` } });
}
