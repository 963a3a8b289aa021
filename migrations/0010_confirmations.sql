DROP TABLE "sso_provider" CASCADE;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
-- One more look behind the wall: the open invitations of an e-mail address that somebody has proven to be theirs.
CREATE FUNCTION invitations_for(address text, at timestamptz) RETURNS SETOF jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('id', i.id, 'organisationId', i.organisation_id, 'personId', i.person_id, 'name', p.name, 'email', i.email,
    'organisation', o.name, 'accountId', u.id)
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN people p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
  LEFT JOIN "user" u ON u.email = lower(i.email)
  WHERE lower(i.email) = lower(address) AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > at
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION invitation_behind(hash text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT jsonb_build_object('id', i.id, 'organisationId', i.organisation_id, 'personId', i.person_id, 'name', p.name, 'email', i.email,
    'organisation', o.name, 'accountId', u.id)
  FROM invitations i
  JOIN organisations o ON o.id = i.organisation_id
  JOIN people p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
  LEFT JOIN "user" u ON u.email = lower(i.email)
  WHERE i.token_hash = hash AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > at
$$;
