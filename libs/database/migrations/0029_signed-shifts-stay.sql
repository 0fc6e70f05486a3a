-- What the one who went has signed stays, and what the one who came has signed ends it.
CREATE FUNCTION keep_shift_handover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'given' AND
      (OLD.shift, OLD.next_shift, OLD.open_matters, OLD.given_by, OLD.given_name, OLD.given_at, OLD.given_confirmed,
        OLD.given_typed, OLD.given_drawn, OLD.given_remark, OLD.given_entry)
      IS NOT DISTINCT FROM
      (NEW.shift, NEW.next_shift, NEW.open_matters, NEW.given_by, NEW.given_name, NEW.given_at, NEW.given_confirmed,
        NEW.given_typed, NEW.given_drawn, NEW.given_remark, NEW.given_entry)
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'the handover of shift % has been signed', OLD.shift USING ERRCODE = 'restrict_violation';
END
$$;--> statement-breakpoint
CREATE TRIGGER shift_handover_stays BEFORE UPDATE OR DELETE ON "shift_handover"
  FOR EACH ROW EXECUTE FUNCTION keep_shift_handover();
