CREATE TABLE "plan_remarks" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"objective_id" uuid,
	"task_id" uuid,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "plan_remarks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "plan_remarks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "remark_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"remark_id" uuid NOT NULL,
	"step" text NOT NULL,
	"words" text,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "remark_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "remark_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "plan_remarks" ADD CONSTRAINT "plan_remarks_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_remarks" ADD CONSTRAINT "plan_remarks_organisation_id_objective_id_objectives_organisation_id_id_fk" FOREIGN KEY ("organisation_id","objective_id") REFERENCES "public"."objectives"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_remarks" ADD CONSTRAINT "plan_remarks_organisation_id_task_id_tasks_organisation_id_id_fk" FOREIGN KEY ("organisation_id","task_id") REFERENCES "public"."tasks"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_remarks" ADD CONSTRAINT "plan_remarks_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_steps" ADD CONSTRAINT "remark_steps_organisation_id_remark_id_plan_remarks_organisation_id_id_fk" FOREIGN KEY ("organisation_id","remark_id") REFERENCES "public"."plan_remarks"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_steps" ADD CONSTRAINT "remark_steps_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_remarks_organisation_id_plan_id_at_index" ON "plan_remarks" USING btree ("organisation_id","plan_id","at");--> statement-breakpoint
CREATE INDEX "plan_remarks_organisation_id_person_id_index" ON "plan_remarks" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "remark_steps_organisation_id_remark_id_at_id_index" ON "remark_steps" USING btree ("organisation_id","remark_id","at","id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "plan_remarks" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "remark_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);