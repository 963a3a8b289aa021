-- What a candidate said to a suggestion stays; a later answer supersedes.
CREATE TRIGGER never_removed BEFORE DELETE ON suggestion_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE suggestion_answers ADD CONSTRAINT known_answer CHECK (answer IN ('put-away', 'taken'));
--> statement-breakpoint
ALTER TABLE suggestion_answers ADD CONSTRAINT taken_into_a_claim CHECK ((answer = 'taken') = (claim_id IS NOT NULL));
