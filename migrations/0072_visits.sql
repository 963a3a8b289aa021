CREATE TABLE "questions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"words" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "questions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visit_notes" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"words" text,
	"criterion_ids" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"of_note_id" uuid,
	"mode" text,
	"take" uuid,
	"from" real,
	"to" real,
	"by_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"arrived_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visit_notes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "visit_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visit_parts" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"visit_id" uuid NOT NULL,
	"take" uuid NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "visit_parts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "visit_parts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visits" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"observer_id" uuid NOT NULL,
	"about" text NOT NULL,
	"place" text,
	"circumstances" text NOT NULL,
	"planned_for" timestamp with time zone,
	"began_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"present" text,
	"consent" text,
	"consent_at" timestamp with time zone,
	"account" text,
	"signed_at" timestamp with time zone,
	"acknowledged_at" timestamp with time zone,
	"comment" text,
	"evidence_id" uuid,
	"cancelled_at" timestamp with time zone,
	"cancelled_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "visits_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "visits_of_another" CHECK ("visits"."observer_id" <> "visits"."candidate_id"),
	CONSTRAINT "visits_acknowledged_whole" CHECK (("visits"."acknowledged_at" is null) = ("visits"."evidence_id" is null))
);
--> statement-breakpoint
ALTER TABLE "visits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_organisation_id_criterion_id_criteria_organisation_id_id_fk" FOREIGN KEY ("organisation_id","criterion_id") REFERENCES "public"."criteria"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_organisation_id_author_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","author_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_notes" ADD CONSTRAINT "visit_notes_organisation_id_visit_id_visits_organisation_id_id_fk" FOREIGN KEY ("organisation_id","visit_id") REFERENCES "public"."visits"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_notes" ADD CONSTRAINT "visit_notes_organisation_id_by_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_parts" ADD CONSTRAINT "visit_parts_organisation_id_visit_id_visits_organisation_id_id_fk" FOREIGN KEY ("organisation_id","visit_id") REFERENCES "public"."visits"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_observer_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","observer_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_organisation_id_author_id_index" ON "questions" USING btree ("organisation_id","author_id");--> statement-breakpoint
CREATE INDEX "visit_notes_organisation_id_visit_id_at_index" ON "visit_notes" USING btree ("organisation_id","visit_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_parts_once" ON "visit_parts" USING btree ("organisation_id","visit_id","take","number");--> statement-breakpoint
CREATE INDEX "visit_parts_hash_index" ON "visit_parts" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "visits_organisation_id_enrolment_id_index" ON "visits" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "visits_organisation_id_evidence_id_index" ON "visits" USING btree ("organisation_id","evidence_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "questions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "visit_notes" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "visit_parts" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "visits" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);