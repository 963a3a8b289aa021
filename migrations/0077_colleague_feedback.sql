CREATE TABLE "colleague_feedback" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"giver_id" uuid NOT NULL,
	"receiver_id" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "colleague_feedback_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "colleague_feedback" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "colleague_feedback_answers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"colleague_feedback_id" uuid NOT NULL,
	"text_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"view" text NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "colleague_feedback_answers_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "colleague_feedback_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "colleague_feedback_texts" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"colleague_feedback_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"situation" text,
	"behaviour" text NOT NULL,
	"impact" text,
	"next_step" text,
	"pointed_out" text[] NOT NULL,
	"as_it_is_because" text,
	"corrected_because" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "colleague_feedback_texts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "colleague_feedback_texts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "colleague_feedback" ADD CONSTRAINT "colleague_feedback_organisation_id_giver_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","giver_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_feedback" ADD CONSTRAINT "colleague_feedback_organisation_id_receiver_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","receiver_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_feedback_answers" ADD CONSTRAINT "colleague_feedback_answers_organisation_id_colleague_feedback_id_colleague_feedback_organisation_id_id_fk" FOREIGN KEY ("organisation_id","colleague_feedback_id") REFERENCES "public"."colleague_feedback"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_feedback_answers" ADD CONSTRAINT "colleague_feedback_answers_organisation_id_text_id_colleague_feedback_texts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","text_id") REFERENCES "public"."colleague_feedback_texts"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_feedback_answers" ADD CONSTRAINT "colleague_feedback_answers_organisation_id_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "colleague_feedback_texts" ADD CONSTRAINT "colleague_feedback_texts_organisation_id_colleague_feedback_id_colleague_feedback_organisation_id_id_fk" FOREIGN KEY ("organisation_id","colleague_feedback_id") REFERENCES "public"."colleague_feedback"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "colleague_feedback_organisation_id_receiver_id_given_at_index" ON "colleague_feedback" USING btree ("organisation_id","receiver_id","given_at");--> statement-breakpoint
CREATE INDEX "colleague_feedback_organisation_id_giver_id_given_at_index" ON "colleague_feedback" USING btree ("organisation_id","giver_id","given_at");--> statement-breakpoint
CREATE INDEX "colleague_feedback_answers_organisation_id_text_id_at_index" ON "colleague_feedback_answers" USING btree ("organisation_id","text_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "colleague_feedback_texts_number" ON "colleague_feedback_texts" USING btree ("organisation_id","colleague_feedback_id","number");--> statement-breakpoint
CREATE POLICY "own organisation" ON "colleague_feedback" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "colleague_feedback_answers" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "colleague_feedback_texts" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);