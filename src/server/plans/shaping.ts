// What the forms of a plan need: the plan as it stands, and what can be chosen.
import { see } from '../act.ts';
import { type Read, sql } from '../db.ts';
import { NotFound } from '../errors.ts';
import type { Actor } from '../people/actor.ts';
import { channels, channelWords } from '../people/work-rules.form.ts';
import { may } from '../permissions.ts';
import { unmatchedAgents } from '../standards/agents.ts';
import { sayHowToCount } from '../standards/few-words.ts';
import { type KnownFigures, knownFigures, reachedIn } from './known-figures.ts';
import { measuresAmong, standardsToChoose } from './measures-to-choose.ts';
import { objectivesToServe } from './organisation-objectives.ts';
import { planFacts } from './plan-facts.ts';
import type { PlanRows } from './plan-rows.ts';
import { isShaped } from './plan-state.ts';
import { seenPlan } from './seen-plan.ts';
import { mayPropose } from './task-facts.ts';

/** For the forms on objectives, tasks and the plan itself. `figures`: where each measure stands, which takes counting. */
export const planToShape = (actor: Actor, planId: string, { figures = false } = {}) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (db, facts) => {
    const rows = await seenPlan(actor, planId)(db);
    const { plan, team, objectives, tasks, people } = rows;
    const standards = await standardsToChoose(actor)(db);
    const known = figures ? await knownFigures(actor, facts.plan, team)(db) : null;
    const stands = known && (await reachedIn(actor, known)(db));
    const everybodys = known?.isTeams ? (stands?.everybodys ?? []) : [];
    const mayEdit = isShaped(facts.state) && may(actor, 'plan.edit', facts);
    return {
      ...{
        plan,
        state: facts.state,
        team,
        objectives,
        tasks,
        people,
        mayEdit,
        maySteer: may(actor, 'plan.edit', facts),
        mayPropose: mayPropose(actor, facts),
      },
      measures: measuresAmong(standards, stands && { ...stands, everybodys }),
      toServe: await objectivesToServe(actor)(db),
      known: known && {
        ...{
          whose: known.whose,
          when: known.when,
          alsoEverybodys: everybodys.length > 0,
          isNone: known.amounts.size === 0,
        },
        few: await fewBehind(actor, known)(db),
      },
      standards: standards.map(({ value, label }) => ({ value, label })),
      skills: await skillsToChoose(actor)(db),
      channels: channels.map((value) => ({ value, label: channelWords[value] })),
    };
  });

/** The first and the last day of a plan, YYYY-MM-DD. */
export const daysOfPlan = (actor: Actor, planId: string) =>
  see(actor, 'plan.view', planFacts(actor, planId), async (_, { plan: { startsOn, endsOn } }) => ({
    startsOn,
    endsOn,
  }));

/** Why weeks of the team, or everybody's, are not in the figures, and what can be done about it; null where all are. */
const fewBehind =
  (actor: Actor, { leftOut, span }: KnownFigures) =>
  async (db: Read) => {
    if (!leftOut) return null;
    const unmatched = await unmatchedAgents(db, actor.organisationId, span);
    return { why: leftOut, remedy: sayHowToCount(unmatched), mayMatch: unmatched > 0 && may(actor, 'contact.map', {}) };
  };

const skillsToChoose =
  (actor: Actor) =>
  (db: Read): Promise<{ id: string; name: string }[]> =>
    db.rows(sql`select id, name from skills where organisation_id = ${actor.organisationId}
      and retired_at is null order by name`);

/** The one of a list with this id. @throws NotFound */
export function oneOf<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new NotFound();
  return row;
}

export type ShapedPlan = Pick<PlanRows, 'plan' | 'objectives' | 'tasks' | 'people'>;
