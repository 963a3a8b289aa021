// What keeping the place needs: invitations nobody took up, people who left, files of contacts begun and not brought in.
import type { SQL } from 'drizzle-orm';
import { dayInWords } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { lapsed } from '../portfolios/enrolments.ts';
import { assessorsPart, waitingClaims } from '../portfolios/waiting-claims.ts';
import { remembered } from '../remembered.ts';
import { agentsIn } from '../standards/agents.ts';
import { contactsIn } from '../standards/figure-words.ts';
import { type NeedRow, type Say, several } from './need.ts';

export const sayUpkeepNeeds: Say = {
  invitation: ({ who, n, at }) => ({
    ...{ what: `The invitation of ${who} ${n ? 'has run out' : 'is not taken up yet'}`, from: 'Administration' },
    ...{ href: `/administration/accounts/${at}`, why: n ? 'Send it again, or withdraw it.' : 'It can be sent again.' },
  }),
  left: ({ who, words, at }) => ({
    ...{
      what: `Suspend ${who}, who can still sign in`,
      from: 'Administration',
      href: `/administration/accounts/${at}`,
    },
    ...{ why: `Their last day at work was ${dayInWords(words!)}.` },
  }),
  'left-team': ({ who, title, words, at }) => ({
    ...{ what: `Take ${who} out of ${title}`, from: 'Lead', href: `/lead/teams/${at}` },
    ...{ why: `Their last day at work was ${dayInWords(words!)}.` },
  }),
  appoint: ({ who, title, words, at }) => ({
    ...{ what: `Say who ${words} ${who}`, from: 'Prove', href: `/prove/enrolments/${at}` },
    ...{ why: `Unit ${title}.`, stands: { shape: 'open', text: 'Nobody yet' } },
  }),
  another: ({ who, n, title, words, at }) => ({
    ...{ what: `Choose another assessor for ${several(n, 'claim', 'claims')} of ${who}`, from: 'Prove' },
    ...{
      href: `/prove/enrolments/${at}`,
      why: `Unit ${title}. ${words} took part in that evidence and does not judge it.`,
    },
    stands: { shape: 'open', text: 'Nobody yet' },
  }),
  agents: ({ title, n, words }) => ({
    ...{ what: `Say who ${n === 1 ? `the agent “${title}” is` : `${n} agents of your contacts are`}` },
    ...{ from: 'Serve', href: '/serve/agents', why: `${words} for nobody so far.` },
    stands: { shape: 'open', text: 'Not settled' },
  }),
  import: ({ title, at }) => ({
    ...{ what: `Check ${title} and import it`, from: 'Serve', href: `/serve/imports/${at}` },
    ...{
      why: 'Its columns are read; nothing is counted before you say so.',
      stands: { shape: 'wait', text: 'Waiting for you' },
    },
  }),
};

export const upkeepNeeds = (actor: Actor, day: string, now: string): SQL[] => [
  sql`select 'import' as kind, i.file_name as title, null as words, null as who, i.id as at, null::uuid as within, null::int as n,
    null::date as due, null::timestamptz as moment, i.brought_at as since
    from contact_imports i where i.organisation_id = ${actor.organisationId} and i.brought_by = ${actor.personId} and i.state = 'waiting'`,
  ...(may(actor, 'invitation.send', {}) ? [invitations(actor, now)] : []),
  ...(may(actor, 'team.edit', {}) ? left(actor, day) : []),
  ...(may(actor, 'enrolment.list', {}) ? [appointments(actor), others(actor)] : []),
];

/** Agents that nobody has said anything about; one row at most. */
export async function agentNeeds(db: Read, actor: Actor): Promise<NeedRow[]> {
  if (!may(actor, 'contact.map', {})) return [];
  const open = await remembered(db, actor.organisationId, 'agents not settled', async () =>
    (await agentsIn(db, actor)).filter((row) => row.open > 0).map((row) => ({ agent: row.agent, contacts: row.open })),
  );
  if (open.length === 0) return [];
  const contacts = open.reduce((sum, row) => sum + row.contacts, 0);
  const words = `${contactsIn(contacts)} ${contacts === 1 ? 'counts' : 'count'}`;
  const none = { who: null, at: null, within: null, due: null, moment: null, since: null };
  return [{ kind: 'agents', title: open[0]!.agent, words, n: open.length, ...none }];
}

/** The newest of each person, a week after it was sent or once it has run out. */
const invitations = ({ organisationId }: Actor, now: string) => sql`
  select 'invitation', '', null, p.name, p.id, null::uuid, (i.expires_at < ${now}::timestamptz)::int, null::date,
    null::timestamptz, i.sent_at
  from people p join lateral (select * from invitations i where i.organisation_id = p.organisation_id and i.person_id = p.id
    order by i.sent_at desc, i.id desc limit 1) i on i.accepted_at is null and i.withdrawn_at is null
  where p.organisation_id = ${organisationId} and (i.sent_at < ${now}::timestamptz - interval '7 days' or i.expires_at < ${now}::timestamptz)`;

/** Others whose last day at work has passed: who can still sign in, and who is still in a team. */
const left = ({ organisationId, personId }: Actor, day: string) => [
  sql`
  select 'left', '', p.ends_on::text, p.name, p.id, null::uuid, null::int, null::date, null::timestamptz, p.ends_on + 1
  from people p join memberships m on m.organisation_id = p.organisation_id and m.person_id = p.id and m.state = 'active'
  where p.organisation_id = ${organisationId} and p.ends_on < ${day}::date and p.id <> ${personId}`,
  sql`
  select 'left-team', t.name, p.ends_on::text, p.name, t.id, null::uuid, null::int, null::date, null::timestamptz, p.ends_on + 1
  from people p join team_members m on m.organisation_id = p.organisation_id and m.person_id = p.id
  join teams t on t.organisation_id = m.organisation_id and t.id = m.team_id
  where p.organisation_id = ${organisationId} and p.ends_on < ${day}::date and (m.until is null or m.until > ${day}::date)`,
];

/** Candidates of others without an assessor, or without a quality assurer, who holds the role. */
const appointments = ({ organisationId, personId }: Actor) => sql`
  select 'appoint', u.number, case when n.assessor_id is null or ${lapsed(sql`n`, 'assessor')} then 'assesses' else 'assures the assessment of' end, p.name, n.id,
    null::uuid, null::int, null::date, null::timestamptz, n.created_at
  from enrolments n
  join people p on p.organisation_id = n.organisation_id and p.id = n.candidate_id
  join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id
  where n.organisation_id = ${organisationId} and n.ended_at is null and n.candidate_id <> ${personId}
    and (n.assessor_id is null or n.internal_quality_assurer_id is null
      or ${lapsed(sql`n`, 'assessor')} or ${lapsed(sql`n`, 'internal-quality-assurer')})`;

/** Claims of others that wait, and that the assessor of the enrolment does not judge: they took part in the evidence. */
const others = ({ organisationId, personId }: Actor) => sql`
  select 'another', u.number, (select a.name from people a where a.organisation_id = n.organisation_id and a.id = n.assessor_id),
    p.name, n.id, null::uuid, count(*)::int, null::date, null::timestamptz, min(greatest(e.submitted_at, c.made_at))
  ${waitingClaims(organisationId)} and n.candidate_id <> ${personId} and ${assessorsPart} is not null
  group by n.organisation_id, n.id, p.name, u.number`;
