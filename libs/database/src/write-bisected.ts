import type { Transaction } from './connection.ts';
import { databaseError } from './error-code.ts';

export interface Refused<Row> {
  readonly row: Row;
  readonly reason: string;
}

type Write<Row> = (tx: Transaction, rows: readonly Row[]) => Promise<void>;

/**
 * Writes the rows that the database takes, and answers those that it will never take: halving finds them, so that one
 * bad row does not hold up its neighbours.
 */
export async function writeBisected<Row>(
  tx: Transaction,
  rows: readonly Row[],
  write: Write<Row>,
): Promise<Refused<Row>[]> {
  if (rows.length === 0) return [];
  try {
    await tx.transaction((savepoint) => write(savepoint, rows));
    return [];
  } catch (error) {
    if (!isRefusedForEver(error)) throw error;
    const [row] = rows;
    if (rows.length === 1) return [{ row: row!, reason: reasonOf(error) }];
    const middle = rows.length >> 1;
    return [
      ...(await writeBisected(tx, rows.slice(0, middle), write)),
      ...(await writeBisected(tx, rows.slice(middle), write)),
    ];
  }
}

/** Data exceptions (SQLSTATE class 22) and violated constraints (23) come again however often one tries. */
export function isRefusedForEver(error: unknown): boolean {
  return /^2[23]/.test(databaseError(error)?.code ?? '');
}

function reasonOf(error: unknown): string {
  const { code, constraint } = databaseError(error)!;
  return constraint === undefined ? `SQLSTATE ${code}` : `SQLSTATE ${code}, ${constraint}`;
}
