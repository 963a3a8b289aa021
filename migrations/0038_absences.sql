CREATE TABLE "absence_import_times" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"times" jsonb NOT NULL,
	"events" jsonb NOT NULL,
	CONSTRAINT "absence_import_times_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "absence_import_times" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "absence_imports" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"brought_by" uuid NOT NULL,
	"brought_at" timestamp with time zone NOT NULL,
	"unread" integer NOT NULL,
	"short" integer NOT NULL,
	"passed_over" integer NOT NULL,
	"done_at" timestamp with time zone,
	"set_aside_at" timestamp with time zone,
	"result" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "absence_imports_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "absence_imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "absences" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"hours" numeric(4, 2),
	"kind" text NOT NULL,
	"source" text NOT NULL,
	"event" text,
	"occurrence" text,
	"sequence" integer,
	"changed_at" timestamp with time zone,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_by" uuid,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "absences_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "absences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "bank_holidays" text;--> statement-breakpoint
ALTER TABLE "absence_import_times" ADD CONSTRAINT "absence_import_times_organisation_id_id_absence_imports_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."absence_imports"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_imports" ADD CONSTRAINT "absence_imports_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absence_imports_organisation_id_person_id_brought_at_index" ON "absence_imports" USING btree ("organisation_id","person_id","brought_at");--> statement-breakpoint
CREATE INDEX "absences_organisation_id_person_id_ends_on_index" ON "absences" USING btree ("organisation_id","person_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "absences_organisation_id_person_id_event_occurrence_index" ON "absences" USING btree ("organisation_id","person_id","event","occurrence");--> statement-breakpoint
CREATE POLICY "own organisation" ON "absence_import_times" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "absence_imports" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "absences" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);