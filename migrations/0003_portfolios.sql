DROP INDEX "enrolments_organisation_id_unit_id_candidate_id_index";--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "quote" text;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "knowledge" jsonb;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "arises_from" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "sections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "requirements_note" text;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_for_a_place" ON "claims" USING btree ("organisation_id","enrolment_id","evidence_id","criterion_id","place") WHERE "claims"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_one_for_a_unit" ON "enrolments" USING btree ("organisation_id","unit_id","candidate_id");--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_superseded_once" UNIQUE NULLS NOT DISTINCT("organisation_id","claim_id","supersedes_id");
--> statement-breakpoint
CREATE FUNCTION judged_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM claims c
    JOIN enrolments e ON e.organisation_id = c.organisation_id AND e.id = c.enrolment_id
    WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.claim_id AND e.candidate_id = NEW.assessor_id
  ) THEN
    RAISE EXCEPTION 'nobody judges their own claim' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER judged_by_another BEFORE INSERT OR UPDATE ON judgements FOR EACH ROW EXECUTE FUNCTION judged_by_another();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON judgements FROM app_user;
