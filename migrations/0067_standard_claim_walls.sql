-- What a candidate says of a standard stays as it was said: it is only taken back, once.
CREATE TRIGGER never_removed BEFORE DELETE ON standard_claims FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION fixed_standard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at'];
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'what was said of a standard stays as it was said' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER fixed_standard_claim BEFORE UPDATE ON standard_claims FOR EACH ROW EXECUTE FUNCTION fixed_standard_claim();
