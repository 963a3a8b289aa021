-- What a witness signed stands as it was signed, and so does every step around it: a later step tells what became of it.
CREATE TRIGGER never_removed BEFORE DELETE ON testimonies FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signed_stays BEFORE UPDATE ON testimonies FOR EACH ROW WHEN (OLD.given_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON testimony_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON testimony_steps FROM app_user;
--> statement-breakpoint
-- Nobody vouches for themselves as a witness, and no candidate for theirs; the witness alone speaks for the witness.
CREATE FUNCTION checked_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM testimonies t WHERE t.organisation_id = NEW.organisation_id AND t.id = NEW.testimony_id
    AND ((NEW.step IN ('agreed', 'verified') AND NEW."by" IN (t.witness_id, t.candidate_id))
      OR (NEW.step IN ('declined', 'given', 'retracted') AND NEW."by" <> t.witness_id)))
  THEN
    RAISE EXCEPTION 'a witness is checked by somebody else, and speaks alone' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER checked_by_another BEFORE INSERT ON testimony_steps FOR EACH ROW EXECUTE FUNCTION checked_by_another();
--> statement-breakpoint
-- The witness is never the assessor who decides on what they say.
CREATE FUNCTION judged_by_no_witness() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM claims c JOIN testimonies t ON t.organisation_id = c.organisation_id AND t.evidence_id = c.evidence_id
    WHERE c.organisation_id = NEW.organisation_id AND c.id = NEW.claim_id AND t.witness_id = NEW.assessor_id)
  THEN
    RAISE EXCEPTION 'no witness judges their own testimony' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER judged_by_no_witness BEFORE INSERT ON judgements FOR EACH ROW EXECUTE FUNCTION judged_by_no_witness();
--> statement-breakpoint
-- A witness belongs to no organisation: one look behind the wall, by the hash of a token or of a seat alone. Of a link that is withdrawn,
-- declined or out of date, of an enrolment that has ended, and of no link at all, nothing is told.
CREATE FUNCTION testimony_behind(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('id', t.id, 'organisationId', t.organisation_id, 'witnessId', t.witness_id, 'name', t.witness_name,
    'organisation', o.name, 'sector', o.sector, 'timeZone', o.time_zone, 'sample', o.sample, 'seated', l.seat_hash IS NOT DISTINCT FROM hash)
  FROM testimony_links l
  JOIN testimonies t ON t.organisation_id = l.organisation_id AND t.id = l.id
  JOIN enrolments n ON n.organisation_id = t.organisation_id AND n.id = t.enrolment_id
  JOIN organisations o ON o.id = t.organisation_id
  WHERE (l.token_hash = hash OR (l.seat_hash = hash AND l.seat_expires_at > at)) AND l.expires_at > at
    AND (n.ended_at IS NULL OR t.given_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM testimony_steps s WHERE s.organisation_id = t.organisation_id AND s.testimony_id = t.id
      AND s.step IN ('declined', 'revoked'))
$$;
--> statement-breakpoint
-- How a witness was reached is forgotten, with the mails that went there: thirty days after a request has ended without a statement, and
-- with the link where there is one.
CREATE FUNCTION forget_testimony_links(at timestamptz) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH gone AS (
    DELETE FROM testimony_links l USING testimonies t
    WHERE t.organisation_id = l.organisation_id AND t.id = l.id AND (l.expires_at < at - CASE WHEN t.given_at IS NULL THEN interval '30 days' ELSE interval '0' END
      OR EXISTS (SELECT 1 FROM testimony_steps s WHERE s.organisation_id = t.organisation_id AND s.testimony_id = t.id
        AND s.step IN ('declined', 'revoked') AND s.at < forget_testimony_links.at - interval '30 days'))
    RETURNING l.organisation_id, l.id),
  mails AS (
    UPDATE outbox o SET payload = o.payload || '{"to": "forgotten", "text": "Forgotten with the address of the witness."}' FROM gone
    WHERE o.organisation_id = gone.organisation_id AND o.queue = 'mail' AND o.payload ->> 'testimonyId' = gone.id::text)
  SELECT count(*)::int FROM gone
$$;
