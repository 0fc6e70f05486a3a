-- What is free behind each claim follows from the claims alone: it is derived here, so that no writer can forget it.
CREATE FUNCTION derive_free_after(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO free_after (allocation, asset_code, from_at, seconds, class)
  SELECT claim.id, claim.asset_code, claim.to_at, coalesce(gap.seconds, 'infinity'),
    CASE WHEN gap.seconds IS NULL THEN 40 WHEN gap.seconds < 1 THEN 0 ELSE least(floor(log(2, gap.seconds::numeric)), 39) END
  FROM allocation claim
  LEFT JOIN LATERAL (
    SELECT extract(epoch FROM next.from_at - claim.to_at)::float8 AS seconds FROM allocation next
    WHERE next.asset_code = claim.asset_code AND next.state IN ('tentative', 'confirmed', 'running') AND next.from_at >= claim.to_at
    ORDER BY next.from_at LIMIT 1
  ) gap ON true
  WHERE claim.id = ANY (ids) AND claim.state IN ('tentative', 'confirmed', 'running') AND claim.to_at IS NOT NULL
  ON CONFLICT (allocation) DO UPDATE SET from_at = excluded.from_at, seconds = excluded.seconds, class = excluded.class
    WHERE (free_after.from_at, free_after.seconds) IS DISTINCT FROM (excluded.from_at, excluded.seconds)
$$;--> statement-breakpoint
CREATE FUNCTION claim_before(piece text, at timestamptz) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT id FROM allocation
  WHERE asset_code = piece AND state IN ('tentative', 'confirmed', 'running') AND from_at < at ORDER BY from_at DESC LIMIT 1
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
SELECT derive_free_after(array(SELECT id FROM allocation));
