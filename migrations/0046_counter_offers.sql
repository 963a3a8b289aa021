CREATE TABLE "counter_offers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"answer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"with_id" uuid,
	"for_task_id" uuid,
	"due" date,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"price" jsonb,
	"priced_at" timestamp with time zone,
	"failure" text,
	"withdrawn_at" timestamp with time zone,
	"outcome" text,
	"words" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "counter_offers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "counter_offers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_assignment_id_assignments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignment_id") REFERENCES "public"."assignments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_answer_id_assignment_answers_organisation_id_id_fk" FOREIGN KEY ("organisation_id","answer_id") REFERENCES "public"."assignment_answers"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_with_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","with_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_for_task_id_tasks_organisation_id_id_fk" FOREIGN KEY ("organisation_id","for_task_id") REFERENCES "public"."tasks"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "counter_offers_organisation_id_decided_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counter_offers_organisation_id_plan_id_at_index" ON "counter_offers" USING btree ("organisation_id","plan_id","at");--> statement-breakpoint
CREATE INDEX "counter_offers_organisation_id_assignment_id_index" ON "counter_offers" USING btree ("organisation_id","assignment_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "counter_offers" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);