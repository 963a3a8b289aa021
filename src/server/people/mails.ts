// The mail this organisation has sent, for its administrators: also where no mail server is set.
import { organisation, see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import { hasMailServer } from '../mail.ts';
import { onePage } from '../paging.ts';
import type { Actor } from './actor.ts';

export type MailState = 'waiting' | 'sent' | 'failed';
export type SentMail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  at: string;
  state: MailState;
  failure: string | null;
};
export const mailsAPage = 25;

/** Newest first, searched by address, subject and text. */
export const mailsOf = (actor: Actor, { find, page }: { find: string; page: number }) =>
  see(actor, 'administration.view', organisation, async (db) => {
    const wanted = `%${find.replaceAll(/[\\%_]/g, '\\$&')}%`;
    // What is not shown is not searched either, or it could be guessed letter by letter.
    const searched = find
      ? sql` and concat_ws(' ', payload->>'to', payload->>'subject', ${textOf()}) ilike ${wanted}`
      : sql``;
    const { rows, ...shown } = await onePage(page, mailsAPage, (part) => mails(db, actor, searched, part));
    return {
      find,
      ...shown,
      pageSize: mailsAPage,
      mails: rows,
      server: hasMailServer(),
    };
  });

export const mailOf = (actor: Actor, mailId: string): Promise<SentMail> =>
  see(
    actor,
    'administration.view',
    async (db) => (await mails(db, actor, sql` and o.id = ${mailId}`, sql``))[0] ?? null,
    async (_, mail) => mail,
  );

/** A witness answers for nobody else: where mail reaches them, no administrator can read the link or the code. */
const textOf = () =>
  hasMailServer()
    ? sql`case when o.payload ? 'testimonyId' then 'For the witness alone, so it is not shown here.' else o.payload->>'text' end`
    : sql`o.payload->>'text'`;

const mails = (db: Read, actor: Actor, which: ReturnType<typeof sql>, part: ReturnType<typeof sql>) =>
  db.rows<SentMail & { total: number }>(sql`
    select o.id, o.payload->>'to' as "to", o.payload->>'subject' as subject, ${textOf()} as text, o.at,
      case when j.state = 'completed' then 'sent' when j.state = 'failed' then 'failed' else 'waiting' end as state,
      case when j.state <> 'completed' then coalesce(j.output->>'message', j.output->'value'->>'message') end as failure,
      count(*) over ()::int as total
    from outbox o left join pgboss.job j on j.name = 'mail' and j.singleton_key = o.id::text
    where o.organisation_id = ${actor.organisationId} and o.queue = 'mail'${which}
    order by o.at desc, o.id desc ${part}`);
