// What must be true of a plan before it is opened to the team, and before it is agreed. Each refusal says what would make it possible.
import { sql, type Tx } from '../db.ts';
import { Conflict } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import type { PlanFacts } from './plan-facts.ts';

type Named = { title: string };

/** every objective has a measure with baseline and target, or a stated reason why not; every task serves something. */
export async function requireConsultable(tx: Tx, actor: Actor, { plan }: PlanFacts): Promise<void> {
  const objectives = await tx.rows<Named & { sound: boolean }>(sql`
    select title, ((kpi is not null or standard_id is not null) and baseline is not null and target is not null)
      or no_measure_reason is not null as sound
    from objectives where organisation_id = ${actor.organisationId} and plan_id = ${plan.id} and withdrawn_at is null
    order by position`);
  if (objectives.length === 0)
    throw new Conflict('This plan has no objective yet. Add one, so that the team can see what the work is for.');
  const bare = objectives.filter(({ sound }) => !sound);
  if (bare.length > 0)
    throw new Conflict(
      `${listed(bare)} ${bare.length === 1 ? 'has' : 'have'} no measure with where it stands now and a target. Link one, or state why there is none.`,
    );
  await requireServing(tx, actor, plan.id);
}

async function requireServing(tx: Tx, actor: Actor, planId: string) {
  const loose = await tx.rows<Named>(sql`
    select title from tasks where organisation_id = ${actor.organisationId} and plan_id = ${planId}
      and withdrawn_at is null and taken_up_at is not null and objective_id is null and standard_id is null order by position`);
  if (loose.length > 0)
    throw new Conflict(
      `${listed(loose)} ${loose.length === 1 ? 'serves' : 'serve'} no objective and no standard. Choose one for each.`,
    );
}

/** everything given out is answered, no query or refusal is open, no proposal unanswered. */
export async function requireAgreeable(tx: Tx, actor: Actor, facts: PlanFacts): Promise<void> {
  await requireConsultable(tx, actor, facts);
  const { organisationId } = actor;
  const planId = facts.plan.id;
  const proposals = await tx.rows<Named>(sql`
    select title from tasks where organisation_id = ${organisationId} and plan_id = ${planId}
      and withdrawn_at is null and taken_up_at is null order by position`);
  if (proposals.length > 0)
    throw new Conflict(
      `The team proposed ${listed(proposals)}. Take each up, or say why not, before the plan is agreed.`,
    );
  const open = await tx.rows<Named & { name: string; answer: string | null }>(sql`
    select t.title, p.name, a.answer
    from assignments s
    join tasks t on t.organisation_id = s.organisation_id and t.id = s.task_id
    join people p on p.organisation_id = s.organisation_id and p.id = s.person_id
    left join lateral (select answer from assignment_answers a where a.organisation_id = s.organisation_id
      and a.assignment_id = s.id order by a.at desc, a.id desc limit 1) a on true
    where s.organisation_id = ${organisationId} and s.plan_id = ${planId} and s.ended_at is null
      and a.answer is distinct from 'accept' order by p.name`);
  if (open.length > 0) throw new Conflict(openWords(open));
}

const openWords = (open: (Named & { name: string; answer: string | null })[]) => {
  const said = { query: 'has a query on', decline: 'declined' } as Record<string, string>;
  const parts = open
    .slice(0, 3)
    .map(({ name, title, answer }) => `${name} ${said[answer ?? ''] ?? 'has not answered'} “${title}”`);
  const more = open.length > 3 ? `, and ${open.length - 3} more` : '';
  return `${parts.join('; ')}${more}. Settle ${open.length === 1 ? 'it' : 'these'} before the plan is agreed.`;
};

const listed = (rows: Named[]) => {
  const names = rows.slice(0, 3).map(({ title }) => `“${title}”`);
  if (rows.length > 3) return `${names.join(', ')} and ${rows.length - 3} more`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]!;
};
