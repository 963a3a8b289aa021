CREATE TABLE "sightings" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"candidate_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"seen_on" date,
	"words" text,
	"hash" text,
	"signed_at" timestamp with time zone,
	"declined_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sightings_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "sightings_by_another" CHECK ("sightings"."person_id" <> "sightings"."candidate_id"),
	CONSTRAINT "sightings_signed_whole" CHECK (("sightings"."signed_at" is null) = ("sightings"."seen_on" is null) and ("sightings"."signed_at" is null) = ("sightings"."words" is null) and ("sightings"."signed_at" is null) = ("sightings"."hash" is null)),
	CONSTRAINT "sightings_answered_once" CHECK ("sightings"."signed_at" is null or "sightings"."declined_at" is null)
);
--> statement-breakpoint
ALTER TABLE "sightings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "expires_on" date;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_organisation_id_candidate_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","candidate_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sightings" ADD CONSTRAINT "sightings_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sightings_organisation_id_person_id_index" ON "sightings" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sightings_asked_once" ON "sightings" USING btree ("organisation_id","evidence_id","person_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "sightings" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);