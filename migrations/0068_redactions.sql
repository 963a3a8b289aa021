CREATE TABLE "original_openings" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "original_openings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "original_openings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "other_people" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"role" text NOT NULL,
	"letter" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "other_people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "other_people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "redactions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"kind" text NOT NULL,
	"words" jsonb NOT NULL,
	"decision" text NOT NULL,
	"replacement" text,
	"file_id" uuid,
	"how" text,
	"reason" text,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "redactions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "redactions_left_with_a_reason" CHECK (("redactions"."decision" = 'leave') = ("redactions"."reason" is not null)),
	CONSTRAINT "redactions_replaced_by_something" CHECK (("redactions"."decision" = 'replace') = ("redactions"."replacement" is not null or "redactions"."file_id" is not null))
);
--> statement-breakpoint
ALTER TABLE "redactions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "original_hash" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "original_entry" integer;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "redacted_version" integer;--> statement-breakpoint
ALTER TABLE "original_openings" ADD CONSTRAINT "original_openings_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "original_openings" ADD CONSTRAINT "original_openings_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "other_people" ADD CONSTRAINT "other_people_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redactions" ADD CONSTRAINT "redactions_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "original_openings_organisation_id_evidence_id_at_index" ON "original_openings" USING btree ("organisation_id","evidence_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "other_people_once" ON "other_people" USING btree ("organisation_id","candidate_id","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "other_people_letters" ON "other_people" USING btree ("organisation_id","candidate_id","role","letter");--> statement-breakpoint
CREATE UNIQUE INDEX "redactions_once" ON "redactions" USING btree ("organisation_id","evidence_id","subject");--> statement-breakpoint
CREATE POLICY "own organisation" ON "original_openings" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "other_people" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "redactions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);