ALTER TABLE "registrations" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "ended_as" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD COLUMN "ended_reason" text;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_ended_whole" CHECK (("registrations"."ended_on" is null) = ("registrations"."ended_as" is null) and ("registrations"."ended_on" is null) = ("registrations"."ended_reason" is null));--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_known_end" CHECK ("registrations"."ended_as" in ('withdrawn', 'transferred', 'expired'));