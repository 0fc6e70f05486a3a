import type { Pool } from 'pg';

/** A table as two copies of it have it in common: how many rows, and a sum over the hashes of all of them. */
export interface TableSummary {
  readonly rows: number;
  readonly digest: string;
}

/** Every table of ours and of the migrations, by name. Equal rows give equal sums, in any order. */
export async function summariseTables({
  pool,
}: {
  readonly pool: Pick<Pool, 'query'>;
}): Promise<Record<string, TableSummary>> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'drizzle') order by 1`,
  );
  const summaries: Record<string, TableSummary> = {};
  for (const { name } of rows) {
    const { rows: sums } = await pool.query<{ rows: string; digest: string }>(
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest from ${name} t`,
    );
    summaries[name] = { rows: Number(sums[0]!.rows), digest: sums[0]!.digest };
  }
  return summaries;
}
