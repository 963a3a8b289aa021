CREATE TABLE "testimonies" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"witness_id" uuid NOT NULL,
	"person_id" uuid,
	"witness_name" text NOT NULL,
	"relation_said" text NOT NULL,
	"about" text NOT NULL,
	"about_evidence_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"given_at" timestamp with time zone,
	"evidence_id" uuid,
	"role" text,
	"employer" text,
	"relation" text,
	"reports_to_candidate" boolean,
	"competence" text,
	"evaluation" text,
	"knows_unit" boolean,
	"seen_from" date,
	"seen_to" date,
	"declaration" text,
	"signature" text,
	"address" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "testimonies_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "testimonies_of_another" CHECK ("testimonies"."witness_id" <> "testimonies"."candidate_id"),
	CONSTRAINT "testimonies_given_whole" CHECK (("testimonies"."given_at" is null) = ("testimonies"."evidence_id" is null))
);
--> statement-breakpoint
ALTER TABLE "testimonies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "testimony_links" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text,
	"phone" text,
	"token_hash" text,
	"expires_at" timestamp with time zone NOT NULL,
	"code_hash" text,
	"code_expires_at" timestamp with time zone,
	"seat_hash" text,
	"seat_expires_at" timestamp with time zone,
	"draft" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"drafts" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "testimony_links_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "testimony_links_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "testimony_links_seatHash_unique" UNIQUE("seat_hash")
);
--> statement-breakpoint
ALTER TABLE "testimony_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "testimony_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"testimony_id" uuid NOT NULL,
	"step" text NOT NULL,
	"by" uuid NOT NULL,
	"by_name" text NOT NULL,
	"words" text,
	"contact_on" date,
	"contact" text,
	"competence" text,
	"competent" boolean,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "testimony_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "testimony_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_organisation_id_about_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","about_evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimonies" ADD CONSTRAINT "testimonies_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimony_links" ADD CONSTRAINT "testimony_links_organisation_id_id_testimonies_organisation_id_id_fk" FOREIGN KEY ("organisation_id","id") REFERENCES "public"."testimonies"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "testimony_steps" ADD CONSTRAINT "testimony_steps_organisation_id_testimony_id_testimonies_organisation_id_id_fk" FOREIGN KEY ("organisation_id","testimony_id") REFERENCES "public"."testimonies"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "testimonies_organisation_id_enrolment_id_index" ON "testimonies" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "testimonies_organisation_id_person_id_index" ON "testimonies" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "testimonies_organisation_id_evidence_id_index" ON "testimonies" USING btree ("organisation_id","evidence_id");--> statement-breakpoint
CREATE INDEX "testimony_steps_organisation_id_testimony_id_at_index" ON "testimony_steps" USING btree ("organisation_id","testimony_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "testimony_steps_once" ON "testimony_steps" USING btree ("organisation_id","testimony_id","step") WHERE "testimony_steps"."step" in ('opened', 'declined', 'given', 'revoked', 'agreed', 'retracted');--> statement-breakpoint
CREATE POLICY "own organisation" ON "testimonies" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "testimony_links" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "testimony_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);