-- A stocktake stays as it was opened, and its end as it was decided.
CREATE FUNCTION keep_stocktake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'open' AND
      (OLD.id, OLD.organisation, OLD.site, OLD.purpose, OLD.opened_by, OLD.opened_at)
      IS NOT DISTINCT FROM
      (NEW.id, NEW.organisation, NEW.site, NEW.purpose, NEW.opened_by, NEW.opened_at)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a stocktake stays as it was' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER stocktake_kept BEFORE UPDATE OR DELETE ON "stocktake"
  FOR EACH ROW EXECUTE FUNCTION keep_stocktake();--> statement-breakpoint
-- What was expected is frozen; findings are written once, while it is open.
CREATE FUNCTION keep_stocktake_piece() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (SELECT FROM stocktake WHERE id = NEW.stocktake AND state = 'open') THEN
    IF TG_OP = 'INSERT' THEN
      RETURN NEW;
    END IF;
    IF OLD.finding IS NULL AND
      (OLD.stocktake, OLD.asset_code, OLD.expected, OLD.kept_by)
      IS NOT DISTINCT FROM (NEW.stocktake, NEW.asset_code, NEW.expected, NEW.kept_by)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the list of a stocktake stays as it was' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER stocktake_piece_kept BEFORE INSERT OR UPDATE OR DELETE ON "stocktake_piece"
  FOR EACH ROW EXECUTE FUNCTION keep_stocktake_piece();--> statement-breakpoint
CREATE FUNCTION keep_stocktake_scan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a scan stays as it was' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER stocktake_scan_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON "stocktake_scan"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_stocktake_scan();
