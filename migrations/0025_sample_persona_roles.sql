-- With the roles that each holds, so that whoever looks round knows as what they enter.
CREATE OR REPLACE FUNCTION sample_personas() RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('accountId', m.account_id, 'name', p.name, 'jobTitle', p.job_title, 'email', u.email,
    'roles', (SELECT coalesce(jsonb_agg(DISTINCT held.role), '[]') FROM (
      SELECT g.role FROM role_grants g WHERE g.organisation_id = p.organisation_id AND g.person_id = p.id
        AND g.withdrawn_at IS NULL AND (g.until IS NULL OR g.until > now())
      UNION SELECT 'member' FROM team_members t WHERE t.organisation_id = p.organisation_id AND t.person_id = p.id
        AND (t.until IS NULL OR t.until > current_date)) held))
  FROM memberships m
  JOIN organisations o ON o.id = m.organisation_id AND o.sample
  JOIN people p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
  JOIN "user" u ON u.id = m.account_id
  WHERE m.state = 'active'
  ORDER BY m.since, p.name
$$;
