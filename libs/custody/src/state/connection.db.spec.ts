import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import { connectionSql, judgeConnection } from './connection.ts';
import { equipmentPresence } from './tables.ts';

const NOW = new Date('2026-01-01T12:00:00Z');

describeOnPostgres('the connection of a piece in the database', (open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    await db.insert(organisation).values({ code: 'center', name: 'x', kind: 'national_center', createdAt: NOW });
    let number = 0;
    for (const reportingIntervalSeconds of [1, 20, 60, 3_600]) {
      for (const secondsAgo of [null, 0, 59.999, 60, 60.001, 180, 180.001, 10_800, 10_800.001]) {
        for (const connected of [true, false]) {
          const assetCode = `P-${++number}`;
          const home = { hostUnit: 'center', owner: 'center', custodian: 'center', createdAt: NOW };
          const values = { name: 'x', family: 'pump', capabilities: {}, timeSource: 'device' as const };
          await db.insert(equipment).values({ assetCode, ...home, ...values, reportingIntervalSeconds });
          if (secondsAgo === null) continue;
          const lastSeenAt = new Date(NOW.getTime() - secondsAgo * 1_000);
          await db.insert(equipmentPresence).values({ assetCode, lastSeenAt, connected });
        }
      }
    }
  });

  afterAll(() => database.close());

  it('is judged by the database as it is judged by the rule', async () => {
    const rows = await database.db
      .select({ equipment, presence: equipmentPresence, connection: connectionSql(NOW) })
      .from(equipment)
      .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode));
    expect(rows).toHaveLength(72);
    for (const { equipment: piece, presence, connection } of rows) {
      const { reportingIntervalSeconds } = piece;
      const lastSeenAt = presence?.lastSeenAt ?? null;
      const judged = judgeConnection(
        { lastSeenAt, connected: presence?.connected ?? false, reportingIntervalSeconds },
        NOW,
      );
      expect({ piece, lastSeenAt, connection }).toEqual({ piece, lastSeenAt, connection: judged });
    }
  });
});
