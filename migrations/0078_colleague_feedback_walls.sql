CREATE TRIGGER never_removed BEFORE DELETE ON colleague_feedback FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Whose it is never changes, and what was withdrawn stays as it was read.
CREATE TRIGGER withdrawn_stays BEFORE UPDATE ON colleague_feedback FOR EACH ROW WHEN (OLD.withdrawn_at IS NOT NULL OR
  ROW(OLD.giver_id, OLD.receiver_id) IS DISTINCT FROM ROW(NEW.giver_id, NEW.receiver_id)) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON colleague_feedback_texts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON colleague_feedback_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON colleague_feedback_texts, colleague_feedback_answers FROM app_user;
--> statement-breakpoint
-- The words of whoever received it are theirs: nobody else answers.
CREATE FUNCTION answered_by_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM colleague_feedback f WHERE f.organisation_id = NEW.organisation_id AND f.id = NEW.colleague_feedback_id
    AND f.receiver_id = NEW."by" AND f.withdrawn_at IS NULL)
  THEN
    RAISE EXCEPTION 'feedback is answered by whoever received it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER answered_by_receiver BEFORE INSERT ON colleague_feedback_answers FOR EACH ROW EXECUTE FUNCTION answered_by_receiver();
