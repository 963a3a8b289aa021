ALTER TABLE "team_members" ADD COLUMN "misdated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- A file of people could end a membership before it began. Such a one keeps its days, which the ledger knows, and is marked.
UPDATE "team_members" SET "misdated" = true WHERE "until" < "since";--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_ends" CHECK ("team_members"."misdated" or "team_members"."until" is null or "team_members"."until" >= "team_members"."since");
