-- Whoever works towards a unit is offered every record of their work as evidence, so every page asks it with the rest.
CREATE OR REPLACE FUNCTION actor_of(account text, wanted uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object(
    'organisationId', m.organisation_id, 'personId', m.person_id, 'state', m.state, 'name', p.name,
    'organisation', o.name, 'sector', o.sector, 'timeZone', o.time_zone, 'sample', o.sample,
    'candidate', EXISTS (SELECT 1 FROM enrolments n WHERE n.organisation_id = m.organisation_id
      AND n.candidate_id = m.person_id AND n.ended_at IS NULL),
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
