CREATE TABLE "help_requests" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"asked_id" uuid NOT NULL,
	"assignment_id" uuid,
	"reason" text NOT NULL,
	"words" text,
	"at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "help_requests_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "help_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "help_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"help_request_id" uuid NOT NULL,
	"step" text NOT NULL,
	"words" text,
	"helper_id" uuid,
	"due" date,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "help_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "help_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_organisation_id_asker_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asker_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_organisation_id_asked_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asked_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_organisation_id_assignment_id_assignments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignment_id") REFERENCES "public"."assignments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_steps" ADD CONSTRAINT "help_steps_organisation_id_help_request_id_help_requests_organisation_id_id_fk" FOREIGN KEY ("organisation_id","help_request_id") REFERENCES "public"."help_requests"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_steps" ADD CONSTRAINT "help_steps_organisation_id_helper_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","helper_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_steps" ADD CONSTRAINT "help_steps_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "help_requests_organisation_id_asker_id_closed_at_index" ON "help_requests" USING btree ("organisation_id","asker_id","closed_at");--> statement-breakpoint
CREATE INDEX "help_requests_organisation_id_asked_id_closed_at_index" ON "help_requests" USING btree ("organisation_id","asked_id","closed_at");--> statement-breakpoint
CREATE INDEX "help_steps_organisation_id_help_request_id_at_id_index" ON "help_steps" USING btree ("organisation_id","help_request_id","at","id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "help_requests" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "help_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);