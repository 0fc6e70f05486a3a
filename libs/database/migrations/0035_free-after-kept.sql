-- What is free behind each claim follows from the claims alone: it is derived here, so that no writer can forget it.
CREATE FUNCTION free_class(seconds float8) RETURNS smallint LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN seconds = 'infinity' THEN 40 WHEN seconds < 1 THEN 0 ELSE least(floor(log(2, seconds::numeric)), 39) END::smallint
$$;--> statement-breakpoint
-- In PL/pgSQL, whose plans are kept for as long as a connection.
CREATE FUNCTION derive_free_after(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO free_after (allocation, asset_code, from_at, seconds, class)
  SELECT claim.id, claim.asset_code, claim.to_at, gap.seconds, free_class(gap.seconds)
  FROM allocation claim CROSS JOIN LATERAL (
    SELECT coalesce((
      SELECT extract(epoch FROM next.from_at - claim.to_at)::float8 FROM allocation next
      WHERE next.asset_code = claim.asset_code AND next.state IN ('tentative', 'confirmed', 'running') AND next.from_at >= claim.to_at
      ORDER BY next.from_at LIMIT 1
    ), 'infinity') AS seconds
  ) gap
  WHERE claim.id = ANY (ids) AND claim.state IN ('tentative', 'confirmed', 'running') AND claim.to_at IS NOT NULL
  ON CONFLICT (allocation) DO UPDATE SET from_at = excluded.from_at, seconds = excluded.seconds, class = excluded.class
    WHERE (free_after.from_at, free_after.seconds) IS DISTINCT FROM (excluded.from_at, excluded.seconds);
END
$$;--> statement-breakpoint
-- For a load of many claims at once, with the trigger off.
CREATE FUNCTION derive_all_free_after() RETURNS void LANGUAGE sql AS $$
  DELETE FROM free_after;
  INSERT INTO free_after (allocation, asset_code, from_at, seconds, class)
  SELECT id, asset_code, to_at, seconds, free_class(seconds) FROM (
    SELECT id, asset_code, to_at, coalesce(extract(epoch FROM
      lead(from_at) OVER (PARTITION BY asset_code ORDER BY from_at) - to_at)::float8, 'infinity') AS seconds
    FROM allocation WHERE state IN ('tentative', 'confirmed', 'running')
  ) gap WHERE to_at IS NOT NULL;
$$;--> statement-breakpoint
CREATE FUNCTION claim_before(piece text, at timestamptz) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT id FROM allocation
    WHERE asset_code = piece AND state IN ('tentative', 'confirmed', 'running') AND from_at < at ORDER BY from_at DESC LIMIT 1
  );
END
$$;--> statement-breakpoint
CREATE FUNCTION note_free_after() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.state NOT IN ('tentative', 'confirmed', 'running') OR NEW.to_at IS NULL) THEN
    DELETE FROM free_after WHERE allocation = NEW.id;
  END IF;
  PERFORM derive_free_after(ARRAY[
    NEW.id,
    claim_before(NEW.asset_code, NEW.from_at),
    CASE WHEN TG_OP = 'UPDATE' AND OLD.from_at <> NEW.from_at THEN claim_before(OLD.asset_code, OLD.from_at) END
  ]);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER allocation_notes_free_after AFTER INSERT OR UPDATE OF state, from_at, to_at ON allocation
  FOR EACH ROW EXECUTE FUNCTION note_free_after();--> statement-breakpoint
SELECT derive_all_free_after();
