import { getTableColumns, sql } from 'drizzle-orm';

import type { Quarantined } from './schemas.ts';
import { quarantine } from './tables.ts';

export const quarantineColumns = {
  ...getTableColumns(quarantine),
  payloadBytes: sql<number>`octet_length(${quarantine.payload})`,
};

type QuarantineRow = typeof quarantine.$inferSelect & { readonly payloadBytes: number };

/** One entry with as much of its payload as was read. */
export function toQuarantined({ payload, receivedAt, ...row }: QuarantineRow): Quarantined {
  const text = readText(payload, row.payloadBytes > payload.length);
  return {
    ...row,
    receivedAt: receivedAt.toISOString(),
    payload: text ?? payload.toString('base64'),
    payloadEncoding: text === undefined ? 'base64' : 'utf8',
  };
}

/** The bytes as text, or undefined when they are none. What was cut within a character is so without it. */
function readText(bytes: Buffer, isCut: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch {
    return undefined;
  }
}
