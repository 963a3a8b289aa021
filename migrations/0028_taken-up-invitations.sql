-- A link that was taken up is known as that, for its second click: with the account that took it up. One that asks an account to join
-- an organisation where that account is somebody already is not offered to whoever comes from the organisation's own sign-in.
CREATE OR REPLACE FUNCTION invitation_behind(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('id', i.id, 'organisationId', i.organisation_id, 'personId', i.person_id, 'name', p.name, 'email', coalesce(a.email, i.email),
    'organisation', o.name, 'accountId', coalesce(a.id, u.id), 'takenUp', i.accepted_at IS NOT NULL)
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN people p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
  LEFT JOIN memberships m ON m.organisation_id = i.organisation_id AND m.person_id = i.person_id AND i.accepted_at IS NOT NULL
  LEFT JOIN "user" a ON a.id = m.account_id
  LEFT JOIN "user" u ON u.email = lower(i.email)
  WHERE i.token_hash = hash AND i.withdrawn_at IS NULL AND i.expires_at > at
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION invitations_for(address text, at timestamptz) RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('id', i.id, 'organisationId', i.organisation_id, 'personId', i.person_id, 'name', p.name, 'email', i.email,
    'organisation', o.name, 'accountId', u.id, 'takenUp', false)
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN people p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
  LEFT JOIN "user" u ON u.email = lower(i.email)
  WHERE lower(i.email) = lower(address) AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > at
    AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.organisation_id = i.organisation_id AND m.account_id = u.id)
$$;
