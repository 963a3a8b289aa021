CREATE TABLE "coaching_waivers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"check_id" text NOT NULL,
	"object_id" uuid NOT NULL,
	"rests_on" text NOT NULL,
	"what" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coaching_waivers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "coaching_waivers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_levels" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"day" date NOT NULL,
	"level" integer NOT NULL,
	"basis" text NOT NULL,
	"contact" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "coaching_levels_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "coaching_level" CHECK ("coaching_levels"."level" between 0 and 4)
);
--> statement-breakpoint
ALTER TABLE "coaching_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_plans" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"coachee_id" uuid NOT NULL,
	"begun_by" uuid NOT NULL,
	"skill_id" uuid,
	"need" text NOT NULL,
	"need_source" text NOT NULL,
	"objective" text,
	"measure" text,
	"baseline" text,
	"target" text,
	"due_on" date,
	"method" text,
	"method_why" text,
	"tailored" text,
	"resources" text,
	"criteria" text,
	"coach_expects" text,
	"coachee_expects" text,
	"confidentiality" text,
	"stopping" text,
	"evidence_for" text DEFAULT 'coachee' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coaching_plans_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "coaching_of_another" CHECK ("coaching_plans"."coach_id" <> "coaching_plans"."coachee_id")
);
--> statement-breakpoint
ALTER TABLE "coaching_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_reflections" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"words" text NOT NULL,
	"shared_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coaching_reflections_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "coaching_reflections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_session_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"step" text NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "coaching_session_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "coaching_session_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_sessions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"place" text,
	"goal" text,
	"question" text,
	"reality" text,
	"options" text[] DEFAULT '{}' NOT NULL,
	"action" text,
	"action_due" date,
	"confidence" integer,
	"raise" text,
	"suggestion" text,
	"observed" text,
	"asked" text,
	"outcome" text,
	"outcome_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "coaching_sessions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "coaching_confidence" CHECK ("coaching_sessions"."confidence" between 1 and 10)
);
--> statement-breakpoint
ALTER TABLE "coaching_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "coaching_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"step" text NOT NULL,
	"words" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "coaching_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "coaching_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "coaching_waivers" ADD CONSTRAINT "coaching_waivers_organisation_id_coach_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","coach_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_levels" ADD CONSTRAINT "coaching_levels_organisation_id_plan_id_coaching_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."coaching_plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_levels" ADD CONSTRAINT "coaching_levels_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_plans" ADD CONSTRAINT "coaching_plans_organisation_id_coach_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","coach_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_plans" ADD CONSTRAINT "coaching_plans_organisation_id_coachee_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","coachee_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_plans" ADD CONSTRAINT "coaching_plans_organisation_id_begun_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","begun_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_plans" ADD CONSTRAINT "coaching_plans_organisation_id_skill_id_skills_organisation_id_id_fk" FOREIGN KEY ("organisation_id","skill_id") REFERENCES "public"."skills"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_reflections" ADD CONSTRAINT "coaching_reflections_organisation_id_session_id_coaching_sessions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","session_id") REFERENCES "public"."coaching_sessions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_reflections" ADD CONSTRAINT "coaching_reflections_organisation_id_author_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_session_steps" ADD CONSTRAINT "coaching_session_steps_organisation_id_session_id_coaching_sessions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","session_id") REFERENCES "public"."coaching_sessions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_session_steps" ADD CONSTRAINT "coaching_session_steps_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_organisation_id_plan_id_coaching_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."coaching_plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_steps" ADD CONSTRAINT "coaching_steps_organisation_id_plan_id_coaching_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."coaching_plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_steps" ADD CONSTRAINT "coaching_steps_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_waivers_organisation_id_coach_id_at_index" ON "coaching_waivers" USING btree ("organisation_id","coach_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "coaching_levels_once" ON "coaching_levels" USING btree ("organisation_id","plan_id","occasion") WHERE "coaching_levels"."occasion" <> 'observed';--> statement-breakpoint
CREATE INDEX "coaching_levels_organisation_id_plan_id_day_index" ON "coaching_levels" USING btree ("organisation_id","plan_id","day");--> statement-breakpoint
CREATE INDEX "coaching_plans_organisation_id_coach_id_index" ON "coaching_plans" USING btree ("organisation_id","coach_id");--> statement-breakpoint
CREATE INDEX "coaching_plans_organisation_id_coachee_id_index" ON "coaching_plans" USING btree ("organisation_id","coachee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "coaching_reflections_organisation_id_session_id_index" ON "coaching_reflections" USING btree ("organisation_id","session_id");--> statement-breakpoint
CREATE INDEX "coaching_session_steps_organisation_id_session_id_at_id_index" ON "coaching_session_steps" USING btree ("organisation_id","session_id","at","id");--> statement-breakpoint
CREATE INDEX "coaching_sessions_organisation_id_plan_id_at_index" ON "coaching_sessions" USING btree ("organisation_id","plan_id","at");--> statement-breakpoint
CREATE INDEX "coaching_steps_organisation_id_plan_id_at_id_index" ON "coaching_steps" USING btree ("organisation_id","plan_id","at","id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_waivers" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_levels" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_plans" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_reflections" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_session_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_sessions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "coaching_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);