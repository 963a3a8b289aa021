-- A performance review goes in one order, and what was handed in, fixed, signed or appealed stays.
ALTER TABLE performance_reviews ADD CONSTRAINT of_two_people CHECK (leader_id <> member_id);
--> statement-breakpoint
ALTER TABLE performance_reviews ADD CONSTRAINT ends_after_it_starts CHECK (ends_on >= starts_on);
--> statement-breakpoint
ALTER TABLE performance_reviews ADD CONSTRAINT own_view_first CHECK (
  (handed_in_at IS NULL OR (went_well IS NOT NULL AND was_hard IS NOT NULL AND wants IS NOT NULL))
  AND (feedback IS NULL OR handed_in_at IS NOT NULL)
  AND (shown_at IS NULL OR feedback IS NOT NULL)
  AND (met_on IS NULL OR (shown_at IS NOT NULL AND talk IS NOT NULL AND hash IS NOT NULL))
  AND (commented_at IS NULL OR met_on IS NOT NULL) AND (comment IS NULL OR commented_at IS NOT NULL)
  AND (signed_at IS NULL OR commented_at IS NOT NULL)
  AND (closed_at IS NULL OR (signed_at IS NOT NULL AND closed_words IS NOT NULL))
  AND (called_off_at IS NULL) = (called_off_reason IS NULL) AND (called_off_at IS NULL OR signed_at IS NULL)
  AND (consents IS NULL) = (consent_at IS NULL));
--> statement-breakpoint
CREATE FUNCTION locked_performance_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'consents', 'consent_at'];
BEGIN
  IF OLD.closed_at IS NULL AND OLD.called_off_at IS NULL THEN
    IF OLD.signed_at IS NOT NULL THEN
      free := free || ARRAY['closed_at', 'closed_words'];
      IF EXISTS (SELECT 1 FROM performance_review_appeals a WHERE a.organisation_id = OLD.organisation_id AND a.review_id = OLD.id
        AND a.hash = OLD.hash AND a.outcome = 'to-change') AND NEW.signed_at IS NULL AND NEW.edition = OLD.edition + 1 THEN
        free := free || ARRAY['signed_at', 'edition', 'hash'];
      END IF;
    ELSE
      free := free || ARRAY['hash', 'feedback', 'shown_at', 'reworded_at', 'met_on', 'talk', 'comment', 'commented_at', 'signed_at',
        'called_off_at', 'called_off_reason'];
      IF OLD.handed_in_at IS NULL THEN free := free || ARRAY['went_well', 'was_hard', 'wants', 'handed_in_at']; END IF;
    END IF;
  END IF;
  IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free OR (OLD.shown_at IS NOT NULL AND NEW.shown_at IS DISTINCT FROM OLD.shown_at) THEN
    RAISE EXCEPTION 'this review is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.signed_at IS NOT NULL AND EXISTS (SELECT 1 FROM unnest(ARRAY[NEW.member_id, NEW.leader_id]) AS party (id)
    WHERE NOT EXISTS (SELECT 1 FROM performance_review_signatures s WHERE s.organisation_id = NEW.organisation_id
      AND s.review_id = NEW.id AND s.person_id = party.id AND s.hash = NEW.hash)) THEN
    RAISE EXCEPTION 'somebody has not signed this review' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER locked_performance_review BEFORE UPDATE ON performance_reviews FOR EACH ROW EXECUTE FUNCTION locked_performance_review();
--> statement-breakpoint
CREATE FUNCTION performance_review_signed_by_a_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex') <> NEW.hash OR NOT EXISTS (
    SELECT 1 FROM performance_reviews r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id AND r.hash = NEW.hash
      AND r.commented_at IS NOT NULL AND r.signed_at IS NULL AND r.called_off_at IS NULL
      AND NEW.person_id IN (r.member_id, r.leader_id) AND (NEW.stance = 'agree' OR NEW.person_id = r.member_id)) THEN
    RAISE EXCEPTION 'member and leader sign the review as it stands' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER performance_review_signed_by_a_party BEFORE INSERT ON performance_review_signatures
  FOR EACH ROW EXECUTE FUNCTION performance_review_signed_by_a_party();
--> statement-breakpoint
ALTER TABLE performance_review_signatures ADD CONSTRAINT known_stance CHECK (stance IN ('agree', 'agree-in-part', 'acknowledge')
  AND (stance <> 'agree-in-part' OR words IS NOT NULL));
--> statement-breakpoint
ALTER TABLE performance_review_objectives ADD CONSTRAINT for_something CHECK (
  num_nonnulls(standard_id, objective_id, untied_reason) = 1);
--> statement-breakpoint
CREATE FUNCTION of_an_unsigned_performance_review() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at', 'one_to_one_action_id'];
BEGIN
  IF EXISTS (SELECT 1 FROM performance_reviews r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id
    AND (r.signed_at IS NOT NULL OR r.met_on IS NULL OR r.called_off_at IS NOT NULL))
    OR (TG_OP = 'UPDATE' AND to_jsonb(NEW) - free <> to_jsonb(OLD) - free) THEN
    RAISE EXCEPTION 'what was agreed in this review stays' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER of_an_unsigned_performance_review BEFORE INSERT OR UPDATE ON performance_review_objectives
  FOR EACH ROW EXECUTE FUNCTION of_an_unsigned_performance_review();
--> statement-breakpoint
CREATE TRIGGER of_an_unsigned_performance_review BEFORE INSERT OR UPDATE ON performance_review_actions
  FOR EACH ROW EXECUTE FUNCTION of_an_unsigned_performance_review();
--> statement-breakpoint
ALTER TABLE performance_review_appeals ADD CONSTRAINT decided_whole CHECK ((outcome IS NULL) = (decided_at IS NULL)
  AND (outcome IS NULL) = (words IS NULL) AND (outcome IS NULL OR outcome IN ('stands', 'to-change')));
--> statement-breakpoint
CREATE FUNCTION of_a_signed_performance_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM performance_reviews r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id
    AND r.signed_at IS NOT NULL AND r.closed_at IS NULL AND r.hash = NEW.hash AND NEW.to_id NOT IN (r.member_id, r.leader_id)) THEN
    RAISE EXCEPTION 'what both signed is appealed, to somebody else' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER of_a_signed_performance_review BEFORE INSERT ON performance_review_appeals
  FOR EACH ROW EXECUTE FUNCTION of_a_signed_performance_review();
--> statement-breakpoint
CREATE TRIGGER only_decided BEFORE UPDATE ON performance_review_appeals FOR EACH ROW
  EXECUTE FUNCTION only_these_once('{outcome,words,decided_at}');
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON performance_review_packs FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON performance_review_signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON performance_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON performance_review_objectives FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON performance_review_actions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON performance_review_appeals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON performance_review_packs, performance_review_signatures FROM app_user;
--> statement-breakpoint
REVOKE DELETE ON performance_reviews, performance_review_objectives, performance_review_actions, performance_review_appeals FROM app_user;
