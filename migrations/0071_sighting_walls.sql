-- What somebody signed that they saw stands as it was signed, and so does that they declined; nothing of it is removed.
CREATE TRIGGER never_removed BEFORE DELETE ON sightings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answered_stays BEFORE UPDATE ON sightings FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL OR OLD.declined_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE DELETE ON sightings FROM app_user;
--> statement-breakpoint
-- What is signed is what the evidence says: its hash, and no other.
CREATE FUNCTION seen_as_described() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.signed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.organisation_id = NEW.organisation_id
    AND e.id = NEW.evidence_id AND e.kind = 'in-situ' AND e.candidate_id = NEW.candidate_id AND e.hash = NEW.hash)
  THEN
    RAISE EXCEPTION 'what is signed as seen is what its evidence describes' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER seen_as_described BEFORE INSERT OR UPDATE ON sightings FOR EACH ROW EXECUTE FUNCTION seen_as_described();
