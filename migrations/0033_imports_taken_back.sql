CREATE TABLE "contact_changes" (
	"organisation_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"was_from" uuid NOT NULL,
	"agent" text,
	"team" text,
	"channel" text,
	"topic" text,
	"answered" integer,
	"abandoned" integer,
	"resolved" integer,
	"first_contact" integer,
	"wait_seconds" double precision,
	"handle_seconds" double precision,
	"first_response_seconds" double precision,
	"resolution_seconds" double precision,
	"satisfaction" double precision,
	"satisfied" integer,
	"sla_met" integer,
	"response_sla_met" integer,
	CONSTRAINT "contact_changes_organisation_id_contact_id_import_id_pk" PRIMARY KEY("organisation_id","contact_id","import_id")
);
--> statement-breakpoint
ALTER TABLE "contact_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_repeats" (
	"organisation_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"week" date NOT NULL,
	"contact_ids" uuid[] NOT NULL,
	CONSTRAINT "contact_repeats_organisation_id_import_id_week_pk" PRIMARY KEY("organisation_id","import_id","week")
);
--> statement-breakpoint
ALTER TABLE "contact_repeats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "is_traced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "back_asked_by" uuid;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "back_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "back_why" text;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "back_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "contacts_gone" integer;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "contacts_restored" integer;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "contacts_left" integer;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "first_import_id" uuid;--> statement-breakpoint
ALTER TABLE "contact_repeats" ADD CONSTRAINT "contact_repeats_organisation_id_import_id_contact_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "public"."contact_imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_repeats_organisation_id_week_index" ON "contact_repeats" USING btree ("organisation_id","week");--> statement-breakpoint
CREATE POLICY "own organisation" ON "contact_changes" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "contact_repeats" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);