DROP INDEX "judgements_organisation_id_claim_id_at_index";--> statement-breakpoint
DROP INDEX "assignment_answers_organisation_id_assignment_id_at_index";--> statement-breakpoint
DROP INDEX "plan_decisions_organisation_id_plan_id_at_index";--> statement-breakpoint
CREATE INDEX "judgements_organisation_id_claim_id_at_id_index" ON "judgements" USING btree ("organisation_id","claim_id","at","id");--> statement-breakpoint
CREATE INDEX "assignment_answers_organisation_id_assignment_id_at_id_index" ON "assignment_answers" USING btree ("organisation_id","assignment_id","at","id");--> statement-breakpoint
CREATE INDEX "plan_decisions_organisation_id_plan_id_at_id_index" ON "plan_decisions" USING btree ("organisation_id","plan_id","at","id");