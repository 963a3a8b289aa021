CREATE TABLE "criterion_looks" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_looks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "criterion_looks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "criterion_looks" ADD CONSTRAINT "criterion_looks_organisation_id_decision_id_criterion_decisions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decision_id") REFERENCES "public"."criterion_decisions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_looks" ADD CONSTRAINT "criterion_looks_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "criterion_looks_once" ON "criterion_looks" USING btree ("organisation_id","decision_id");--> statement-breakpoint
CREATE INDEX "criterion_looks_organisation_id_person_id_index" ON "criterion_looks" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "criterion_looks" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);