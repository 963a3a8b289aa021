CREATE TABLE "assignment_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"step" text NOT NULL,
	"words" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "assignment_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "assignment_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "assignment_steps" ADD CONSTRAINT "assignment_steps_organisation_id_assignment_id_assignments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignment_id") REFERENCES "public"."assignments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_steps" ADD CONSTRAINT "assignment_steps_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_steps_organisation_id_assignment_id_at_id_index" ON "assignment_steps" USING btree ("organisation_id","assignment_id","at","id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "assignment_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);