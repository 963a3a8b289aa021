-- The appointed internal quality assurer looks, at what was met below the requirements, and what they said stays.
CREATE FUNCTION looked_at_by_the_appointed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM criterion_decisions d JOIN enrolments n ON n.organisation_id = d.organisation_id AND n.id = d.enrolment_id
    WHERE d.organisation_id = NEW.organisation_id AND d.id = NEW.decision_id AND d.below_policy AND n.internal_quality_assurer_id = NEW.person_id
      AND n.candidate_id <> NEW.person_id AND d.assessor_id <> NEW.person_id) THEN
    RAISE EXCEPTION 'only the appointed internal quality assurer looks at what is met below the requirements' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER looked_at_by_the_appointed BEFORE INSERT ON criterion_looks FOR EACH ROW EXECUTE FUNCTION looked_at_by_the_appointed();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON criterion_looks FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON criterion_looks FROM app_user;
