-- What is planned, asked for, said and signed of an assessment stays; only what the product does with it may change, each once.
ALTER TABLE assessment_plans ADD CONSTRAINT reviewed_every_year_at_least CHECK (review_weeks BETWEEN 1 AND 52);
--> statement-breakpoint
ALTER TABLE planned_activities ADD CONSTRAINT known_method CHECK (method IN ('observation', 'professional-discussion', 'questions', 'witness', 'products'));
--> statement-breakpoint
ALTER TABLE planned_activities ADD CONSTRAINT for_some_criterion CHECK (cardinality(criterion_ids) > 0);
--> statement-breakpoint
ALTER TABLE planned_activities ADD CONSTRAINT ends_once CHECK ((done_on IS NULL) = (done_by IS NULL)
  AND (called_off_at IS NULL) = (called_off_reason IS NULL) AND (called_off_at IS NULL) = (called_off_by IS NULL)
  AND (done_on IS NULL OR called_off_at IS NULL));
--> statement-breakpoint
CREATE FUNCTION locked_activity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'planned_on', 'planned_at', 'sequence', 'done_on', 'done_words', 'done_by',
    'called_off_at', 'called_off_reason', 'called_off_by'];
BEGIN
  IF OLD.done_on IS NOT NULL OR OLD.called_off_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'this activity is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER locked_activity BEFORE UPDATE ON planned_activities FOR EACH ROW EXECUTE FUNCTION locked_activity();
--> statement-breakpoint
-- Candidate and appointed assessor agree, each to the plan as it stands.
CREATE FUNCTION plan_signed_by_a_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') <> NEW.hash OR NOT EXISTS (
    SELECT 1 FROM assessment_plans l JOIN enrolments n ON n.organisation_id = l.organisation_id AND n.id = l.enrolment_id
    WHERE l.organisation_id = NEW.organisation_id AND l.id = NEW.plan_id AND l.hash = NEW.hash
      AND NEW.person_id IN (n.candidate_id, n.assessor_id)) THEN
    RAISE EXCEPTION 'candidate and assessor agree to the plan as it stands' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_signed_by_a_party BEFORE INSERT ON plan_signatures FOR EACH ROW EXECUTE FUNCTION plan_signed_by_a_party();
--> statement-breakpoint
ALTER TABLE reasonable_adjustments ADD CONSTRAINT answered_whole CHECK ((agreed IS NULL) = (answered_at IS NULL)
  AND (agreed IS NULL) = (answered_by IS NULL) AND (agreed IS NULL) = (terms IS NULL));
--> statement-breakpoint
CREATE FUNCTION adjustment_answered_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at'];
BEGIN
  IF OLD.answered_at IS NULL THEN free := free || ARRAY['agreed', 'terms', 'answered_by', 'answered_at']; END IF;
  IF OLD.withdrawn_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'this adjustment is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.answered_by IS NOT NULL AND EXISTS (SELECT 1 FROM enrolments n WHERE n.organisation_id = NEW.organisation_id
    AND n.id = NEW.enrolment_id AND n.candidate_id = NEW.answered_by) THEN
    RAISE EXCEPTION 'the assessor answers' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER adjustment_answered_once BEFORE UPDATE ON reasonable_adjustments FOR EACH ROW EXECUTE FUNCTION adjustment_answered_once();
--> statement-breakpoint
ALTER TABLE progress_reviews ADD CONSTRAINT employer_is_somebody_else CHECK (employer_id IS DISTINCT FROM assessor_id);
--> statement-breakpoint
-- A review closes with the last signature on exactly what it says, and then stays.
CREATE FUNCTION locked_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  n enrolments;
  free text[] := ARRAY['version', 'hash', 'without_employer', 'closed_at'];
BEGIN
  IF OLD.closed_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'this review is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO n FROM enrolments WHERE organisation_id = NEW.organisation_id AND id = NEW.enrolment_id;
  IF NEW.closed_at IS NOT NULL AND EXISTS (
    SELECT 1 FROM unnest(ARRAY[n.candidate_id, coalesce(n.assessor_id, NEW.assessor_id),
      CASE WHEN NEW.without_employer IS NULL THEN NEW.employer_id END]) AS party (id)
    WHERE party.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM review_signatures s WHERE s.organisation_id = NEW.organisation_id
      AND s.review_id = NEW.id AND s.person_id = party.id AND s.hash = NEW.hash)) THEN
    RAISE EXCEPTION 'somebody has not signed this review' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER locked_review BEFORE UPDATE ON progress_reviews FOR EACH ROW EXECUTE FUNCTION locked_review();
--> statement-breakpoint
CREATE FUNCTION review_signed_by_a_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') <> NEW.hash OR NOT EXISTS (
    SELECT 1 FROM progress_reviews r JOIN enrolments n ON n.organisation_id = r.organisation_id AND n.id = r.enrolment_id
    WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id AND r.hash = NEW.hash AND r.closed_at IS NULL
      AND NEW.person_id IN (n.candidate_id, n.assessor_id, r.employer_id)) THEN
    RAISE EXCEPTION 'those who take part sign the review as it stands' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER review_signed_by_a_party BEFORE INSERT ON review_signatures FOR EACH ROW EXECUTE FUNCTION review_signed_by_a_party();
--> statement-breakpoint
CREATE FUNCTION of_an_open_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM progress_reviews r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id
    AND r.closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'this review is complete' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER of_an_open_review BEFORE INSERT OR UPDATE ON review_comments FOR EACH ROW EXECUTE FUNCTION of_an_open_review();
--> statement-breakpoint
CREATE TRIGGER of_an_open_review BEFORE INSERT ON review_actions FOR EACH ROW EXECUTE FUNCTION of_an_open_review();
--> statement-breakpoint
CREATE TRIGGER only_done BEFORE UPDATE ON review_actions FOR EACH ROW EXECUTE FUNCTION only_these_once('{done_at,done_words}');
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON assessment_plans FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON planned_activities FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON reasonable_adjustments FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON progress_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON review_comments FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON review_actions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON activity_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON plan_signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON review_signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON caseload_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON activity_moves, plan_signatures, review_signatures, caseload_reports FROM app_user;
--> statement-breakpoint
REVOKE DELETE ON assessment_plans, planned_activities, reasonable_adjustments, progress_reviews, review_comments, review_actions FROM app_user;
