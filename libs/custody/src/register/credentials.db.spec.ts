import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { addPieces, hour, makeWorld, NOW } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { issueCredential } from './issue-credential.ts';
import { fingerprintCredentials } from './list-broker-accounts.ts';
import { lockPiece } from './lock-piece.ts';
import { deviceCredential, equipment } from './tables.ts';

describeOnPostgres('the credentials of machines', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
  });

  afterAll(() => database.close());

  const issue = (assetCode: string) => {
    const caller = { ...world.callers.north, roles: ['administrator' as const] };
    return issueCredential(world.contextOf(caller), Buffer.alloc(32), assetCode, { alsoFor: [] });
  };

  it('have another fingerprint after a revocation by a clock that is behind', async () => {
    await addPieces(database.db, ['CR-1', 'CR-2']);
    const [one, other] = [await issue('CR-1'), await issue('CR-2')];
    const revoke = (id: string, revokedAt: Date) =>
      database.db.update(deviceCredential).set({ revokedAt }).where(eq(deviceCredential.id, id));
    await revoke(one.id, hour(2));
    const before = await fingerprintCredentials(database.db);
    await revoke(other.id, hour(1));
    expect(await fingerprintCredentials(database.db)).not.toBe(before);
  });

  it('are issued for no piece that is retired at the same moment', async () => {
    await addPieces(database.db, ['CR-3']);
    let issued: Promise<unknown> | undefined;
    await withTransaction(database.db, async (tx) => {
      await lockPiece(tx, 'CR-3');
      const retired = { retiredAt: NOW, retiredReason: uuidv7() };
      await tx.update(equipment).set(retired).where(eq(equipment.assetCode, 'CR-3'));
      issued = issue('CR-3').catch(({ code }) => code as string);
      // What waits for the lock goes on after the end of this transaction; what does not is done by then.
      await Promise.race([issued, waitsForLock()]);
    });
    expect(await issued).toBe('retired');
  });

  async function waitsForLock(): Promise<void> {
    for (;;) {
      const { rows } = await database.pool.query('select from pg_locks where not granted');
      if (rows.length > 0) return;
    }
  }
});
