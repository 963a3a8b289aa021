CREATE TABLE "contact_import_readings" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reading" jsonb NOT NULL,
	CONSTRAINT "contact_import_readings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_import_readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "contact_imports_organisation_id_imported_at_index";--> statement-breakpoint
DROP INDEX "contacts_organisation_id_agent_at_index";--> statement-breakpoint
DROP INDEX "contacts_organisation_id_import_id_index";--> statement-breakpoint
ALTER TABLE "contact_imports" ALTER COLUMN "rows" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "contact_imports" ALTER COLUMN "known" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "contact_imports" ALTER COLUMN "refused" SET DEFAULT 0;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "meanings" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "state" text NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "added" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "updated" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "brought_by" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "brought_at" timestamp with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_imports" ADD COLUMN "done_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "team" text;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "response_sla_met" integer;--> statement-breakpoint
ALTER TABLE "weekly_figures" ADD COLUMN "values" double precision[];--> statement-breakpoint
ALTER TABLE "weekly_figures" ADD COLUMN "counts" integer[];--> statement-breakpoint
ALTER TABLE "contact_import_readings" ADD CONSTRAINT "contact_import_readings_organisation_id_id_contact_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."contact_imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "versions_documents" ON "versions" USING btree ("organisation_id","kind","record_id") WHERE "versions"."kind" like '%-document';--> statement-breakpoint
CREATE INDEX "contact_imports_organisation_id_brought_at_index" ON "contact_imports" USING btree ("organisation_id","brought_at");--> statement-breakpoint
CREATE INDEX "contact_imports_organisation_id_file_hash_index" ON "contact_imports" USING btree ("organisation_id","file_hash");--> statement-breakpoint
CREATE INDEX "contacts_organisation_id_at_id_index" ON "contacts" USING btree ("organisation_id","at","id");--> statement-breakpoint
CREATE INDEX "contacts_organisation_id_agent_at_id_index" ON "contacts" USING btree ("organisation_id","agent","at","id");--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "file_id";--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "columns";--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "used";--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "imported_by";--> statement-breakpoint
ALTER TABLE "contact_imports" DROP COLUMN "imported_at";--> statement-breakpoint
CREATE POLICY "own organisation" ON "contact_import_readings" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);