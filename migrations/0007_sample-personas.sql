-- Who can be signed in as on the sample's sign-in page, before anybody is signed in. Of real organisations it shows nobody.
CREATE FUNCTION sample_personas() RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('accountId', m.account_id, 'name', p.name, 'jobTitle', p.job_title, 'email', u.email)
  FROM memberships m
  JOIN organisations o ON o.id = m.organisation_id AND o.sample
  JOIN people p ON p.organisation_id = m.organisation_id AND p.id = m.person_id
  JOIN "user" u ON u.id = m.account_id
  WHERE m.state = 'active'
  ORDER BY m.since, p.name
$$;
