-- Criteria that their assessor has said are met, as long as every judgement that this rests on is the newest of its claim and nothing of it is withdrawn.
CREATE FUNCTION criteria_met(organisation uuid, enrolment uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT d.criterion_id
  FROM (SELECT DISTINCT ON (criterion_id) criterion_id, outcome, rests_on FROM criterion_decisions
    WHERE organisation_id = organisation AND enrolment_id = enrolment ORDER BY criterion_id, at DESC, id DESC) d
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
-- The decision that holds: the newest that was issued, by whoever signs alone or by who countersigned.
CREATE FUNCTION unit_decision_in_force(organisation uuid, enrolment uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT d.id FROM unit_decisions d
  WHERE d.organisation_id = organisation AND d.enrolment_id = enrolment AND EXISTS (SELECT 1 FROM unit_decision_steps s
    WHERE s.organisation_id = d.organisation_id AND s.decision_id = d.id AND s.step IN ('signed', 'countersigned'))
  ORDER BY d.drafted_at DESC, d.id DESC LIMIT 1
$$;
--> statement-breakpoint
CREATE FUNCTION unit_is_achieved(organisation uuid, enrolment uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM unit_decisions d WHERE d.organisation_id = organisation AND d.outcome = 'competent'
    AND d.id = unit_decision_in_force(organisation, enrolment))
$$;
--> statement-breakpoint
-- Held until the end, so that a decision on the unit comes before or after, never in between.
CREATE FUNCTION refuse_closed(organisation uuid, enrolment uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM enrolments n WHERE n.organisation_id = organisation AND n.id = enrolment FOR SHARE;
  IF EXISTS (SELECT 1 FROM enrolments n WHERE n.organisation_id = organisation AND n.id = enrolment
    AND (n.ended_at IS NOT NULL OR n.suspended_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'the enrolment is ended or suspended' USING ERRCODE = 'check_violation';
  END IF;
  IF unit_is_achieved(organisation, enrolment) THEN
    RAISE EXCEPTION 'the unit is achieved: only a decision that supersedes opens it' USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
-- The copy is fixed when it is taken; what is signed, when it is submitted. Afterwards it can be withdrawn, once.
CREATE FUNCTION locked_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
  IF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY[]::text[];
  ELSIF OLD.submitted_at IS NULL THEN free := free || ARRAY['title', 'context', 'simulated', 'ai_use', 'submitted_at', 'declaration'];
  END IF;
  IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'evidence % is locked', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.withdrawn_at IS NOT NULL OR (NEW.submitted_at IS NOT NULL AND OLD.submitted_at IS NULL)) AND EXISTS (SELECT 1 FROM claims c WHERE c.organisation_id = OLD.organisation_id
    AND c.evidence_id = OLD.id AND c.withdrawn_at IS NULL AND unit_is_achieved(c.organisation_id, c.enrolment_id)) THEN
    RAISE EXCEPTION 'evidence % belongs to a unit that is achieved', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER locked_evidence BEFORE UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION locked_evidence();
--> statement-breakpoint
CREATE FUNCTION locked_claim() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM refuse_closed(NEW.organisation_id, NEW.enrolment_id);
    RETURN NEW;
  END IF;
  IF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY[]::text[];
  ELSIF NOT EXISTS (SELECT 1 FROM evidence e WHERE e.organisation_id = OLD.organisation_id AND e.id = OLD.evidence_id
    AND e.submitted_at IS NOT NULL) THEN free := free || ARRAY['place', 'quote', 'how', 'criterion_id'];
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
CREATE TRIGGER locked_claim BEFORE INSERT OR UPDATE ON claims FOR EACH ROW EXECUTE FUNCTION locked_claim();
--> statement-breakpoint
-- Whoever manages the candidate assesses only with an entry that somebody else has accepted.
CREATE FUNCTION refuse_unaccepted_manager(organisation uuid, enrolment uuid, assessor uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM enrolments n JOIN people p ON p.organisation_id = n.organisation_id AND p.id = n.candidate_id
      WHERE n.organisation_id = organisation AND n.id = enrolment AND p.manager_id = assessor)
    AND NOT EXISTS (SELECT 1 FROM conflicts c WHERE c.organisation_id = organisation AND c.enrolment_id = enrolment
      AND c.person_id = assessor AND c.accepted) THEN
    RAISE EXCEPTION 'a manager assesses only with an accepted entry of the conflict of interest' USING ERRCODE = 'check_violation';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION judged_by_the_appointed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  enrolled uuid;
BEGIN
  SELECT n.id INTO enrolled FROM claims c
  JOIN enrolments n ON n.organisation_id = c.organisation_id AND n.id = c.enrolment_id AND n.assessor_id = NEW.assessor_id
  JOIN evidence e ON e.organisation_id = c.organisation_id AND e.id = c.evidence_id
    AND e.submitted_at IS NOT NULL AND e.withdrawn_at IS NULL
  WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.claim_id AND c.withdrawn_at IS NULL;
  IF enrolled IS NULL THEN
    RAISE EXCEPTION 'only the appointed assessor judges, and only what is submitted' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM claims c JOIN evidence_people p ON p.organisation_id = c.organisation_id AND p.evidence_id = c.evidence_id
    WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.claim_id AND p.person_id = NEW.assessor_id) THEN
    RAISE EXCEPTION 'whoever stands in the evidence does not judge it' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM refuse_closed(NEW.organisation_id, enrolled);
  PERFORM refuse_unaccepted_manager(NEW.organisation_id, enrolled, NEW.assessor_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER judged_by_the_appointed BEFORE INSERT ON judgements FOR EACH ROW EXECUTE FUNCTION judged_by_the_appointed();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE ON judgements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Nobody assures what they judged or decided, also after duties are exchanged; whoever countersigns is a fourth person.
CREATE FUNCTION assures_nothing_of_their_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM judgements j
      JOIN claims c ON c.organisation_id = j.organisation_id AND c.id = j.claim_id
      JOIN enrolments n ON n.organisation_id = c.organisation_id AND n.id = c.enrolment_id
      WHERE j.organisation_id = NEW.organisation_id AND j.assessor_id = NEW.internal_quality_assurer_id
        AND n.candidate_id = NEW.candidate_id)
    OR EXISTS (SELECT 1 FROM unit_decisions d
      JOIN unit_decision_steps s ON s.organisation_id = d.organisation_id AND s.decision_id = d.id
      JOIN enrolments n ON n.organisation_id = d.organisation_id AND n.id = d.enrolment_id
      WHERE d.organisation_id = NEW.organisation_id AND s.person_id = NEW.internal_quality_assurer_id
        AND n.candidate_id = NEW.candidate_id AND s.step IN ('signed', 'proposed', 'countersigned', 'returned', 'upheld')) THEN
    RAISE EXCEPTION 'nobody assures their own decisions' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER assures_nothing_of_their_own BEFORE INSERT OR UPDATE OF internal_quality_assurer_id ON enrolments
  FOR EACH ROW WHEN (NEW.internal_quality_assurer_id IS NOT NULL) EXECUTE FUNCTION assures_nothing_of_their_own();
--> statement-breakpoint
ALTER TABLE enrolments ADD CONSTRAINT countersigned_by_a_fourth CHECK (countersigner_id IS NULL OR (countersigner_id IS DISTINCT FROM candidate_id
  AND countersigner_id IS DISTINCT FROM assessor_id AND countersigner_id IS DISTINCT FROM internal_quality_assurer_id));
--> statement-breakpoint
-- A criterion is met by the word of the appointed assessor, on accepted judgements of that criterion, and with a reason where something lacks.
ALTER TABLE criterion_decisions ADD CONSTRAINT said_why CHECK ((outcome = 'met' AND cardinality(rests_on) > 0
  AND below_policy = (lacked IS NOT NULL) AND (NOT below_policy OR reason IS NOT NULL)) OR (outcome = 'reopened' AND reason IS NOT NULL AND NOT below_policy));
--> statement-breakpoint
CREATE FUNCTION criterion_decided_by_the_appointed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM enrolments n WHERE n.organisation_id = NEW.organisation_id AND n.id = NEW.enrolment_id
    AND n.assessor_id = NEW.assessor_id AND n.candidate_id <> NEW.assessor_id) THEN
    RAISE EXCEPTION 'only the appointed assessor decides' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (SELECT 1 FROM unnest(NEW.rests_on) AS r (id) WHERE NOT EXISTS (
    SELECT 1 FROM judgements j JOIN claims c ON c.organisation_id = j.organisation_id AND c.id = j.claim_id
    WHERE j.organisation_id = NEW.organisation_id AND j.id = r.id AND j.outcome = 'accepted'
      AND c.enrolment_id = NEW.enrolment_id AND c.criterion_id = NEW.criterion_id)) THEN
    RAISE EXCEPTION 'a criterion is met on accepted judgements of it' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM refuse_closed(NEW.organisation_id, NEW.enrolment_id);
  PERFORM refuse_unaccepted_manager(NEW.organisation_id, NEW.enrolment_id, NEW.assessor_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER criterion_decided_by_the_appointed BEFORE INSERT ON criterion_decisions
  FOR EACH ROW EXECUTE FUNCTION criterion_decided_by_the_appointed();
--> statement-breakpoint
-- Only the two outcomes; by the appointed assessor, and nobody of themselves.
ALTER TABLE unit_decisions ADD CONSTRAINT competent_or_not_yet CHECK (outcome IN ('competent', 'not-yet-competent'));
--> statement-breakpoint
CREATE FUNCTION unit_decided_by_the_appointed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM enrolments n WHERE n.organisation_id = NEW.organisation_id AND n.id = NEW.enrolment_id
    AND n.assessor_id = NEW.assessor_id AND n.candidate_id <> NEW.assessor_id AND n.ended_at IS NULL AND n.suspended_at IS NULL) THEN
    RAISE EXCEPTION 'only the appointed assessor decides, of an open enrolment' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM refuse_unaccepted_manager(NEW.organisation_id, NEW.enrolment_id, NEW.assessor_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_decided_by_the_appointed BEFORE INSERT ON unit_decisions FOR EACH ROW EXECUTE FUNCTION unit_decided_by_the_appointed();
--> statement-breakpoint
-- Each step by whose it is; signing binds the hash of the decision, and competent needs every criterion met and both declarations.
CREATE FUNCTION unit_step_by_whose_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  d unit_decisions;
  n enrolments;
  issues boolean := NEW.step IN ('signed', 'countersigned');
BEGIN
  SELECT * INTO d FROM unit_decisions WHERE organisation_id = NEW.organisation_id AND id = NEW.decision_id;
  SELECT * INTO n FROM enrolments WHERE organisation_id = NEW.organisation_id AND id = d.enrolment_id;
  IF NEW.hash <> d.hash THEN
    RAISE EXCEPTION 'another decision was read' USING ERRCODE = 'check_violation';
  END IF;
  IF (CASE
    WHEN NEW.step IN ('acknowledged', 'disputed') THEN NEW.person_id = n.candidate_id
    WHEN NEW.step IN ('countersigned', 'returned') THEN NEW.person_id = n.countersigner_id AND NEW.person_id <> d.assessor_id
    ELSE NEW.person_id = n.assessor_id AND NEW.person_id <> n.candidate_id END) IS NOT TRUE THEN
    RAISE EXCEPTION 'this step is for somebody else' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.step = 'countersigned' AND NOT EXISTS (SELECT 1 FROM unit_decision_steps s
    WHERE s.organisation_id = NEW.organisation_id AND s.decision_id = NEW.decision_id AND s.step = 'proposed') THEN
    RAISE EXCEPTION 'the assessor signs first' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.step IN ('acknowledged', 'disputed', 'upheld') AND NEW.decision_id IS DISTINCT FROM unit_decision_in_force(n.organisation_id, n.id) THEN
    RAISE EXCEPTION 'this decision is not in force' USING ERRCODE = 'check_violation';
  END IF;
  IF issues AND d.outcome = 'competent' AND (
    EXISTS (SELECT 1 FROM criteria c WHERE c.organisation_id = n.organisation_id AND c.unit_id = n.unit_id
      AND c.id NOT IN (SELECT criteria_met(n.organisation_id, n.id)))
    OR NOT EXISTS (SELECT 1 FROM declarations x WHERE x.organisation_id = n.organisation_id AND x.enrolment_id = n.id AND x.kind = 'unit')
    OR NOT EXISTS (SELECT 1 FROM declarations x WHERE x.organisation_id = n.organisation_id AND x.enrolment_id = n.id AND x.kind = 'authentication')
  ) THEN
    RAISE EXCEPTION 'competent needs every criterion met, the declaration and the authentication' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_step_by_whose_it_is BEFORE INSERT ON unit_decision_steps FOR EACH ROW EXECUTE FUNCTION unit_step_by_whose_it_is();
--> statement-breakpoint
ALTER TABLE declarations ADD CONSTRAINT of_one_thing CHECK (CASE kind WHEN 'submission' THEN evidence_id IS NOT NULL AND enrolment_id IS NULL
  ELSE evidence_id IS NULL AND enrolment_id IS NOT NULL END);
--> statement-breakpoint
CREATE FUNCTION declared_by_whose_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  candidate uuid;
BEGIN
  SELECT candidate_id INTO candidate FROM evidence WHERE organisation_id = NEW.organisation_id AND id = NEW.evidence_id;
  IF NEW.enrolment_id IS NOT NULL THEN
    SELECT candidate_id INTO candidate FROM enrolments WHERE organisation_id = NEW.organisation_id AND id = NEW.enrolment_id;
  END IF;
  IF (NEW.kind = 'authentication') = (NEW.person_id = candidate) THEN
    RAISE EXCEPTION 'the candidate declares, and somebody else authenticates' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER declared_by_whose_it_is BEFORE INSERT ON declarations FOR EACH ROW EXECUTE FUNCTION declared_by_whose_it_is();
--> statement-breakpoint
-- A conflict is decided once, by neither of the two whom it is about.
CREATE FUNCTION conflict_decided_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'accepted', 'terms', 'decided_by', 'decided_at'];
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.decided_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'this entry is decided, or was changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.decided_by IS NOT NULL AND (NEW.decided_by = NEW.person_id OR EXISTS (SELECT 1 FROM enrolments n
    WHERE n.organisation_id = NEW.organisation_id AND n.id = NEW.enrolment_id AND n.candidate_id = NEW.decided_by)) THEN
    RAISE EXCEPTION 'somebody else decides on a conflict' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER conflict_decided_once BEFORE INSERT OR UPDATE ON conflicts FOR EACH ROW EXECUTE FUNCTION conflict_decided_once();
