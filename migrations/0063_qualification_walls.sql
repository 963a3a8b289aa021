-- The words of a unit stand: another wording is another version. Only what the unit asks of its evidence is set anew.
CREATE FUNCTION unit_words_stand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'requirements', 'requirements_note'];
BEGIN
  IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'the words of unit % stand: another wording is another version', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_words_stand BEFORE UPDATE ON units FOR EACH ROW EXECUTE FUNCTION unit_words_stand();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON units FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON outcomes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON criteria FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE units ADD CONSTRAINT a_version_supersedes CHECK ((edition = 1) = (supersedes_id IS NULL) AND supersedes_id IS DISTINCT FROM id);
--> statement-breakpoint
ALTER TABLE units ADD CONSTRAINT supersedes_a_unit FOREIGN KEY (organisation_id, supersedes_id) REFERENCES units (organisation_id, id);
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON requirement_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON qualifications FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON qualification_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON registrations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE registrations ADD CONSTRAINT ten_digits CHECK (uln ~ '^[1-9][0-9]{9}$');
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON enrolment_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_answered BEFORE UPDATE ON claim_moves FOR EACH ROW EXECUTE FUNCTION only_these_once('{answer,answered_at,new_claim_id}');
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON claim_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE claim_moves ADD CONSTRAINT known_fate CHECK (fate IN ('carried', 'to-confirm', 'archived') AND (fate = 'archived') = (to_criterion_id IS NULL)
  AND (answer IS NULL OR (fate = 'to-confirm' AND answer IN ('confirmed', 'let-go'))) AND (new_claim_id IS NOT NULL) = (answer IS NOT DISTINCT FROM 'confirmed'));
--> statement-breakpoint
ALTER TABLE enrolments ADD CONSTRAINT known_end CHECK (ended_as IS NULL OR (ended_at IS NOT NULL AND ended_as IN ('withdrawn', 'transferred', 'lapsed')));
--> statement-breakpoint
REVOKE UPDATE, DELETE ON requirement_changes, qualification_versions, enrolment_moves, outcomes, criteria FROM app_user;
--> statement-breakpoint
REVOKE DELETE ON units, qualifications, registrations, claim_moves FROM app_user;
--> statement-breakpoint
-- What was said to be met is so of the version that the enrolment is on: after a move it is said anew.
CREATE OR REPLACE FUNCTION criteria_met(organisation uuid, enrolment uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT d.criterion_id
  FROM (SELECT DISTINCT ON (criterion_id) criterion_id, outcome, rests_on FROM criterion_decisions
    WHERE organisation_id = organisation AND enrolment_id = enrolment ORDER BY criterion_id, at DESC, id DESC) d
  JOIN enrolments n ON n.organisation_id = organisation AND n.id = enrolment
  JOIN criteria k ON k.organisation_id = organisation AND k.id = d.criterion_id AND k.unit_id = n.unit_id
  WHERE d.outcome = 'met' AND NOT EXISTS (
    SELECT 1 FROM unnest(d.rests_on) AS r (id) WHERE NOT EXISTS (
      SELECT 1 FROM judgements j
      JOIN claims c ON c.organisation_id = j.organisation_id AND c.id = j.claim_id AND c.withdrawn_at IS NULL
      JOIN evidence e ON e.organisation_id = c.organisation_id AND e.id = c.evidence_id AND e.withdrawn_at IS NULL
      WHERE j.organisation_id = organisation AND j.id = r.id AND NOT EXISTS (
        SELECT 1 FROM judgements later WHERE later.organisation_id = j.organisation_id AND later.claim_id = j.claim_id
          AND later.supersedes_id = j.id)))
$$;
--> statement-breakpoint
-- A claim is of the version that its enrolment is on. When the enrolment has moved, a claim goes along to the same words, and to no others.
CREATE FUNCTION claim_goes_with_its_words(organisation uuid, enrolment uuid, before uuid, after uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM criteria o JOIN criteria k ON k.organisation_id = o.organisation_id AND k.unit_id <> o.unit_id
      AND k.kind = o.kind AND btrim(regexp_replace(k.text, '\s+', ' ', 'g')) = btrim(regexp_replace(o.text, '\s+', ' ', 'g'))
    JOIN enrolments n ON n.organisation_id = k.organisation_id AND n.id = enrolment AND n.unit_id = k.unit_id
    WHERE o.organisation_id = organisation AND o.id = before AND k.id = after)
$$;
--> statement-breakpoint
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
  IF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY[]::text[];
  ELSIF NOT EXISTS (SELECT 1 FROM evidence e WHERE e.organisation_id = OLD.organisation_id AND e.id = OLD.evidence_id
    AND e.submitted_at IS NOT NULL) THEN free := free || ARRAY['place', 'quote', 'how', 'criterion_id'];
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
