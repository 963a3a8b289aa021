-- An example stays as its author wrote it, and none joins what both have signed.
CREATE FUNCTION of_an_open_performance_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM performance_reviews r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.review_id
    AND r.signed_at IS NULL AND r.called_off_at IS NULL AND NEW.happened_on BETWEEN r.starts_on AND r.ends_on
    AND (NEW.person_id = r.member_id OR (NEW.person_id = r.leader_id AND r.handed_in_at IS NOT NULL))) THEN
    RAISE EXCEPTION 'an example is of the period, and from one of the two before both have signed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER of_an_open_performance_review BEFORE INSERT ON performance_review_examples
  FOR EACH ROW EXECUTE FUNCTION of_an_open_performance_review();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON performance_review_examples FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE ON performance_review_examples FROM app_user;
