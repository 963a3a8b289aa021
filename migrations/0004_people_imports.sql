CREATE TABLE "people_import_refusals" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" text NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "people_import_refusals_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "people_import_refusals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people_import_rows" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "people_import_rows_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "people_import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people_imports" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"meanings" jsonb NOT NULL,
	"dates" text,
	"refused_columns" jsonb NOT NULL,
	"brought_by" uuid NOT NULL,
	"brought_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	"set_aside_at" timestamp with time zone,
	"result" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_imports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "people_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "people_import_refusals" ADD CONSTRAINT "people_import_refusals_organisation_id_import_id_people_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","import_id") REFERENCES "public"."people_imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_import_rows" ADD CONSTRAINT "people_import_rows_organisation_id_id_people_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."people_imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_import_refusals_organisation_id_import_id_row_index" ON "people_import_refusals" USING btree ("organisation_id","import_id","row");--> statement-breakpoint
CREATE INDEX "people_imports_organisation_id_brought_at_index" ON "people_imports" USING btree ("organisation_id","brought_at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "people_import_refusals" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "people_import_rows" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "people_imports" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);