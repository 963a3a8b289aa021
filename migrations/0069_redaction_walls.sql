-- A draft's copy may be made anew where others are replaced in it, and then its original is named: a kept version of this evidence, and always the same.
CREATE OR REPLACE FUNCTION locked_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text[] := ARRAY['version', 'withdrawn_at', 'withdrawn_reason'];
BEGIN
  IF OLD.withdrawn_at IS NOT NULL THEN free := ARRAY[]::text[];
  ELSIF OLD.submitted_at IS NULL THEN free := free || ARRAY['title', 'context', 'simulated', 'ai_use', 'submitted_at', 'declaration'];
    IF NEW.original_hash IS NOT NULL AND NEW.original_hash = coalesce(OLD.original_hash, NEW.original_hash) AND EXISTS (SELECT 1
      FROM ledger_entries l WHERE l.organisation_id = NEW.organisation_id AND l.sequence = NEW.original_entry
        AND l.entry::jsonb #>> '{object,kind}' = 'evidence' AND l.entry::jsonb #>> '{object,id}' = NEW.id::text
        AND l.entry::jsonb #>> '{object,hash}' = NEW.original_hash)
    THEN free := free || ARRAY['document', 'hash', 'original_hash', 'original_entry', 'redacted_version'];
    END IF;
  END IF;
  IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
    RAISE EXCEPTION 'evidence % is locked', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.withdrawn_at IS NOT NULL OR (NEW.submitted_at IS NOT NULL AND OLD.submitted_at IS NULL)) AND EXISTS (SELECT 1 FROM claims c WHERE c.organisation_id = OLD.organisation_id
    AND c.evidence_id = OLD.id AND c.withdrawn_at IS NULL AND unit_is_achieved(c.organisation_id, c.enrolment_id)) THEN
    RAISE EXCEPTION 'evidence % belongs to a unit that is achieved', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
ALTER TABLE evidence ADD CONSTRAINT sealed_whole CHECK ((original_hash IS NULL) = (original_entry IS NULL) AND (original_hash IS NULL) = (redacted_version IS NULL));
--> statement-breakpoint
-- Versions with the original are sealed: the application reads none of them, whatever it asks.
CREATE POLICY "sealed originals" ON versions AS RESTRICTIVE FOR SELECT TO app_user USING (kind <> 'evidence' OR NOT EXISTS (SELECT 1 FROM evidence e
  WHERE e.organisation_id = versions.organisation_id AND e.id = versions.record_id AND e.redacted_version > versions.version));
--> statement-breakpoint
-- The one way to it: for its candidate, and for whoever has opened it, with a reason, within the hour.
CREATE FUNCTION open_original(wanted uuid, person uuid, moment timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('record', v.record, 'salt', v.salt, 'hash', v.hash, 'sequence', v.sequence)
  FROM evidence e JOIN versions v ON v.organisation_id = e.organisation_id AND v.sequence = e.original_entry AND v.kind = 'evidence' AND v.record_id = e.id
  WHERE e.organisation_id = nullif(current_setting('app.organisation', true), '')::uuid AND e.id = wanted
    AND (e.candidate_id = person OR (e.submitted_at IS NOT NULL AND EXISTS (SELECT 1 FROM original_openings o WHERE o.organisation_id = e.organisation_id
      AND o.evidence_id = e.id AND o.person_id = person AND o."at" > moment - interval '1 hour')))
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION open_original(uuid, uuid, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION open_original(uuid, uuid, timestamptz) TO app_user;
--> statement-breakpoint
-- That somebody opened it stays; decisions stay as they were once the evidence is signed.
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON original_openings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON original_openings FROM app_user;
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON redactions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON other_people FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE DELETE ON redactions, other_people FROM app_user;
--> statement-breakpoint
CREATE FUNCTION locked_redaction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM evidence e WHERE e.organisation_id = NEW.organisation_id AND e.id = NEW.evidence_id
    AND (e.submitted_at IS NOT NULL OR e.candidate_id <> NEW.candidate_id)) THEN
    RAISE EXCEPTION 'what is signed is decided' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER locked_redaction BEFORE INSERT OR UPDATE ON redactions FOR EACH ROW EXECUTE FUNCTION locked_redaction();
