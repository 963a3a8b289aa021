CREATE TABLE "claim_moves" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"move_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"from_criterion_id" uuid NOT NULL,
	"to_criterion_id" uuid,
	"fate" text NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"new_claim_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_moves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "claim_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "enrolment_moves" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"from_unit_id" uuid NOT NULL,
	"to_unit_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"moved_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrolment_moves_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "enrolment_moves" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "registrations" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"qualification_version_id" uuid NOT NULL,
	"registered_on" date NOT NULL,
	"candidate_number" text,
	"uln" text,
	"late_reason" text,
	"chosen" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "registrations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "registrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "qualification_versions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"qualification_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"level" integer,
	"last_registration_on" date,
	"last_certification_on" date,
	"combination" jsonb NOT NULL,
	"source" text NOT NULL,
	"added_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "qualification_versions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "qualification_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "qualifications" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"awarding_body" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "qualifications_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "qualifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "requirement_changes" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "requirement_changes_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "requirement_changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "units_organisation_id_number_index";--> statement-breakpoint
DROP INDEX "units_organisation_id_identifier_index";--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "ended_as" text;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "moved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "last_certification_on" date;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "edition" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "supersedes_id" uuid;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_organisation_id_move_id_enrolment_moves_organisation_id_id_fk" FOREIGN KEY ("organisation_id","move_id") REFERENCES "public"."enrolment_moves"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_organisation_id_claim_id_claims_organisation_id_id_fk" FOREIGN KEY ("organisation_id","claim_id") REFERENCES "public"."claims"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_organisation_id_from_criterion_id_criteria_organisation_id_id_fk" FOREIGN KEY ("organisation_id","from_criterion_id") REFERENCES "public"."criteria"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_organisation_id_to_criterion_id_criteria_organisation_id_id_fk" FOREIGN KEY ("organisation_id","to_criterion_id") REFERENCES "public"."criteria"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_organisation_id_new_claim_id_claims_organisation_id_id_fk" FOREIGN KEY ("organisation_id","new_claim_id") REFERENCES "public"."claims"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_moves" ADD CONSTRAINT "enrolment_moves_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_moves" ADD CONSTRAINT "enrolment_moves_organisation_id_from_unit_id_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","from_unit_id") REFERENCES "public"."units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_moves" ADD CONSTRAINT "enrolment_moves_organisation_id_to_unit_id_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","to_unit_id") REFERENCES "public"."units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_moves" ADD CONSTRAINT "enrolment_moves_organisation_id_moved_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","moved_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_organisation_id_qualification_version_id_qualification_versions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","qualification_version_id") REFERENCES "public"."qualification_versions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualification_versions" ADD CONSTRAINT "qualification_versions_organisation_id_qualification_id_qualifications_organisation_id_id_fk" FOREIGN KEY ("organisation_id","qualification_id") REFERENCES "public"."qualifications"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "qualification_versions" ADD CONSTRAINT "qualification_versions_organisation_id_added_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","added_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_changes" ADD CONSTRAINT "requirement_changes_organisation_id_unit_id_units_organisation_id_id_fk" FOREIGN KEY ("organisation_id","unit_id") REFERENCES "public"."units"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requirement_changes" ADD CONSTRAINT "requirement_changes_organisation_id_set_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","set_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_moves_one_in_a_move" ON "claim_moves" USING btree ("organisation_id","move_id","claim_id");--> statement-breakpoint
CREATE INDEX "claim_moves_organisation_id_claim_id_index" ON "claim_moves" USING btree ("organisation_id","claim_id");--> statement-breakpoint
CREATE INDEX "enrolment_moves_organisation_id_enrolment_id_index" ON "enrolment_moves" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_one_for_a_version" ON "registrations" USING btree ("organisation_id","qualification_version_id","candidate_id");--> statement-breakpoint
CREATE INDEX "registrations_organisation_id_candidate_id_index" ON "registrations" USING btree ("organisation_id","candidate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "qualification_versions_one_of_an_edition" ON "qualification_versions" USING btree ("organisation_id","qualification_id","edition");--> statement-breakpoint
CREATE INDEX "qualification_versions_organisation_id_qualification_id_index" ON "qualification_versions" USING btree ("organisation_id","qualification_id");--> statement-breakpoint
CREATE UNIQUE INDEX "qualifications_one_of_a_number" ON "qualifications" USING btree ("organisation_id","number");--> statement-breakpoint
CREATE INDEX "requirement_changes_organisation_id_unit_id_index" ON "requirement_changes" USING btree ("organisation_id","unit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "units_one_of_a_number" ON "units" USING btree ("organisation_id","number","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "units_one_of_an_identifier" ON "units" USING btree ("organisation_id","identifier","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "units_superseded_once" ON "units" USING btree ("organisation_id","supersedes_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "claim_moves" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "enrolment_moves" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "registrations" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "qualification_versions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "qualifications" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "requirement_changes" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);