// coaching is begun by either of two people, agreed by both, reviewed for its effect, and stopped by either at any time.
import { act, type Keep } from '../../act.ts';
import { now, today } from '../../clock.ts';
import { one, sql, type Tx } from '../../db.ts';
import { Conflict, Invalid } from '../../errors.ts';
import { newId } from '../../id.ts';
import type { Actor } from '../../people/actor.ts';
import type { BeginCoachingForm, CoachingPlanForm, ConcludeForm, ExpectForm, StartForm } from './coaching.form.ts';
import { type CoachingPlan, coachingPlans } from './coaching.table.ts';
import { lockedCoaching, nextVersion, takeCoachingStep } from './coaching-facts.ts';
import { type CoachingRow, coachingRow } from './coaching-rows.ts';
import { goesOn, isOpenToChange } from './coaching-state.ts';
import { addLevel } from './levels.ts';
import { keepPlanDocument } from './plan-document.ts';

/** Anybody may coach, and ask to be coached. */
export const beginCoaching = (actor: Actor, { part, otherId, ...need }: BeginCoachingForm): Promise<CoachingPlan> => {
  const [coachId, coacheeId] = part === 'coach' ? [actor.personId, otherId] : [otherId, actor.personId];
  const pair = async () => ({ coachId, coacheeId });
  return act(actor, 'coaching-plan.begin', pair, async (tx, _, keep) => {
    const [here] =
      await tx.rows(sql`select 1 from people where organisation_id = ${actor.organisationId} and id = ${otherId}
      and (ends_on is null or ends_on >= ${today(actor.organisation.timeZone)}::date)`);
    if (!here) throw new Invalid({ otherId: 'Choose somebody who works here' });
    const row = {
      organisationId: actor.organisationId,
      id: newId(),
      coachId,
      coacheeId,
      begunBy: actor.personId,
      ...need,
      at: now(),
    };
    const added = one(await tx.insert(coachingPlans).values(row).returning());
    keep('coaching-plan', added);
    return added;
  });
};

/** Writes what the plan says. One that is proposed is a draft again: nobody agrees to words that change. */
export const writeCoachingPlan = (actor: Actor, planId: string, { version, ...words }: CoachingPlanForm) =>
  act(actor, 'coaching-plan.write', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    requireOpen(row);
    requireVersion(row, version, { objective: row.objective ?? '', need: row.need });
    if (words.skillId) await requireSkill(tx, actor, words.skillId);
    if (row.state === 'proposed') await takeCoachingStep(tx, actor, row, { step: 'rework' }, keep);
    return nextVersion(tx, actor, planId, words, keep);
  });

/** What one of the two expects: each writes their own. */
export const sayExpectation = (actor: Actor, planId: string, { words }: ExpectForm) =>
  act(actor, 'coaching-plan.write', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    requireOpen(row);
    const mine = actor.personId === row.coachId ? 'coachExpects' : 'coacheeExpects';
    // Whoever is asked says what they expect before they agree: the first time is no change of what was proposed.
    if (row.state === 'proposed' && row[mine]) await takeCoachingStep(tx, actor, row, { step: 'rework' }, keep);
    return nextVersion(tx, actor, planId, { [mine]: words }, keep);
  });

export const proposeCoaching = (actor: Actor, planId: string) =>
  act(actor, 'coaching-plan.propose', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    if (row.dueOn && row.dueOn < today(actor.organisation.timeZone))
      throw new Conflict('The day by which it is reached has passed. Write another into the plan first.');
    await takeCoachingStep(tx, actor, row, { step: 'propose' }, keep);
    return nextVersion(tx, actor, planId, {}, keep);
  });

/** The contract of the two: whoever did not propose it agrees. From then on its document is kept. */
export const agreeCoaching = (actor: Actor, planId: string, { version }: { version: number }) =>
  act(actor, 'coaching-plan.agree', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    requireVersion(row, version, {});
    await takeCoachingStep(tx, actor, row, { step: 'agree' }, keep);
    return stepped(tx, actor, planId, {}, keep);
  });

