CREATE TABLE "model_questions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"model" text NOT NULL,
	"host" text NOT NULL,
	"sent" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"suggestions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"left_out" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_questions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "model_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "model_questions" ADD CONSTRAINT "model_questions_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_questions" ADD CONSTRAINT "model_questions_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own organisation" ON "model_questions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);