CREATE TABLE "team_meeting_actions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"words" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"due" date NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_note" text,
	"let_go_reason" text,
	"ended_by_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_actions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_agreements" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"proposal" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_agreements_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_agreements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_contributions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"speaker_id" uuid,
	"words" text NOT NULL,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"struck_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_contributions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_contributions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_corrections" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"after_agreement" boolean NOT NULL,
	"reply" text,
	"replied_by_id" uuid,
	"replied_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_corrections_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_corrections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_decisions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"words" text NOT NULL,
	"how" text NOT NULL,
	"decider_id" uuid,
	"votes" text,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"struck_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_decisions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_items" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"author_id" uuid,
	"words" text NOT NULL,
	"wants" text NOT NULL,
	"minutes" integer,
	"taken_out_at" timestamp with time zone,
	"taken_out_by_id" uuid,
	"taken_out_reason" text,
	"opened_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_items_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_people" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"invited" boolean DEFAULT false NOT NULL,
	"attendance" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meeting_people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meeting_turns" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"meeting_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"turns" integer NOT NULL,
	CONSTRAINT "team_meeting_turns_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meeting_turns" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_meetings" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"place" text,
	"plan_id" uuid,
	"technique" text NOT NULL,
	"called_by_id" uuid NOT NULL,
	"facilitator_id" uuid NOT NULL,
	"called_at" timestamp with time zone NOT NULL,
	"sequence" integer DEFAULT 0 NOT NULL,
	"called_off_at" timestamp with time zone,
	"called_off_reason" text,
	"called_off_by_id" uuid,
	"held_at" timestamp with time zone,
	"proposal" integer DEFAULT 0 NOT NULL,
	"proposed_at" timestamp with time zone,
	"proposed_by_id" uuid,
	"correct_until" date,
	"present" integer,
	"spoke" integer,
	"agreed_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_meetings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "team_meetings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "team_meeting_actions" ADD CONSTRAINT "team_meeting_actions_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_actions" ADD CONSTRAINT "team_meeting_actions_organisation_id_item_id_team_meeting_items_organisation_id_id_fk" FOREIGN KEY ("organisation_id","item_id") REFERENCES "public"."team_meeting_items"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_actions" ADD CONSTRAINT "team_meeting_actions_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_agreements" ADD CONSTRAINT "team_meeting_agreements_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_contributions" ADD CONSTRAINT "team_meeting_contributions_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_contributions" ADD CONSTRAINT "team_meeting_contributions_organisation_id_item_id_team_meeting_items_organisation_id_id_fk" FOREIGN KEY ("organisation_id","item_id") REFERENCES "public"."team_meeting_items"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_corrections" ADD CONSTRAINT "team_meeting_corrections_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_corrections" ADD CONSTRAINT "team_meeting_corrections_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_decisions" ADD CONSTRAINT "team_meeting_decisions_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_decisions" ADD CONSTRAINT "team_meeting_decisions_organisation_id_item_id_team_meeting_items_organisation_id_id_fk" FOREIGN KEY ("organisation_id","item_id") REFERENCES "public"."team_meeting_items"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_items" ADD CONSTRAINT "team_meeting_items_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_people" ADD CONSTRAINT "team_meeting_people_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_people" ADD CONSTRAINT "team_meeting_people_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meeting_turns" ADD CONSTRAINT "team_meeting_turns_organisation_id_meeting_id_team_meetings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","meeting_id") REFERENCES "public"."team_meetings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meetings" ADD CONSTRAINT "team_meetings_organisation_id_team_id_teams_organisation_id_id_fk" FOREIGN KEY ("organisation_id","team_id") REFERENCES "public"."teams"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meetings" ADD CONSTRAINT "team_meetings_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meetings" ADD CONSTRAINT "team_meetings_organisation_id_called_by_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","called_by_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_meetings" ADD CONSTRAINT "team_meetings_organisation_id_facilitator_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","facilitator_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "team_meeting_actions_organisation_id_meeting_id_index" ON "team_meeting_actions" USING btree ("organisation_id","meeting_id");--> statement-breakpoint
CREATE INDEX "team_meeting_actions_organisation_id_owner_id_done_at_index" ON "team_meeting_actions" USING btree ("organisation_id","owner_id","done_at");--> statement-breakpoint
CREATE UNIQUE INDEX "team_meeting_agreements_organisation_id_meeting_id_proposal_person_id_index" ON "team_meeting_agreements" USING btree ("organisation_id","meeting_id","proposal","person_id");--> statement-breakpoint
CREATE INDEX "team_meeting_contributions_organisation_id_meeting_id_index" ON "team_meeting_contributions" USING btree ("organisation_id","meeting_id");--> statement-breakpoint
CREATE INDEX "team_meeting_corrections_organisation_id_meeting_id_index" ON "team_meeting_corrections" USING btree ("organisation_id","meeting_id");--> statement-breakpoint
CREATE INDEX "team_meeting_decisions_organisation_id_meeting_id_index" ON "team_meeting_decisions" USING btree ("organisation_id","meeting_id");--> statement-breakpoint
CREATE INDEX "team_meeting_items_organisation_id_meeting_id_index" ON "team_meeting_items" USING btree ("organisation_id","meeting_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_meeting_people_organisation_id_meeting_id_person_id_index" ON "team_meeting_people" USING btree ("organisation_id","meeting_id","person_id");--> statement-breakpoint
CREATE INDEX "team_meeting_people_organisation_id_person_id_index" ON "team_meeting_people" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "team_meeting_turns_organisation_id_meeting_id_person_id_index" ON "team_meeting_turns" USING btree ("organisation_id","meeting_id","person_id");--> statement-breakpoint
CREATE INDEX "team_meetings_organisation_id_team_id_at_index" ON "team_meetings" USING btree ("organisation_id","team_id","at");--> statement-breakpoint
CREATE INDEX "team_meetings_organisation_id_facilitator_id_index" ON "team_meetings" USING btree ("organisation_id","facilitator_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_actions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_agreements" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_contributions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_corrections" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_decisions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_items" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_people" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meeting_turns" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "team_meetings" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);