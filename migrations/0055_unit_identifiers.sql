ALTER TABLE "criteria" ADD COLUMN "identifier" text;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "identifier" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "identifier" text;--> statement-breakpoint
CREATE UNIQUE INDEX "units_organisation_id_identifier_index" ON "units" USING btree ("organisation_id","identifier");