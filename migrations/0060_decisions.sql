CREATE TABLE "competence_records" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"held_from" date NOT NULL,
	"held_to" date,
	"recorded_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "competence_records_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "competence_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conflicts" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"accepted" boolean,
	"terms" text,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conflicts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "conflicts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "criterion_decisions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"criterion_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"lacked" text,
	"reason" text,
	"below_policy" boolean NOT NULL,
	"rests_on" uuid[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"supersedes_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_decisions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "criterion_decisions_superseded_once" UNIQUE NULLS NOT DISTINCT("organisation_id","enrolment_id","criterion_id","supersedes_id")
);
--> statement-breakpoint
ALTER TABLE "criterion_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedback_actions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"feedback_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp with time zone,
	"done_words" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_actions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "feedback_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "feedbacks" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"given_on" date NOT NULL,
	"about" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"answer" text,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedbacks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "feedbacks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit_decision_steps" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"step" text NOT NULL,
	"person_id" uuid NOT NULL,
	"words" text,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_decision_steps_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "unit_decision_steps_once" UNIQUE("organisation_id","decision_id","step")
);
--> statement-breakpoint
ALTER TABLE "unit_decision_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "unit_decisions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"assessor_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"feedback" text NOT NULL,
	"reason" text,
	"decided_on" jsonb NOT NULL,
	"hash" text NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"supersedes_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_decisions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "unit_decisions_superseded_once" UNIQUE NULLS NOT DISTINCT("organisation_id","enrolment_id","supersedes_id")
);
--> statement-breakpoint
ALTER TABLE "unit_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "declarations" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"evidence_id" uuid,
	"enrolment_id" uuid,
	"statement" text NOT NULL,
	"content_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "declarations_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "declarations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "reliable" boolean;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "countersigner_id" uuid;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "suspended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "enrolments" ADD COLUMN "suspended_reason" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "ai_use" text;--> statement-breakpoint
ALTER TABLE "competence_records" ADD CONSTRAINT "competence_records_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "competence_records" ADD CONSTRAINT "competence_records_organisation_id_recorded_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","recorded_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organisation_id_recorded_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","recorded_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts" ADD CONSTRAINT "conflicts_organisation_id_decided_by_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decided_by") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_decisions" ADD CONSTRAINT "criterion_decisions_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_decisions" ADD CONSTRAINT "criterion_decisions_organisation_id_criterion_id_criteria_organisation_id_id_fk" FOREIGN KEY ("organisation_id","criterion_id") REFERENCES "public"."criteria"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_decisions" ADD CONSTRAINT "criterion_decisions_organisation_id_assessor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assessor_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_actions" ADD CONSTRAINT "feedback_actions_organisation_id_feedback_id_feedbacks_organisation_id_id_fk" FOREIGN KEY ("organisation_id","feedback_id") REFERENCES "public"."feedbacks"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedbacks" ADD CONSTRAINT "feedbacks_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedbacks" ADD CONSTRAINT "feedbacks_organisation_id_assessor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assessor_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_decision_steps" ADD CONSTRAINT "unit_decision_steps_organisation_id_decision_id_unit_decisions_organisation_id_id_fk" FOREIGN KEY ("organisation_id","decision_id") REFERENCES "public"."unit_decisions"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_decision_steps" ADD CONSTRAINT "unit_decision_steps_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_decisions" ADD CONSTRAINT "unit_decisions_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_decisions" ADD CONSTRAINT "unit_decisions_organisation_id_assessor_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assessor_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_organisation_id_evidence_id_evidence_organisation_id_id_fk" FOREIGN KEY ("organisation_id","evidence_id") REFERENCES "public"."evidence"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "competence_records_organisation_id_person_id_index" ON "competence_records" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "conflicts_organisation_id_enrolment_id_index" ON "conflicts" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "criterion_decisions_organisation_id_assessor_id_index" ON "criterion_decisions" USING btree ("organisation_id","assessor_id");--> statement-breakpoint
CREATE INDEX "feedback_actions_organisation_id_feedback_id_index" ON "feedback_actions" USING btree ("organisation_id","feedback_id");--> statement-breakpoint
CREATE INDEX "feedbacks_organisation_id_enrolment_id_index" ON "feedbacks" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "unit_decisions_organisation_id_assessor_id_index" ON "unit_decisions" USING btree ("organisation_id","assessor_id");--> statement-breakpoint
CREATE INDEX "declarations_organisation_id_evidence_id_index" ON "declarations" USING btree ("organisation_id","evidence_id");--> statement-breakpoint
CREATE INDEX "declarations_organisation_id_enrolment_id_index" ON "declarations" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_organisation_id_countersigner_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","countersigner_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "enrolments_organisation_id_countersigner_id_index" ON "enrolments" USING btree ("organisation_id","countersigner_id");--> statement-breakpoint
CREATE POLICY "own organisation" ON "competence_records" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "conflicts" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "criterion_decisions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "feedback_actions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "feedbacks" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "unit_decision_steps" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "unit_decisions" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "own organisation" ON "declarations" AS PERMISSIVE FOR ALL TO "app_user" USING (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);