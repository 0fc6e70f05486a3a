import type { Pool } from 'pg';

/** Registers pieces past the API: what is measured is not the register. */
export async function addPieces(pool: Pool, prefix: string, count: number, host: string): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(
    `insert into equipment (asset_code, name, family, host_unit, owner, custodian, reporting_interval_seconds,
        capabilities, time_source, created_at)
      select format('%s-%s', $1::text, number), 'bench', (array['pump', 'drill', 'vehicle'])[1 + number % 3], $3, $3, $3,
        60, jsonb_build_object('headMetres', number % 500), 'device', now()
      from generate_series(1, $2::int) number returning asset_code as code`,
    [prefix, count, host],
  );
  return rows.map(({ code }) => code);
}

/**
 * A year of claims on each piece, one after the other: of four to ten days with gaps of up to a week between, so that a
 * piece is taken for some two thirds of its time. Answers how many there are.
 */
export async function addYear(pool: Pool, prefix: string, organisation: string): Promise<number> {
  // Row by row the trigger takes minutes for so many; what it derives is derived at once.
  await pool.query('alter table allocation disable trigger allocation_notes_free_after');
  const { rowCount } = await pool.query(
    `insert into allocation (id, asset_code, organisation, kind, state, from_at, to_at, original_from, original_to,
        created_at, changed_at)
      select gen_random_uuid(), asset_code, $2, 'drill', 'confirmed', began, began + length, began, began + length, now(), now()
      from (
        select asset_code, length, date_trunc('hour', now()) + sum(gap + length) over (partition by asset_code order by number) - length as began
        from (select asset_code, number, make_interval(hours => (96 + random() * 144)::int) as length,
            make_interval(hours => (random() * 168)::int) as gap
          from equipment, generate_series(1, 36) number where asset_code like $1 || '-%') drawn
      ) placed where began < now() + interval '1 year'`,
    [prefix, organisation],
  );
  await pool.query('alter table allocation enable trigger allocation_notes_free_after');
  await pool.query('select derive_all_free_after()');
  await pool.query('analyze');
  return rowCount ?? 0;
}
