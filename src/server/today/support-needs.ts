// What one-to-ones need from somebody, in words; what was promised in them; and thanks not read yet.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { type Gone, goneWords } from '../plans/gone.ts';
import { reasonWords } from '../support/help-state.ts';
import { sayWhetherMet } from '../support/meeting-state.ts';
import { ended, type Say, several } from './need.ts';

export const saySupportNeeds: Say = {
  meeting: ({ who, n, words, at, within }) => ({
    ...{ what: `One-to-one with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    why: [n ? `${several(n, 'point', 'points')} on the agenda.` : 'Nothing on the agenda yet.', words]
      .filter(Boolean)
      .join(' '),
  }),
  'said-to-be-held': ({ who, at, within }) => ({
    ...{ what: `Say whether you met ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    why: sayWhetherMet,
  }),
  'end-pair': ({ who, words, within }) => ({
    ...{ what: `End your one-to-ones with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}` },
    ...{
      why: `${who} ${goneWords[words as Gone]}, and a meeting is still arranged. What was written stays.`,
      stands: { shape: 'open', text: 'Still arranged' },
    },
  }),
  'call-off': ({ who, words, at, within }) => ({
    ...{ what: `Call off the one-to-one with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    ...{ why: `${who} ${goneWords[words as Gone]}.`, stands: { shape: 'open', text: 'Still arranged' } },
  }),
  close: ({ who, at, within }) => ({
    ...{ what: `Close the one-to-one with ${who}`, from: 'Lead', href: `/lead/one-to-ones/${within}/${at}` },
    ...{ why: 'The three days for changing the notes are over.', stands: { shape: 'part', text: 'Held' } },
  }),
  thanks: ({ who, words, at }) => ({
    ...{ what: `${who} thanks you`, why: words ?? '', from: 'Lead', href: `/lead/thanks/${at}` },
    stands: { shape: 'open', text: 'New' },
  }),
  'new-feedback': ({ who, words, at }) => ({
    ...{ what: `${who} gives you feedback`, why: words ?? '', from: 'Lead', href: `/lead/feedback/${at}` },
    stands: { shape: 'open', text: 'New' },
  }),
  'help-asked': ({ title, who, words, at }) => ({
    ...{ what: `${who} asks for help: ${lower(title)}`, from: 'Lead', href: `/lead/help/${at}` },
    ...{ why: words ? ended(`With “${words}”`) : 'Say what will be done, by whom and when.' },
    stands: { shape: 'query', text: 'Not answered' },
  }),
  'help-promised': ({ title, who, words, at }) => ({
    ...{ what: `Give ${who} the help promised: ${title}`, from: 'Lead', href: `/lead/help/${at}` },
    ...{ why: words ? ended(`With “${words}”`) : 'Mark it as given; then it is asked whether it helped.' },
  }),
  'help-given': ({ who, words, at }) => ({
    ...{ what: `Say whether the help of ${who} helped`, from: 'Lead', href: `/lead/help/${at}` },
    ...{ why: words ? ended(`With “${words}”`) : 'If it did not, it is open again.' },
    stands: { shape: 'open', text: 'Given' },
  }),
  promise: ({ title, who, within }) => ({
    ...{
      what: title,
      why: `You promised it in your one-to-one with ${who}.`,
      from: 'Lead',
      href: `/lead/one-to-ones/${within}`,
    },
  }),
};

/** Actions of one's own that are due within a week. */
export const promises = ({ organisationId, personId }: Actor, day: string): SQL => sql`
  select 'promise' as kind, x.words as title, null as words, o.name as who, x.id as at, r.id as within, null::int as n,
    x.due, null::timestamptz as moment, x.made_at as since
  from one_to_ones r
  join people o on o.organisation_id = r.organisation_id and o.id = case when r.leader_id = ${personId} then r.member_id else r.leader_id end
  join one_to_one_actions x on x.organisation_id = r.organisation_id and x.one_to_one_id = r.id
  where r.organisation_id = ${organisationId} and r.ended_at is null and ${personId} in (r.leader_id, r.member_id)
    and x.owner_id = ${personId} and x.done_at is null and x.due <= ${day}::date + 7`;

/** Thanks of the last month that one has not said to have read. */
export const newThanks = ({ organisationId, personId }: Actor, day: string): SQL => sql`
  select 'thanks' as kind, '' as title, case when length(x.behaviour) > 160 then left(x.behaviour, 159) || '…' else x.behaviour end as words,
    g.name as who, x.id as at, null::uuid as within, null::int as n, null::date as due, null::timestamptz as moment, x.given_at as since
  from recognitions x join people g on g.organisation_id = x.organisation_id and g.id = x.giver_id
  where x.organisation_id = ${organisationId} and x.receiver_id = ${personId} and x.given_at >= ${day}::date - 30
    and x.read_at is null and x.withdrawn_at is null`;

/** Feedback that one has not said to have read, however old: its words are for its own page. */
export const newFeedback = ({ organisationId, personId }: Actor): SQL => sql`
  select 'new-feedback', '', 'Read it, and say how you see it if you like.', g.name, x.id, null::uuid, null::int, null::date, null::timestamptz,
    x.given_at
  from colleague_feedback x join people g on g.organisation_id = x.organisation_id and g.id = x.giver_id
  where x.organisation_id = ${organisationId} and x.receiver_id = ${personId} and x.read_at is null and x.withdrawn_at is null`;

const lower = (reason: string) => {
  const said = reasonWords[reason as keyof typeof reasonWords];
  return said.startsWith('I ') ? `“${said}”` : said.charAt(0).toLowerCase() + said.slice(1);
};

/** Help asked of one that is not answered or not given yet; and whether help that one got did help. The title of what is asked is its reason. */
export const helpNeeds = ({ organisationId, personId }: Actor): SQL => sql`
  select case when r.asker_id = ${personId} then 'help-given' when n.step = 'promise' then 'help-promised' else 'help-asked' end,
    case when n.step = 'promise' then n.words else r.reason end, t.title, o.name, r.id, null::uuid, null::int,
    case when n.step = 'promise' then n.due end, null::timestamptz, coalesce(n.at, r.at)
  from help_requests r
  left join lateral (select x.step, x.words, x.due, x.at from help_steps x where x.organisation_id = r.organisation_id
    and x.help_request_id = r.id order by x.at desc, x.id desc limit 1) n on true
  join people o on o.organisation_id = r.organisation_id and o.id = case when r.asker_id = ${personId} then r.asked_id else r.asker_id end
  left join assignments s on s.organisation_id = r.organisation_id and s.id = r.assignment_id
  left join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
  where r.organisation_id = ${organisationId} and r.closed_at is null
    and ((r.asked_id = ${personId} and n.step is distinct from 'give') or (r.asker_id = ${personId} and n.step = 'give'))`;
