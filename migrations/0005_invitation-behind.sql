-- Whoever holds an invitation's link belongs to no organisation yet: one look behind the wall, by the hash of the token alone.
CREATE FUNCTION invitation_behind(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('organisationId', i.organisation_id, 'personId', i.person_id, 'name', p.name, 'email', i.email,
    'organisation', o.name, 'accountId', u.id)
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN people p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
  LEFT JOIN "user" u ON u.email = lower(i.email)
  WHERE i.token_hash = hash AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > at
$$;
