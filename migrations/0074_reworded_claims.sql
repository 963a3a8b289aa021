-- A withdrawn claim is still read: while its evidence is a draft, a name that is replaced in the copy is replaced here, too.
CREATE OR REPLACE FUNCTION locked_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refuse_closed(NEW.organisation_id, NEW.enrolment_id);
    IF NOT EXISTS (SELECT 1 FROM enrolments n JOIN criteria k ON k.organisation_id = n.organisation_id AND k.unit_id = n.unit_id
      WHERE n.organisation_id = NEW.organisation_id AND n.id = NEW.enrolment_id AND k.id = NEW.criterion_id) THEN
      RAISE EXCEPTION 'a claim is of a criterion of the unit that the enrolment is on' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM evidence e WHERE e.organisation_id = OLD.organisation_id AND e.id = OLD.evidence_id
    AND e.submitted_at IS NOT NULL) THEN
    IF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY['version', 'quote', 'how'];
    ELSE free := free || ARRAY['place', 'quote', 'how', 'criterion_id'];
    END IF;
  ELSIF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY[]::text[];
  ELSIF NEW.criterion_id <> OLD.criterion_id
    AND claim_goes_with_its_words(OLD.organisation_id, OLD.enrolment_id, OLD.criterion_id, NEW.criterion_id) THEN free := free || 'criterion_id'::text;
  END IF;
  IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'this claim is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  PERFORM 1 FROM enrolments n WHERE n.organisation_id = OLD.organisation_id AND n.id = OLD.enrolment_id FOR SHARE;
  IF NOT free @> ARRAY['how'] AND unit_is_achieved(OLD.organisation_id, OLD.enrolment_id) THEN
    RAISE EXCEPTION 'this claim belongs to a unit that is achieved' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What is said of a standard is said otherwise only while its evidence is a draft: a name that is replaced in the copy stands here, too.
CREATE OR REPLACE FUNCTION fixed_standard_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  words text[] := ARRAY['version', 'quote', 'how'];
  free text[] := ARRAY['version', 'withdrawn_at'];
BEGIN
  IF to_jsonb(NEW) - words = to_jsonb(OLD) - words AND EXISTS (SELECT 1 FROM evidence e
    WHERE e.organisation_id = OLD.organisation_id AND e.id = OLD.evidence_id AND e.submitted_at IS NULL)
  THEN
    RETURN NEW;
  END IF;
  IF OLD.withdrawn_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'what was said of a standard stays as it was said' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
