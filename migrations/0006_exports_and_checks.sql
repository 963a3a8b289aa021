CREATE TABLE "ledger_checks" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"failure" text,
	"entries" bigint,
	"problems" jsonb,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_checks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "ledger_checks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "portfolio_exports" ADD COLUMN "drafts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "ledger_checks_organisation_id_asked_at_index" ON "ledger_checks" USING btree ("organisation_id","asked_at");--> statement-breakpoint
CREATE POLICY "own organisation" ON "ledger_checks" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);