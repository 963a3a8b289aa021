// What each reader may find of each kind: the rules of `permissions.ts` as conditions, one statement a kind.
// Held equal to the rules by `find.test.ts`, which opens whatever anybody of the cast finds.
import type { SQL } from 'drizzle-orm';
import { sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { may } from '../permissions.ts';
import { notTakenBack } from '../portfolios/evidence-facts.ts';
import { measures } from '../standards/measures.ts';
import { readable } from '../support/readable.ts';
import { dayHere, from, here, nothing } from './found-row.ts';
import { leading } from './visible-leading.ts';

export const kinds = [
  ...['person', 'team', 'standard', 'plan', 'objective', 'task', 'point', 'meeting', 'action'],
  ...['pair', 'evidence', 'claim', 'enrolment', 'unit', 'outcome', 'criterion'],
  ...['skill', 'measure', 'contact-import', 'people-import', 'contact'],
  ...['team-meeting', 'thanks', 'help', 'organisation-objective', 'person-objective'],
] as const;

/** By the name itself: what else is said of somebody finds them, and not what is kept with them. */
const named = (alias: string, query: string) =>
  sql`to_tsvector('folded_simple', ${sql.identifier(alias)}.name) @@ to_tsquery('folded_simple', ${query})`;

/**
 * `typed`: the same as it was typed, for numbers. Rows of `found_words` (alias `h`) that the actor may see, of all kinds, each as `FoundRow`.
 */
export function visible(actor: Actor, query: string, typed: string): SQL {
  const parts = [
    ...[...everybody(), figures(query), skills(actor), ...files(actor)],
    ...[
      ...contacts(actor, typed),
      ...work(actor),
      ...leading(actor),
      ...pairs(actor, query),
      ...portfolio(actor, query),
    ],
  ];
  return sql.join(parts, sql` union all `);
}

const everybody = (): SQL[] => [
  from(
    {
      title: sql`p.name`,
      text: sql`concat_ws(', ', p.job_title, p.responsibilities, p.email)`,
      at: sql`p.id`,
      within: nothing,
    },
    sql`join people p on ${here('p', 'person')}`,
  ),
  from(
    { title: sql`t.name`, text: sql`t.purpose`, at: sql`t.id`, within: nothing },
    sql`join teams t on ${here('t', 'team')}`,
  ),
  from(
    { title: sql`s.name`, text: sql`s.promise`, at: sql`s.id`, within: nothing },
    sql`join standards s on ${here('s', 'standard')} where s.retired_at is null`,
  ),
  from(
    { title: sql`'Unit ' || u.number || ': ' || u.title`, text: sql`u.purpose`, at: sql`u.id`, within: nothing },
    sql`join units u on ${here('u', 'unit')}`,
  ),
  from(
    { title: sql`'Criterion ' || c.code`, text: sql`c.text`, at: sql`c.unit_id`, within: nothing },
    sql`join criteria c on ${here('c', 'criterion')}`,
  ),
  from(
    { title: sql`'Outcome ' || o.number || ': ' || o.title`, text: nothing, at: sql`o.unit_id`, within: nothing },
    sql`join outcomes o on ${here('o', 'outcome')}`,
  ),
];

/** What is measured is the same for everybody and no record, so it is looked through here; its id is made of its word. */
const figures = (query: string): SQL => sql`
  select 'measure', md5(f.id)::uuid, 1::real, f.name, null, f.id, null, null::date from (values ${sql.join(
    measures.map(({ id, name }) => sql`(${id}, ${name})`),
    sql`, `,
  )}) f (id, name) where to_tsvector('folded_english', f.name) @@ to_tsquery('folded_english', ${query})`;

/** By their exact number in the system they come from: an index has it, and no words of customers are kept to be searched. */
const contacts = (actor: Actor, number: string): SQL[] =>
  may(actor, 'contact.view', {})
    ? [
        sql`select 'contact', c.id, 1::real, 'Contact ' || c.source_id, c.source, c.source_id, null, null::date
          from (select distinct source from contact_imports where organisation_id = ${actor.organisationId} and state = 'done') s
          join contacts c on c.organisation_id = ${actor.organisationId} and c.source = s.source and c.source_id = ${number}`,
      ]
    : [];

/** Whoever may define skills opens the skill; the others have theirs under Develop. */
const skills = (actor: Actor): SQL =>
  from(
    {
      ...{ title: sql`k.name`, text: sql`k.description`, within: nothing },
      at: may(actor, 'skill.define', {}) ? sql`k.id` : nothing,
    },
    sql`join skills k on ${here('k', 'skill')} where k.retired_at is null`,
  );

/** Files brought in, for whoever may bring them in. */
const files = (actor: Actor): SQL[] => [
  ...(may(actor, 'contact.import', {}) ? [file('contact_imports', 'contact-import')] : []),
  ...(may(actor, 'person.import', {}) ? [file('people_imports', 'people-import')] : []),
];

const file = (table: string, kind: string) =>
  from(
    { title: sql`i.file_name`, text: nothing, at: sql`i.id`, within: nothing },
    sql`join ${sql.identifier(table)} i on ${here('i', kind)}`,
  );

/** `plan.view`: whoever works in the team, leads or manages it. */
function work({ leads, manages, memberOf }: Actor): SQL[] {
  const teams = sql.param([...new Set([...leads, ...manages, ...memberOf])]);
  const mine = sql`p.team_id = any(${teams}::uuid[])`;
  const ofPlan = (alias: string) =>
    sql`join plans p on p.organisation_id = ${sql.identifier(alias)}.organisation_id and p.id = ${sql.identifier(alias)}.plan_id`;
  return [
    from(
      { title: sql`p.title`, text: nothing, at: sql`p.id`, within: nothing },
      sql`join plans p on ${here('p', 'plan')} where ${mine}`,
    ),
    from(
      {
        title: sql`o.title`,
        text: sql`concat_ws('. ', o.serves, o.consequence)`,
        at: sql`p.id`,
        within: nothing,
        day: sql`o.due`,
      },
      sql`join objectives o on ${here('o', 'objective')} ${ofPlan('o')} where o.withdrawn_at is null and ${mine}`,
    ),
    from(
      { title: sql`t.title`, text: nothing, at: sql`t.id`, within: sql`p.id`, day: sql`t.due` },
      sql`join tasks t on ${here('t', 'task')} ${ofPlan('t')} where t.withdrawn_at is null and ${mine}`,
    ),
  ];
}

/** `one-to-one.view`: the two alone; and of private points one's own. */
function pairs(actor: Actor, query: string): SQL[] {
  const ofPair = (
    alias: string,
  ) => sql`join one_to_ones r on r.organisation_id = ${sql.identifier(alias)}.organisation_id
    and r.id = ${sql.identifier(alias)}.one_to_one_id and ${actor.personId} in (r.leader_id, r.member_id)
    join people o on o.organisation_id = r.organisation_id
      and o.id = case when r.leader_id = ${actor.personId} then r.member_id else r.leader_id end`;
  const title = sql`'One-to-one with ' || o.name`;
  return [
    sql`select 'pair', r.id, h.rank, 'One-to-ones with ' || o.name, null, r.id::text, null, null::date
      from hits h cross join own join people o on ${here('o', 'person')} and ${named('o', query)}
      join one_to_ones r on r.organisation_id = o.organisation_id
        and ((r.leader_id = ${actor.personId} and r.member_id = o.id) or (r.member_id = ${actor.personId} and r.leader_id = o.id))`,
    from(
      { title, text: sql`concat_ws(': ', i.words, i.outcome_words)`, at: sql`i.meeting_id`, within: sql`r.id` },
      sql`join one_to_one_items i on ${here('i', 'point')} ${ofPair('i')} where ${readable(actor)}`,
    ),
    from(
      {
        title,
        text: sql`concat_ws(' ', m.asked, m.notes)`,
        at: sql`m.id`,
        within: sql`r.id`,
        day: dayHere(actor, sql`m.at`),
      },
      sql`join one_to_one_meetings m on ${here('m', 'meeting')} ${ofPair('m')}`,
    ),
    from(
      {
        title,
        text: sql`concat_ws(': ', x.words, x.done_note)`,
        at: sql`x.meeting_id`,
        within: sql`r.id`,
        day: sql`x.due`,
      },
      sql`join one_to_one_actions x on ${here('x', 'action')} ${ofPair('x')}`,
    ),
  ];
}

/** `evidence.view` and `claim.view`: the candidate; once submitted, who assesses, countersigns or assures a claim of it. Drafts are the candidate's. */
function portfolio(actor: Actor, query: string): SQL[] {
  const { personId, roles } = actor;
  const assesses = sql`(${roles.has('assessor')} and ${personId} in (n.assessor_id, n.countersigner_id))`;
  const assures = sql`(${roles.has('internal-quality-assurer')} and n.internal_quality_assurer_id = ${personId}
    and n.assessor_id is distinct from ${personId})`;
  const coordinates = sql`${may(actor, 'enrolment.list', {})}`;
  const reads = sql`n.candidate_id <> ${personId} and (${assesses} or ${assures})`;
  return [
    sql`select 'enrolment', n.id, h.rank, p.name || ', unit ' || u.number, u.title, n.id::text, null, null::date
      from hits h cross join own join people p on ${here('p', 'person')} and ${named('p', query)}
      join enrolments n on n.organisation_id = p.organisation_id and n.candidate_id = p.id
        and (n.candidate_id = ${personId} or ${coordinates} or ${reads})
      join units u on u.organisation_id = n.organisation_id and u.id = n.unit_id`,
    from(
      { title: sql`e.title`, text: nothing, at: sql`e.id`, within: nothing },
      sql`join evidence e on ${here('e', 'evidence')} where e.withdrawn_at is null and (e.candidate_id = ${personId}
        or (e.submitted_at is not null and exists (select 1 from claims c
          join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
          where c.organisation_id = e.organisation_id and c.evidence_id = e.id and ${notTakenBack} and ${reads})))`,
    ),
    from(
      {
        title: sql`'Claim for ' || k.code || ', evidence ' || e.number`,
        text: sql`c.how`,
        at: sql`c.id`,
        within: sql`e.id`,
      },
      sql`join claims c on ${here('c', 'claim')}
        join criteria k on k.organisation_id = c.organisation_id and k.id = c.criterion_id
        join evidence e on e.organisation_id = c.organisation_id and e.id = c.evidence_id
        join enrolments n on n.organisation_id = c.organisation_id and n.id = c.enrolment_id
        where c.withdrawn_at is null and e.withdrawn_at is null
          and (n.candidate_id = ${personId} or (e.submitted_at is not null and ${reads}))`,
    ),
  ];
}
