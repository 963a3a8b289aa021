-- Versions, ledger entries and checkpoints are never changed or removed, by nobody's statement.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: this table is only added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ledger_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON versions, ledger_entries, ledger_checkpoints FROM app_user;
--> statement-breakpoint
-- Judgements, answers and signatures stand as they were given: a later one supersedes.
CREATE TRIGGER never_removed BEFORE DELETE ON judgements FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON claims FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER never_removed BEFORE DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Nobody assesses or quality-assures themselves, nor quality-assures their own assessment.
ALTER TABLE enrolments ADD CONSTRAINT nobody_assesses_themselves CHECK (assessor_id IS DISTINCT FROM candidate_id);
--> statement-breakpoint
ALTER TABLE enrolments ADD CONSTRAINT nobody_assures_themselves
  CHECK (internal_quality_assurer_id IS NULL OR (internal_quality_assurer_id IS DISTINCT FROM candidate_id AND internal_quality_assurer_id IS DISTINCT FROM assessor_id));
--> statement-breakpoint
ALTER TABLE skill_levels ADD CONSTRAINT level_from_0_to_4 CHECK (level BETWEEN 0 AND 4);
--> statement-breakpoint
ALTER TABLE task_skills ADD CONSTRAINT level_from_0_to_4 CHECK (level BETWEEN 0 AND 4);
--> statement-breakpoint
ALTER TABLE plans ADD CONSTRAINT ends_after_it_starts CHECK (ends_on >= starts_on);
--> statement-breakpoint
-- Who an account is, in one statement and before the organisation is known: the only look behind the wall, and it shows one's own facts alone.
CREATE FUNCTION actor_of(account text, wanted uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object(
    'organisationId', m.organisation_id, 'personId', m.person_id, 'state', m.state, 'name', p.name,
    'organisation', o.name, 'sector', o.sector, 'timeZone', o.time_zone, 'sample', o.sample,
    'grants', COALESCE((SELECT jsonb_agg(jsonb_build_object('role', g.role, 'teamId', g.team_id))
      FROM role_grants g WHERE g.organisation_id = m.organisation_id AND g.person_id = m.person_id
        AND g.withdrawn_at IS NULL AND (g.until IS NULL OR g.until > now())), '[]'),
    'teams', COALESCE((SELECT jsonb_agg(t.team_id) FROM team_members t
      WHERE t.organisation_id = m.organisation_id AND t.person_id = m.person_id
        AND (t.until IS NULL OR t.until > current_date)), '[]'))
  FROM memberships m
  JOIN organisations o ON o.id = m.organisation_id
  JOIN people p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
  WHERE m.account_id = account AND m.state = 'active'
  ORDER BY (m.organisation_id = wanted) DESC NULLS LAST, m.since
  LIMIT 1
$$;
--> statement-breakpoint
CREATE FUNCTION any_organisation() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM organisations)
$$;
