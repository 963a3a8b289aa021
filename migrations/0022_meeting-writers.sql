ALTER TABLE "one_to_one_meetings" ADD COLUMN "notes_by" uuid[];--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "notes_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "asked_by" uuid[];--> statement-breakpoint
ALTER TABLE "one_to_one_meetings" ADD COLUMN "asked_at" timestamp with time zone;