-- What was sent to a model stays as it was sent; its answer is added once.
CREATE TRIGGER never_removed BEFORE DELETE ON model_questions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answered_stays BEFORE UPDATE ON model_questions FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL OR
  ROW(OLD.evidence_id, OLD.candidate_id, OLD.model, OLD.host, OLD.sent, OLD.at)
    IS DISTINCT FROM ROW(NEW.evidence_id, NEW.candidate_id, NEW.model, NEW.host, NEW.sent, NEW.at))
  EXECUTE FUNCTION refuse_change();
