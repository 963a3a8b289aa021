// Personal rules for the work somebody is given, from a contract or an agreed adjustment. The rule is used; its reason is never asked.
import { and, eq } from 'drizzle-orm';
import { act, see } from '../act.ts';
import { now } from '../clock.ts';
import { first, one, type Read, sql } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import { may } from '../permissions.ts';
import type { Actor } from './actor.ts';
import { lockedPerson, personFacts } from './facts.ts';
import { skills, workRules } from './people.table.ts';
import { channelWords } from './work-rules.form.ts';

export type WorkRule = typeof workRules.$inferSelect;
export type RuleKind = WorkRule['kind'];
export type RuleInWords = { id: string; kind: RuleKind; value: string; reviewOn: string | null; words: string };
type NewRule = { kind: RuleKind; value: string; reviewOn?: string | null };

/** @throws Invalid when a rule names a skill that is not there; Conflict when the same rule stands already */
export const addWorkRule = (
  actor: Actor,
  personId: string,
  { kind, value, reviewOn = null }: NewRule,
): Promise<WorkRule> =>
  act(actor, 'work-rule.edit', lockedPerson(actor, personId), async (tx) => {
    const { organisationId } = actor;
    if (kind === 'never') await checkSkill(tx, actor, value);
    const standing = await rulesOf(actor, personId)(tx);
    if (standing.some((rule) => rule.kind === kind && rule.value === value))
      throw new Conflict('This rule stands already.');
    const rule = { organisationId, id: newId(), personId, kind, value, reviewOn };
    return one(await tx.insert(workRules).values(rule).returning());
  });

export const endWorkRule = (actor: Actor, personId: string, ruleId: string): Promise<WorkRule> =>
  act(actor, 'work-rule.edit', lockedPerson(actor, personId), async (tx) => {
    const mine = and(
      eq(workRules.organisationId, actor.organisationId),
      eq(workRules.personId, personId),
      eq(workRules.id, ruleId),
    );
    const rule = first(await tx.select().from(workRules).where(mine).for('update'));
    if (!rule) throw new NotFound();
    if (rule.endedAt) throw new Conflict('This rule was ended already.');
    const set = { endedAt: now(), version: rule.version + 1 };
    return one(await tx.update(workRules).set(set).where(mine).returning());
  });

/** The rules of one person that stand, for them and whoever leads them. */
export const workRulesOf = (actor: Actor, personId: string) =>
  see(actor, 'work-rule.view', personFacts(actor, personId), async (db, facts) => ({
    rules: await rulesOf(actor, personId)(db),
    mayEdit: may(actor, 'work-rule.edit', facts),
  }));

/** The same inside another read, for what has asked for permission already. */
export const rulesOf =
  (actor: Actor, personId: string) =>
  async (db: Read): Promise<RuleInWords[]> => {
    const rows = await db.rows<Omit<RuleInWords, 'words'> & { skill: string | null }>(sql`
    select r.id, r.kind, r.value, r.review_on::text as "reviewOn", s.name as skill
    from work_rules r left join skills s on r.kind = 'never' and s.organisation_id = r.organisation_id and s.id::text = r.value
    where r.organisation_id = ${actor.organisationId} and r.person_id = ${personId} and r.ended_at is null
    order by r.created_at, r.id`);
    return rows.map(({ skill, ...rule }) => ({ ...rule, words: inWords(rule.kind, rule.value, skill) }));
  };

function inWords(kind: RuleKind, value: string, skill: string | null) {
  if (kind === 'no-channel')
    return `No work by ${(channelWords as Record<string, string>)[value]?.toLowerCase() ?? value}`;
  const hours = `${value} ${value === '1' ? 'hour' : 'hours'}`;
  if (kind === 'max-task-hours') return `No task longer than ${hours}`;
  if (kind === 'max-hours') return `No more than ${hours} in a plan`;
  return `No work that needs ${skill ?? 'a skill no longer in use'}`;
}

async function checkSkill(db: Read, actor: Actor, skillId: string) {
  const found = await db
    .select({ id: skills.id })
    .from(skills)
    .where(and(eq(skills.organisationId, actor.organisationId), eq(sql`${skills.id}::text`, skillId)));
  if (found.length === 0) throw new Invalid({ skillId: 'Choose a skill from the list' });
}