/** How far it is at the start, and what that rests on: fixed before the first session that follows. */
export const fixStart = (actor: Actor, planId: string, form: StartForm) =>
  act(actor, 'coaching-plan.fix-start', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    const level = { occasion: 'before', day: today(actor.organisation.timeZone), contact: null, ...form } as const;
    const after = row.state === 'contracted' ? await withLevel(tx, actor, row, level, keep) : row;
    await takeCoachingStep(tx, actor, after, { step: 'fix-start' }, keep);
    return stepped(tx, actor, planId, {}, keep);
  });

export const beginReview = (actor: Actor, planId: string) =>
  act(actor, 'coaching-plan.review', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    await takeCoachingStep(tx, actor, row, { step: 'review' }, keep);
    return stepped(tx, actor, planId, {}, keep);
  });

/** What came of it: achieved, or going on for longer, or by another method. */
export const concludeReview = (actor: Actor, planId: string, form: ConcludeForm) =>
  act(actor, 'coaching-plan.conclude', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    const { outcome: step, words } = form;
    const set = concluded(actor, row, form);
    const level = form.level !== null && form.basis ? { level: form.level, basis: form.basis } : null;
    const seen = { day: today(actor.organisation.timeZone), contact: null };
    // Only of what is achieved it is the last word; before that it is one observation more.
    const occasion = step === 'achieve' ? 'after' : 'observed';
    const isReviewed = row.state === 'reviewing';
    const after = level && isReviewed ? await withLevel(tx, actor, row, { occasion, ...seen, ...level }, keep) : row;
    await takeCoachingStep(tx, actor, after, { step, words }, keep);
    return stepped(tx, actor, planId, set, keep);
  });

/** By either, at any time. Nobody asks why. */
export const stopCoaching = (actor: Actor, planId: string, words: string | null) =>
  act(actor, 'coaching-plan.stop', lockedCoaching(actor, planId), async (tx, { row }, keep) => {
    await takeCoachingStep(tx, actor, row, { step: 'stop', words }, keep);
    return stepped(tx, actor, planId, {}, keep);
  });

/** @throws Invalid where what the outcome needs is missing */
function concluded(actor: Actor, row: CoachingRow, form: ConcludeForm): Partial<CoachingPlan> {
  const problems: Record<string, string> = {};
  if (form.outcome === 'achieve' && form.level === null) problems.level = 'Choose the level now';
  if ((form.outcome === 'achieve' || form.level !== null) && !form.basis)
    problems.basis = 'Enter what the level rests on';
  if (form.outcome === 'extend' && !(form.dueOn && form.dueOn > today(actor.organisation.timeZone)))
    problems.dueOn = 'Enter a day to come, by which it is reached';
  if (form.outcome === 'change-method' && (!form.method || form.method === row.method))
    problems.method = 'Choose another method than before';
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  if (form.outcome === 'achieve') return {};
  const dueOn = form.dueOn ?? row.dueOn;
  return form.outcome === 'extend' ? { dueOn } : { dueOn, method: form.method, methodWhy: form.words };
}

async function withLevel(
  tx: Tx,
  actor: Actor,
  row: CoachingRow,
  level: Parameters<typeof addLevel>[3],
  keep: Keep,
): Promise<CoachingRow> {
  await addLevel(tx, actor, row.id, level, keep);
  return (await coachingRow(tx, actor, row.id))!;
}

async function stepped(tx: Tx, actor: Actor, planId: string, set: Partial<CoachingPlan>, keep: Keep) {
  const changed = await nextVersion(tx, actor, planId, set, keep);
  await keepPlanDocument(tx, actor, planId, keep);
  return changed;
}

function requireOpen({ state }: CoachingRow): void {
  if (isOpenToChange(state)) return;
  throw new Conflict(
    goesOn(state)
      ? 'Both of you agreed to this plan, so it stays as it is. A review can let it go on for longer or change its method.'
      : 'This coaching is over, so its plan stays as it is.',
  );
}

/** @throws Conflict with how it reads now */
function requireVersion(row: CoachingRow, version: number, theirs: Record<string, string>): void {
  if (row.version !== version)
    throw new Conflict(
      'The other of you has changed this plan since you opened it. Read it again, then send yours.',
      theirs,
    );
}

async function requireSkill(tx: Tx, actor: Actor, skillId: string): Promise<void> {
  const [known] = await tx.rows(
    sql`select 1 from skills where organisation_id = ${actor.organisationId} and id = ${skillId}`,
  );
  if (!known) throw new Invalid({ skillId: 'Choose a skill from the list, or leave it empty' });
}
