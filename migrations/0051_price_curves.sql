CREATE TABLE "development_choices" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"curve_id" uuid NOT NULL,
	"least" integer NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"taken_back_by" uuid,
	"taken_back_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "development_choices_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "development_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "price_curves" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"allocation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"curve" jsonb,
	"failure" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_curves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "price_curves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "development_choices" ADD CONSTRAINT "development_choices_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "development_choices" ADD CONSTRAINT "development_choices_organisation_id_curve_id_price_curves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","curve_id") REFERENCES "public"."price_curves"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "development_choices" ADD CONSTRAINT "development_choices_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "development_choices" ADD CONSTRAINT "development_choices_organisation_id_taken_back_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","taken_back_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_curves" ADD CONSTRAINT "price_curves_organisation_id_plan_id_plans_organisation_id_id_fk" FOREIGN KEY ("organisation_id","plan_id") REFERENCES "public"."plans"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_curves" ADD CONSTRAINT "price_curves_organisation_id_allocation_id_allocations_organisation_id_id_fk" FOREIGN KEY ("organisation_id","allocation_id") REFERENCES "public"."allocations"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "price_curves" ADD CONSTRAINT "price_curves_organisation_id_asked_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","asked_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "development_choices_organisation_id_plan_id_index" ON "development_choices" USING btree ("organisation_id","plan_id") WHERE "development_choices"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "price_curves_organisation_id_allocation_id_asked_at_index" ON "price_curves" USING btree ("organisation_id","allocation_id","asked_at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "development_choices" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "price_curves" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);