CREATE TABLE "plan_other_work" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"hours" numeric(6, 2) NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"every_week" boolean DEFAULT false NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plan_other_work_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "plan_other_work" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD COLUMN "support_ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD COLUMN "support_ended_by" uuid;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "minutes" integer DEFAULT 60 NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_other_work" ADD CONSTRAINT "plan_other_work_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_other_work" ADD CONSTRAINT "plan_other_work_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_other_work" ADD CONSTRAINT "plan_other_work_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_other_work_organisation_id_plan_id_index" ON "plan_other_work" USING btree ("organisation_id","plan_id");--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_support_ended_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","support_ended_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own organisation" ON "plan_other_work" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);