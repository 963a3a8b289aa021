ALTER TABLE "tasks" ADD COLUMN "share_smallest" numeric(6, 2);--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "spread" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "spread_from" date;