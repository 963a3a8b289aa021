CREATE TABLE "standard_claims" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"evidence_id" uuid NOT NULL,
	"standard_id" uuid NOT NULL,
	"place" text NOT NULL,
	"quote" text,
	"how" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "standard_claims_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "standard_claims" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "standard_claims" ADD CONSTRAINT "standard_claims_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standard_claims" ADD CONSTRAINT "standard_claims_organisation_id_standard_id_standards_organisation_id_id_fk" FOREIGN KEY ("organisation_id","standard_id") REFERENCES "public"."standards"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "standard_claims_organisation_id_standard_id_index" ON "standard_claims" USING btree ("organisation_id","standard_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standard_claims_one_for_a_place" ON "standard_claims" USING btree ("organisation_id","evidence_id","standard_id","place") WHERE "standard_claims"."withdrawn_at" is null;--> statement-breakpoint
CREATE POLICY "own organisation" ON "standard_claims" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);