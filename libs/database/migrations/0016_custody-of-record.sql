CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Nobody shares a piece: at every moment one custodian of record answers for it (policy: P1).
ALTER TABLE "custody_period" ADD CONSTRAINT "custody_period_one"
  EXCLUDE USING gist ("asset_code" WITH =, tstzrange("from", "to") WITH &&);--> statement-breakpoint
ALTER TABLE "custody_agreement_piece" ADD CONSTRAINT "custody_agreement_piece_once"
  EXCLUDE USING gist ("asset_code" WITH =, tstzrange("from", "to") WITH &&);--> statement-breakpoint
INSERT INTO "custody_period" ("asset_code", "organisation", "from", "basis")
  SELECT "asset_code", "custodian", "created_at", 'register' FROM "equipment";--> statement-breakpoint
-- Whoever enters a piece: its first custodian answers for it from then on.
CREATE FUNCTION open_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO custody_period (asset_code, organisation, "from", basis)
    VALUES (NEW.asset_code, NEW.custodian, NEW.created_at, 'register');
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER equipment_opens_custody AFTER INSERT ON "equipment"
  FOR EACH ROW EXECUTE FUNCTION open_custody();--> statement-breakpoint
-- The register names nobody but who has the open period; so the two cannot disagree.
CREATE FUNCTION require_custody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM custody_period
    WHERE asset_code = NEW.asset_code AND "to" IS NULL AND organisation = NEW.custodian
  ) THEN
    RAISE EXCEPTION '% is not in the custody of %', NEW.asset_code, NEW.custodian USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER equipment_follows_custody AFTER UPDATE OF "custodian" ON "equipment"
  FOR EACH ROW WHEN (OLD.custodian IS DISTINCT FROM NEW.custodian) EXECUTE FUNCTION require_custody();--> statement-breakpoint
-- And nobody ends a period without the next: judged at the commit, when both are written.
CREATE FUNCTION require_custodian() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM equipment JOIN custody_period ON custody_period.asset_code = equipment.asset_code
    WHERE equipment.asset_code = OLD.asset_code AND "to" IS NULL AND organisation = custodian
  ) THEN
    RAISE EXCEPTION '% would be without its custodian', OLD.asset_code USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER custody_period_goes_on AFTER UPDATE OR DELETE ON "custody_period"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_custodian();--> statement-breakpoint
-- An offer stays as it was made, and an answer as it was given.
CREATE FUNCTION keep_handover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'offered' AND
      (OLD.id, OLD.asset_code, OLD.from_organisation, OLD.to_organisation, OLD.to_person, OLD.to_site,
        OLD.place_latitude, OLD.place_longitude, OLD.return_by, OLD.terms, OLD.offered_by, OLD.offered_at,
        OLD.offer_report, OLD.offer_telemetry, OLD.offer_contradictions, OLD.expires_at)
      IS NOT DISTINCT FROM
      (NEW.id, NEW.asset_code, NEW.from_organisation, NEW.to_organisation, NEW.to_person, NEW.to_site,
        NEW.place_latitude, NEW.place_longitude, NEW.return_by, NEW.terms, NEW.offered_by, NEW.offered_at,
        NEW.offer_report, NEW.offer_telemetry, NEW.offer_contradictions, NEW.expires_at)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a handover stays as it was' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER handover_kept BEFORE UPDATE OR DELETE ON "handover"
  FOR EACH ROW EXECUTE FUNCTION keep_handover();--> statement-breakpoint
CREATE TRIGGER handover_not_truncated BEFORE TRUNCATE ON "handover"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_handover();
