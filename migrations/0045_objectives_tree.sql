CREATE TABLE "organisation_objectives" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"title" text NOT NULL,
	"kpi" text,
	"standard_id" uuid,
	"baseline" double precision,
	"baseline_of" text,
	"target" double precision,
	"due" date,
	"owner_id" uuid,
	"consequence" text,
	"position" integer NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_objectives_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "organisation_objectives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "person_objectives" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"parent_id" uuid NOT NULL,
	"title" text NOT NULL,
	"kpi" text,
	"standard_id" uuid,
	"baseline" double precision,
	"target" double precision,
	"due" date,
	"consequence" text,
	"no_measure_reason" text,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_objectives_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "person_objectives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "serves_id" uuid;--> statement-breakpoint
ALTER TABLE "organisation_objectives" ADD CONSTRAINT "organisation_objectives_organisation_id_standard_id_standards_organisation_id_id_fk" FOREIGN KEY ("organisation_id","standard_id") REFERENCES "public"."standards"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_objectives" ADD CONSTRAINT "organisation_objectives_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_objectives" ADD CONSTRAINT "person_objectives_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_objectives" ADD CONSTRAINT "person_objectives_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_objectives" ADD CONSTRAINT "person_objectives_organisation_id_parent_id_objectives_organisation_id_id_fk" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "public"."objectives"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_objectives" ADD CONSTRAINT "person_objectives_organisation_id_standard_id_standards_organisation_id_id_fk" FOREIGN KEY ("organisation_id","standard_id") REFERENCES "public"."standards"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_objectives_organisation_id_withdrawn_at_position_index" ON "organisation_objectives" USING btree ("organisation_id","withdrawn_at","position");--> statement-breakpoint
CREATE INDEX "person_objectives_organisation_id_plan_id_index" ON "person_objectives" USING btree ("organisation_id","plan_id");--> statement-breakpoint
ALTER TABLE "objectives" ADD CONSTRAINT "objectives_organisation_id_serves_id_organisation_objectives_organisation_id_id_fk" FOREIGN KEY ("organisation_id","serves_id") REFERENCES "public"."organisation_objectives"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "objectives_organisation_id_serves_id_index" ON "objectives" USING btree ("organisation_id","serves_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "organisation_objectives" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "person_objectives" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);