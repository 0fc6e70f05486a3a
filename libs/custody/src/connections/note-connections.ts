import { sql } from 'drizzle-orm';

import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { column, isAmong } from '../state/columns.ts';
import { addMoves, type Move } from './add-moves.ts';
import { deviceAddress } from './tables.ts';

/** Adds from where devices have connected to what all gateways know of them. */
export async function noteConnections(db: Database, connected: ReadonlyMap<string, readonly Move[]>): Promise<void> {
  const codes = [...connected.keys()].toSorted();
  if (codes.length === 0) return;
  await withTransaction(db, async (tx) => {
    await tx.execute(sql`
      insert into ${deviceAddress} (asset_code, moves) select code, '[]' from unnest(${column('text', codes)}) as new(code)
      on conflict (asset_code) do nothing`);
    const rows = await tx
      .select()
      .from(deviceAddress)
      .where(isAmong(deviceAddress.assetCode, codes))
      .orderBy(deviceAddress.assetCode)
      .for('update');
    const changed = rows.flatMap(({ assetCode, moves }) => {
      const after = addMoves(moves, connected.get(assetCode) ?? []);
      return after === moves ? [] : [{ assetCode, moves: JSON.stringify(after) }];
    });
    if (changed.length === 0) return;
    const [changedCodes, moves] = [changed.map(({ assetCode }) => assetCode), changed.map((row) => row.moves)];
    await tx.execute(sql`
      update ${deviceAddress} as known set moves = new.moves::jsonb
      from unnest(${column('text', changedCodes)}, ${column('text', moves)}) as new(asset_code, moves)
      where known.asset_code = new.asset_code`);
  });
}
