CREATE TABLE "performance_review_examples" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"words" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_examples_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_examples" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "performance_review_examples" ADD CONSTRAINT "performance_review_examples_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_examples" ADD CONSTRAINT "performance_review_examples_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "performance_review_examples_organisation_id_review_id_index" ON "performance_review_examples" USING btree ("organisation_id","review_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_examples" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);