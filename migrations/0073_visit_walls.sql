CREATE TRIGGER never_removed BEFORE DELETE ON visits FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER read_stays BEFORE UPDATE ON visits FOR EACH ROW WHEN (OLD.acknowledged_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What the assessor has signed stays as it is: the candidate adds that they have read it, and what they say of it.
CREATE TRIGGER signed_stays BEFORE UPDATE ON visits FOR EACH ROW WHEN (OLD.signed_at IS NOT NULL AND
  ROW(OLD.kind, OLD.observer_id, OLD.about, OLD.place, OLD.circumstances, OLD.began_at, OLD.ended_at, OLD.present, OLD.consent, OLD.account, OLD.signed_at)
    IS DISTINCT FROM ROW(NEW.kind, NEW.observer_id, NEW.about, NEW.place, NEW.circumstances, NEW.began_at, NEW.ended_at, NEW.present, NEW.consent, NEW.account, NEW.signed_at))
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON visit_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON visit_parts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON questions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON visit_notes, visit_parts FROM app_user;
--> statement-breakpoint
-- The candidate alone writes their own answers, and the observer all the rest; nothing is recorded of people who did not agree.
CREATE FUNCTION noted_by_its_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM visits v WHERE v.organisation_id = NEW.organisation_id AND v.id = NEW.visit_id
    AND NEW.by_id = CASE WHEN NEW.kind = 'answer' AND NEW.mode = 'written' THEN v.candidate_id ELSE v.observer_id END)
  THEN
    RAISE EXCEPTION 'a visit is noted by its observer, and its written answers by the candidate' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER noted_by_its_own BEFORE INSERT ON visit_notes FOR EACH ROW EXECUTE FUNCTION noted_by_its_own();
--> statement-breakpoint
CREATE FUNCTION recorded_with_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM visits v WHERE v.organisation_id = NEW.organisation_id AND v.id = NEW.visit_id
    AND v.consent_at IS NOT NULL AND v.signed_at IS NULL)
  THEN
    RAISE EXCEPTION 'nothing is recorded without consent, or once it is signed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER recorded_with_consent BEFORE INSERT ON visit_parts FOR EACH ROW EXECUTE FUNCTION recorded_with_consent();
--> statement-breakpoint
-- The parts of a recording are named until they are put together: then the whole is.
CREATE OR REPLACE FUNCTION is_file_named(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM files WHERE hash = wanted)
    OR EXISTS (SELECT 1 FROM visit_parts p JOIN visits v ON v.organisation_id = p.organisation_id AND v.id = p.visit_id
      WHERE p.hash = wanted AND v.signed_at IS NULL AND v.cancelled_at IS NULL)
$$;
