-- What was decided about coaching, what became of a session, and how far somebody was on a day stand as they were said; nothing is removed.
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON coaching_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON coaching_session_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON coaching_levels FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON coaching_steps, coaching_session_steps, coaching_levels FROM app_user;
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON coaching_plans FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON coaching_sessions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE DELETE ON coaching_plans, coaching_sessions FROM app_user;
--> statement-breakpoint
-- The coach's own suggestion stands only beside two options of the coachee's, whatever writes it.
ALTER TABLE coaching_sessions ADD CONSTRAINT coaching_suggestion_after_options
  CHECK (suggestion IS NULL OR cardinality(options) >= 2);
