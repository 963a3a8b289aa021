DROP INDEX "skills_organisation_id_name_index";--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "namesake" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Names that differ by capitals alone came about by requests at once. They keep their words, which the ledger knows, and are told apart by a number.
UPDATE "skills" s SET "namesake" = n.place FROM (
  SELECT "organisation_id", "id", row_number() OVER (
    PARTITION BY "organisation_id", lower("name" collate "und-x-icu") ORDER BY "retired_at" NULLS FIRST, "created_at", "id") - 1 AS place
  FROM "skills") n
WHERE n."organisation_id" = s."organisation_id" AND n."id" = s."id" AND n.place > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "skills_name_read" ON "skills" USING btree ("organisation_id",lower("name" collate "und-x-icu"),"namesake");
