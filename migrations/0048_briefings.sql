CREATE TABLE "briefing_people" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"briefing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"left_out_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "briefing_people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "briefing_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "briefing_questions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"briefing_id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answerer_id" uuid,
	"due" date,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "briefing_questions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "briefing_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "briefings" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "briefings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "briefings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "commitments" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"briefing_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"due" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"done_note" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "commitments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "briefing_people" ADD CONSTRAINT "briefing_people_organisation_id_briefing_id_briefings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","briefing_id") REFERENCES "public"."briefings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_people" ADD CONSTRAINT "briefing_people_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_questions" ADD CONSTRAINT "briefing_questions_organisation_id_briefing_id_briefings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","briefing_id") REFERENCES "public"."briefings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_questions" ADD CONSTRAINT "briefing_questions_organisation_id_asker_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asker_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_questions" ADD CONSTRAINT "briefing_questions_organisation_id_answerer_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","answerer_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_questions" ADD CONSTRAINT "briefing_questions_organisation_id_answered_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","answered_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_organisation_id_briefing_id_briefings_organisation_id_id_fk" FOREIGN KEY ("organisation_id","briefing_id") REFERENCES "public"."briefings"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "briefing_people_organisation_id_briefing_id_person_id_index" ON "briefing_people" USING btree ("organisation_id","briefing_id","person_id");--> statement-breakpoint
CREATE INDEX "briefing_questions_organisation_id_briefing_id_index" ON "briefing_questions" USING btree ("organisation_id","briefing_id");--> statement-breakpoint
CREATE INDEX "briefing_questions_organisation_id_answered_at_index" ON "briefing_questions" USING btree ("organisation_id","answered_at");--> statement-breakpoint
CREATE INDEX "briefings_organisation_id_plan_id_begun_at_index" ON "briefings" USING btree ("organisation_id","plan_id","begun_at");--> statement-breakpoint
CREATE INDEX "commitments_organisation_id_briefing_id_index" ON "commitments" USING btree ("organisation_id","briefing_id");--> statement-breakpoint
CREATE INDEX "commitments_organisation_id_person_id_done_at_index" ON "commitments" USING btree ("organisation_id","person_id","done_at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "briefing_people" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "briefing_questions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "briefings" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "commitments" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);