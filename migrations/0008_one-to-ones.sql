ALTER TABLE "one_to_one_meetings" ADD COLUMN "asked" text;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "moved_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "moved_reason" text;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "moved_by" uuid;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "missed_by" uuid;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" DROP COLUMN "summary";