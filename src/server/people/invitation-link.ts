// The link of an open invitation. Only the hash of its token is kept with it; the link itself stands in its mail alone.
import { type Read, sql } from '../db.ts';
import type { Actor } from './actor.ts';
import { hashOf } from './joining.ts';

/** The link as it was mailed, for administrators to pass on; null where no invitation is open. */
export async function openLink(db: Read, { organisationId }: Actor, personId: string): Promise<string | null> {
  const texts = await db.rows<{ text: string; tokenHash: string }>(sql`
    select o.payload->>'text' as text, i.token_hash as "tokenHash"
    from invitations i join outbox o on o.organisation_id = i.organisation_id and o.queue = 'mail' and o.payload->>'to' = i.email
    where i.organisation_id = ${organisationId} and i.person_id = ${personId}
      and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()`);
  for (const { text, tokenHash } of texts) {
    const [link, token] = /^\S+\/invitation\/([\w-]{43})$/m.exec(text) ?? [];
    if (link && token && hashOf(token) === tokenHash) return link;
  }
  return null;
}
