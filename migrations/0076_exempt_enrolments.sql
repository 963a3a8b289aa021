-- What was certified before can stand in place of a unit: the enrolment ends as exempt.
ALTER TABLE enrolments DROP CONSTRAINT known_end;--> statement-breakpoint
ALTER TABLE enrolments ADD CONSTRAINT known_end CHECK (ended_as IS NULL OR (ended_at IS NOT NULL AND ended_as IN ('withdrawn', 'transferred', 'lapsed', 'exempt')));
