-- Whether a kept version was taken the place of by a copy in which others are replaced. Asked past the wall that asks it, which would ask itself again.
CREATE FUNCTION is_sealed(organisation uuid, of_record uuid, kept bigint) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM versions v WHERE v.organisation_id = organisation AND v.record_id = of_record AND v.sequence > kept AND v.action = 'redaction.decide');
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION is_sealed(uuid, uuid, bigint) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION is_sealed(uuid, uuid, bigint) TO app_user;
--> statement-breakpoint
-- Sealed with the document: title and circumstances where they alone named somebody, and the words of claims. The application reads none of them, whatever it asks.
DROP POLICY "sealed originals" ON versions;
--> statement-breakpoint
CREATE POLICY "sealed originals" ON versions AS RESTRICTIVE FOR SELECT TO app_user
  USING (kind NOT IN ('evidence', 'claim', 'standard-claim') OR NOT is_sealed(organisation_id, record_id, sequence));
