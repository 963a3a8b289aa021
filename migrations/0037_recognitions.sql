CREATE TABLE "recognitions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"giver_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"team_id" uuid,
	"behaviour" text NOT NULL,
	"effect" text,
	"happened_on" date,
	"plan_id" uuid,
	"task_id" uuid,
	"contact" text,
	"for_team" boolean NOT NULL,
	"kept_private_at" timestamp with time zone,
	"given_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recognitions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "recognitions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_organisation_id_giver_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","giver_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_organisation_id_receiver_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","receiver_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_organisation_id_task_id_tasks_organisation_id_id_fk" FOREIGN KEY ("organisation_id","task_id") REFERENCES "public"."tasks"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recognitions_organisation_id_receiver_id_given_at_index" ON "recognitions" USING btree ("organisation_id","receiver_id","given_at");--> statement-breakpoint
CREATE INDEX "recognitions_organisation_id_giver_id_given_at_index" ON "recognitions" USING btree ("organisation_id","giver_id","given_at");--> statement-breakpoint
CREATE INDEX "recognitions_organisation_id_team_id_given_at_index" ON "recognitions" USING btree ("organisation_id","team_id","given_at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "recognitions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);