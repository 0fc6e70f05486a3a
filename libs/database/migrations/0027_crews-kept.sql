-- What one shift has offered stays as it was made, and the answer as it was given.
CREATE FUNCTION keep_crew_handover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'offered' AND
      (OLD.id, OLD.asset_code, OLD.custodian, OLD.allocation, OLD.from_organisation, OLD.from_person,
        OLD.to_organisation, OLD.to_person, OLD.offered_at, OLD.expires_at, OLD.offer_remark, OLD.offer_telemetry)
      IS NOT DISTINCT FROM
      (NEW.id, NEW.asset_code, NEW.custodian, NEW.allocation, NEW.from_organisation, NEW.from_person,
        NEW.to_organisation, NEW.to_person, NEW.offered_at, NEW.expires_at, NEW.offer_remark, NEW.offer_telemetry)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a handover of a crew stays as it was' USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER crew_handover_kept BEFORE UPDATE OR DELETE ON "crew_handover"
  FOR EACH ROW EXECUTE FUNCTION keep_crew_handover();
