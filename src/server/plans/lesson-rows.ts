// What was learned from a plan, as rows of it; how that and its outcome read.
import { type SQL, sql } from 'drizzle-orm';
import type { PackagedBlock as Block } from '../ledger/package-format.ts';
import type { Reached } from './known-figures.ts';
import { amountWords, kpiOf, reachedWords, sayAhead } from './measure-words.ts';
import type { ObjectiveRow } from './plan-rows.ts';

export type LessonRow = {
  id: string;
  personId: string;
  name: string;
  wentWell: string | null;
  toChange: string | null;
  at: string;
  version: number;
};

/** `LessonRow`s of a plan, in the order in which they were written, in SQL. */
export const lessonsOf = (org: string, planId: SQL): SQL => sql`
  select l.id, l.person_id as "personId", m.name, l.went_well as "wentWell", l.to_change as "toChange", l.at, l.version
  from plan_lessons l join people m on m.organisation_id = l.organisation_id and m.id = l.person_id
  where l.organisation_id = ${org} and l.plan_id = ${planId} order by l.created_at, l.id`;

/** For the plan's document. */
export const lessonBlocks = (lessons: readonly LessonRow[]): Block[] =>
  lessons.flatMap(({ id, name, wentWell, toChange, at }) => [
    ...(wentWell ? [said(`went-well-${id}`, 'What went well', wentWell, name, at)] : []),
    ...(toChange ? [said(`to-change-${id}`, 'What to change', toChange, name, at)] : []),
  ]);

const said = (id: string, label: string, text: string, by: string, at: string): Block => ({
  ...{ id, kind: 'words', label, text, by, at: new Date(at).toISOString() },
});

/**
 * "75%, counted, …; 75% was wanted: reached"; of an objective without a figure, that it has none. Nothing is held against the target that was counted
 * in too few weeks of the plan. Pure.
 */
export function outcomeWords(objective: ObjectiveRow, reached: Reached | null): string {
  const found = reached ? reachedWords(objective, reached) : null;
  if (!found?.amount)
    return (
      found?.how ??
      (kpiOf(objective) ? 'not counted: no contact from a whole week of the plan is known' : 'it has no figure')
    );
  const { amount, how } = found;
  const verdict = verdictOn(objective, reached!);
  const wanted = objective.target === null ? '' : `; ${amountWords(objective.target, objective)} was wanted`;
  const early = reached!.ahead ? `, and ${sayAhead(reached!.ahead)}` : '';
  return `${amount}, ${how}${early}${wanted}${verdict === null ? '' : `: ${verdict}`}`;
}

/** Whether what was counted is as good as the target, or better; null where nobody can ask. */
function verdictOn(objective: ObjectiveRow, { amounts, few, ahead }: Reached): string | null {
  const kpi = kpiOf(objective);
  const amount = (kpi && amounts[kpi.id]) ?? null;
  if (!kpi || amount === null || objective.target === null) return null;
  if (few) return 'too few weeks to say';
  const isReached = kpi.better === 'up' ? amount >= objective.target : amount <= objective.target;
  return `${isReached ? 'reached' : 'not reached'}${ahead ? ' so far' : ''}`;
}
