CREATE TABLE "performance_review_actions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"what" text NOT NULL,
	"known_by" text NOT NULL,
	"due_on" date NOT NULL,
	"added_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"one_to_one_action_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_actions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "performance_review_appeals" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"outcome" text,
	"words" text,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_appeals_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_appeals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
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
CREATE TABLE "performance_review_objectives" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"known_by" text NOT NULL,
	"due_on" date NOT NULL,
	"standard_id" uuid,
	"objective_id" uuid,
	"untied_reason" text,
	"added_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_objectives_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_objectives" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "performance_review_packs" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"pack" jsonb NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_packs_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_packs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "performance_review_signatures" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"words" text,
	"hash" text NOT NULL,
	"content" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_review_signatures_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_review_signatures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "performance_reviews" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"leader_id" uuid NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"went_well" text,
	"was_hard" text,
	"wants" text,
	"handed_in_at" timestamp with time zone,
	"feedback" text,
	"shown_at" timestamp with time zone,
	"reworded_at" timestamp with time zone,
	"met_on" date,
	"talk" text,
	"comment" text,
	"commented_at" timestamp with time zone,
	"consents" boolean,
	"consent_at" timestamp with time zone,
	"edition" integer DEFAULT 1 NOT NULL,
	"hash" text,
	"signed_at" timestamp with time zone,
	"called_off_at" timestamp with time zone,
	"called_off_reason" text,
	"closed_at" timestamp with time zone,
	"closed_words" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "performance_reviews_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "performance_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "performance_review_actions" ADD CONSTRAINT "performance_review_actions_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_actions" ADD CONSTRAINT "performance_review_actions_organisation_id_owner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","owner_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_actions" ADD CONSTRAINT "performance_review_actions_organisation_id_added_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","added_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_actions" ADD CONSTRAINT "performance_review_actions_organisation_id_one_to_one_action_id_one_to_one_actions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","one_to_one_action_id") REFERENCES "public"."one_to_one_actions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_appeals" ADD CONSTRAINT "performance_review_appeals_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_appeals" ADD CONSTRAINT "performance_review_appeals_organisation_id_to_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","to_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_examples" ADD CONSTRAINT "performance_review_examples_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_examples" ADD CONSTRAINT "performance_review_examples_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_objectives" ADD CONSTRAINT "performance_review_objectives_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_objectives" ADD CONSTRAINT "performance_review_objectives_organisation_id_standard_id_standards_organisation_id_id_fk" FOREIGN KEY ("organisation_id","standard_id") REFERENCES "public"."standards"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_objectives" ADD CONSTRAINT "performance_review_objectives_organisation_id_objective_id_objectives_organisation_id_id_fk" FOREIGN KEY ("organisation_id","objective_id") REFERENCES "public"."objectives"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_objectives" ADD CONSTRAINT "performance_review_objectives_organisation_id_added_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","added_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_packs" ADD CONSTRAINT "performance_review_packs_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_signatures" ADD CONSTRAINT "performance_review_signatures_organisation_id_review_id_performance_reviews_organisation_id_id_fk" FOREIGN KEY ("organisation_id","review_id") REFERENCES "public"."performance_reviews"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_review_signatures" ADD CONSTRAINT "performance_review_signatures_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_reviews" ADD CONSTRAINT "performance_reviews_organisation_id_member_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","member_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_reviews" ADD CONSTRAINT "performance_reviews_organisation_id_leader_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","leader_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "performance_review_actions_organisation_id_review_id_index" ON "performance_review_actions" USING btree ("organisation_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "performance_review_appeals_once" ON "performance_review_appeals" USING btree ("organisation_id","review_id","hash");--> statement-breakpoint
CREATE INDEX "performance_review_appeals_organisation_id_to_id_decided_at_index" ON "performance_review_appeals" USING btree ("organisation_id","to_id","decided_at");--> statement-breakpoint
CREATE INDEX "performance_review_examples_organisation_id_review_id_index" ON "performance_review_examples" USING btree ("organisation_id","review_id");--> statement-breakpoint
CREATE INDEX "performance_review_objectives_organisation_id_review_id_index" ON "performance_review_objectives" USING btree ("organisation_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "performance_review_packs_one" ON "performance_review_packs" USING btree ("organisation_id","review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "performance_review_signatures_once" ON "performance_review_signatures" USING btree ("organisation_id","review_id","person_id","hash");--> statement-breakpoint
CREATE INDEX "performance_reviews_organisation_id_member_id_ends_on_index" ON "performance_reviews" USING btree ("organisation_id","member_id","ends_on");--> statement-breakpoint
CREATE INDEX "performance_reviews_organisation_id_leader_id_ends_on_index" ON "performance_reviews" USING btree ("organisation_id","leader_id","ends_on");--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_actions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_appeals" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_examples" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_objectives" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_packs" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_review_signatures" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "performance_reviews" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);