--> statement-breakpoint
ALTER TABLE conflicts ADD CONSTRAINT decided_whole CHECK ((accepted IS NULL) = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)
  AND (accepted IS NULL OR terms IS NOT NULL));
--> statement-breakpoint
ALTER TABLE competence_records ADD CONSTRAINT not_of_oneself CHECK (recorded_by <> person_id);
--> statement-breakpoint
ALTER TABLE competence_records ADD CONSTRAINT holds_in_order CHECK (held_to IS NULL OR held_to >= held_from);
--> statement-breakpoint
-- What was said stands: a record of competence can be withdrawn, feedback acknowledged, an action done, each once.
CREATE FUNCTION only_these_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := TG_ARGV[0]::text[] || 'version'::text;
BEGIN
  IF to_jsonb(OLD) ->> (TG_ARGV[0]::text[])[1] IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'this row of % is locked', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER only_withdrawn BEFORE UPDATE ON competence_records FOR EACH ROW EXECUTE FUNCTION only_these_once('{withdrawn_at,withdrawn_reason}');
--> statement-breakpoint
CREATE TRIGGER only_acknowledged BEFORE UPDATE ON feedbacks FOR EACH ROW EXECUTE FUNCTION only_these_once('{acknowledged_at,answer}');
--> statement-breakpoint
CREATE TRIGGER only_done BEFORE UPDATE ON feedback_actions FOR EACH ROW EXECUTE FUNCTION only_these_once('{done_at,done_words}');
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON criterion_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON unit_decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON unit_decision_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON declarations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON competence_records FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON conflicts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON feedbacks FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON feedback_actions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON criterion_decisions, unit_decisions, unit_decision_steps, declarations FROM app_user;
--> statement-breakpoint
REVOKE DELETE ON competence_records, conflicts, feedbacks, feedback_actions FROM app_user;
