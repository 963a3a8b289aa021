CREATE TABLE "suggestion_answers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"claim_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suggestion_answers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "suggestion_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_organisation_id_criterion_id_criteria_organisation_id_id_fk" FOREIGN KEY ("organisation_id","criterion_id") REFERENCES "public"."criteria"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_answers" ADD CONSTRAINT "suggestion_answers_organisation_id_claim_id_claims_organisation_id_id_fk" FOREIGN KEY ("organisation_id","claim_id") REFERENCES "public"."claims"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "suggestion_answers_put_away_once" ON "suggestion_answers" USING btree ("organisation_id","evidence_id","enrolment_id","criterion_id") WHERE "suggestion_answers"."answer" = 'put-away' and "suggestion_answers"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "suggestion_answers_organisation_id_enrolment_id_criterion_id_index" ON "suggestion_answers" USING btree ("organisation_id","enrolment_id","criterion_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "suggestion_answers" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);