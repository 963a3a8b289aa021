// Skills: defined for the organisation, assessed from 0 to 4 on a day by somebody, pursued by whoever is developing one.
import { and, eq, isNull, ne } from 'drizzle-orm';
import { act, organisation } from '../act.ts';
import { now, today } from '../clock.ts';
import { first, one, type Tx } from '../db.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from './actor.ts';
import { lockedPerson } from './facts.ts';
import { type Skill, skillGoals, skillLevels, skills } from './people.table.ts';
import type { EditSkillForm, SkillForm } from './skills.form.ts';
import { orTaken } from './taken.ts';

type NewSkill = Pick<SkillForm, 'name'> & Partial<SkillForm>;

/** @throws Invalid when there is a skill of that name */
export const defineSkill = (actor: Actor, { name, description = null }: NewSkill): Promise<Skill> =>
  act(actor, 'skill.define', organisation, async (tx) => {
    const skill = { organisationId: actor.organisationId, id: newId(), name, description };
    await requireOwnName(tx, actor, skill);
    return one(await tx.insert(skills).values(skill).returning());
  }).catch(nameTaken(name));

/** @throws Conflict when somebody else saved first */
export const editSkill = (actor: Actor, skillId: string, form: EditSkillForm): Promise<Skill> =>
  act(actor, 'skill.define', organisation, async (tx) => {
    const skill = await skillRow(tx, actor, skillId);
    if (skill.version !== form.version)
      throw new Conflict('Somebody changed this skill meanwhile. Compare the two, then save again.', {
        name: skill.name,
        description: skill.description ?? '',
      });
    const { name, description } = form;
    await requireOwnName(tx, actor, { id: skillId, name });
    const set = { name, description, namesake: 0, version: skill.version + 1 };
    return one(await tx.update(skills).set(set).where(theSkill(actor, skillId)).returning());
  }).catch(nameTaken(form.name));

/** Takes a skill out of use: it is offered no more, what was assessed stays. */
export const retireSkill = (actor: Actor, skillId: string): Promise<Skill> =>
  act(actor, 'skill.define', organisation, async (tx) => {
    const skill = await skillRow(tx, actor, skillId);
    if (skill.retiredAt) throw new Conflict(`${skill.name} is out of use already.`);
    const set = { retiredAt: now(), version: skill.version + 1 };
    return one(await tx.update(skills).set(set).where(theSkill(actor, skillId)).returning());
  });

export type Assessment = { skillId: string; level: number; assessedOn?: string; basis?: string | null };

/** Adds an assessment; the newest counts, the older stay. `assessedOn` is not later than today. */
export const assessSkill = (actor: Actor, personId: string, assessment: Assessment) =>
  act(actor, 'skill.assess', lockedPerson(actor, personId), async (tx, _, keep) => {
    const day = today(actor.organisation.timeZone);
    const { skillId, level, assessedOn = day, basis = null } = assessment;
    await skillInUse(tx, actor, skillId);
    if (!Number.isInteger(level) || level < 0 || level > 4) throw new Invalid({ level: 'Choose a level from 0 to 4' });
    if (assessedOn > day) throw new Invalid({ assessedOn: 'Enter today or an earlier day' });
    const { organisationId, personId: assessedBy } = actor;
    const row = { organisationId, id: newId(), personId, skillId, level, assessedOn, assessedBy, basis };
    const assessed = one(await tx.insert(skillLevels).values(row).returning());
    keep('skill-level', assessed);
    return assessed;
  });

/** Says that somebody is developing a skill: work one level above theirs may be given to them with a buddy. */
export const pursueSkill = (actor: Actor, personId: string, skillId: string) =>
  act(actor, 'skill.pursue', lockedPerson(actor, personId), async (tx, _, keep) => {
    const skill = await skillInUse(tx, actor, skillId);
    const running = await tx
      .select()
      .from(skillGoals)
      .where(and(goalsOf(actor, personId), eq(skillGoals.skillId, skillId), isNull(skillGoals.ended)));
    if (running.length > 0) throw new Conflict(`${skill.name} is being developed already.`);
    const since = today(actor.organisation.timeZone);
    const goal = { organisationId: actor.organisationId, id: newId(), personId, skillId, since };
    const pursued = one(await tx.insert(skillGoals).values(goal).returning());
    keep('skill-goal', pursued);
    return pursued;
  });

/** Ends the development of a skill, reached or not. */
export const endSkillGoal = (actor: Actor, personId: string, goalId: string) =>
  act(actor, 'skill.pursue', lockedPerson(actor, personId), async (tx, _, keep) => {
    const mine = and(goalsOf(actor, personId), eq(skillGoals.id, goalId));
    const goal = first(await tx.select().from(skillGoals).where(mine).for('update'));
    if (!goal) throw new NotFound();
    if (goal.ended) throw new Conflict('This was ended already.');
    const set = { ended: today(actor.organisation.timeZone), version: goal.version + 1 };
    const ended = one(await tx.update(skillGoals).set(set).where(mine).returning());
    keep('skill-goal', ended);
    return ended;
  });

const theSkill = (actor: Actor, skillId: string) =>
  and(eq(skills.organisationId, actor.organisationId), eq(skills.id, skillId));

const goalsOf = (actor: Actor, personId: string) =>
  and(eq(skillGoals.organisationId, actor.organisationId), eq(skillGoals.personId, personId));

async function skillRow(tx: Tx, actor: Actor, skillId: string): Promise<Skill> {
  const skill = first(await tx.select().from(skills).where(theSkill(actor, skillId)).for('update'));
  if (!skill) throw new NotFound();
  return skill;
}

async function skillInUse(tx: Tx, actor: Actor, skillId: string): Promise<Skill> {
  const skill = first(await tx.select().from(skills).where(theSkill(actor, skillId)));
  if (!skill || skill.retiredAt) throw new Invalid({ skillId: 'Choose a skill from the list' });
  return skill;
}

/** Two skills whose names differ by capitals or blanks alone are one skill to people: levels would be split between them. Allocation reads skills by name. */
async function requireOwnName(tx: Tx, actor: Actor, { id, name }: Pick<Skill, 'id' | 'name'>) {
  if (nameRead(name) === '__proto__') throw new Invalid({ name: `Enter another name: “${name}” cannot be kept` });
  const known = await tx
    .select({ name: skills.name })
    .from(skills)
    .where(and(eq(skills.organisationId, actor.organisationId), ne(skills.id, id)));
  const same = known.find((other) => nameRead(other.name) === nameRead(name));
  if (same) throw new Invalid({ name: `There is already a skill called ${same.name}` });
}

/** A name as people compare it. */
const nameRead = (name: string) => name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

const nameTaken = (name: string) => orTaken({ skills_name_read: ['name', `There is already a skill called ${name}`] });
