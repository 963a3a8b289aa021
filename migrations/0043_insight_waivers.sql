CREATE TABLE "insight_waivers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"check_id" text NOT NULL,
	"object_id" uuid NOT NULL,
	"rests_on" text NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "insight_waivers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "insight_waivers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "insight_waivers" ADD CONSTRAINT "insight_waivers_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "insight_waivers" ADD CONSTRAINT "insight_waivers_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "insight_waivers_organisation_id_team_id_at_index" ON "insight_waivers" USING btree ("organisation_id","team_id","at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "insight_waivers" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);