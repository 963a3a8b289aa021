// Counter-offers on the page of somebody's part of a plan: how each stands, what it costs others, and what can be offered.

import { dayInWords } from '../day-words.ts';
import { type Read, sql } from '../db.ts';
import type { Actor } from '../people/actor.ts';
import { doing } from './buddying.ts';
import type { CounterChange, CounterKind, CounterPrice } from './counter-offers.table.ts';
import { standingNow } from './counter-offers.ts';
import { basisOf } from './counter-price.ts';
import { shortHours } from './hours-words.ts';
import type { PlanRows } from './plan-rows.ts';
import type { Plan } from './plans.table.ts';

/** `price` is there for whoever leads or manages the team alone: it tells of others' work. */
export type ListedCounter = {
  id: string;
  assignmentId: string;
  kind: CounterKind;
  at: string;
  price: CounterPrice | null;
  isPriced: boolean;
  failure: string | null;
  /** The plan changed since its price was worked out: it may be another now. */
  isOld: boolean;
};

/** The counter-offers that wait for the leader, for work that one person has now. */
export const openCounters =
  (actor: Actor, plan: Plan, personId: string, seesPrice: boolean) =>
  async (db: Read): Promise<ListedCounter[]> => {
    const rows = await db.rows<Omit<ListedCounter, 'isOld'>>(sql`
      select c.id, c.assignment_id as "assignmentId", c.kind, c.at, c.price, c.priced_at is not null as "isPriced", c.failure
      from counter_offers c join assignments s on s.organisation_id = c.organisation_id and s.id = c.assignment_id
      where c.organisation_id = ${actor.organisationId} and c.plan_id = ${plan.id} and c.person_id = ${personId}
        and c.outcome is null and c.withdrawn_at is null and s.ended_at is null order by c.at, c.id`);
    if (!seesPrice) return rows.map((row) => ({ ...row, price: null, failure: null, isOld: false }));
    const stands = rows.some(({ price }) => price) ? await standingNow(actor, plan)(db) : null;
    return rows.map((row) => {
      const isOld = stands !== null && row.price !== null && basisOf(stands, row.price.holds) !== row.price.basis;
      return { ...row, isOld };
    });
  };

const holdsWords = {
  all: 'Nobody is touched but those named here.',
  agreed: 'Everybody keeps what they agreed to; work that was not agreed yet moves.',
  nothing: 'It is possible only where work that others agreed to moves as well: they would be asked again.',
};

/** What it costs others, each in a sentence. Pure. */
export function sayPrice({ holds, changes, undone, aims = [], why, proven }: CounterPrice): {
  title: string;
  lines: string[];
} {
  if (holds === null) return { title: 'It cannot be done, also if everybody else’s work moves', lines: why };
  const asked = changes.filter(({ gains, anew }) => gains.length + anew.length > 0).map(({ name }) => name);
  return {
    title: holdsWords[holds],
    lines: [
      ...changes.map(sayChange),
      ...aims,
      ...undone.map(({ title, because }) => `Nobody would have “${title}”. ${because}.`),
      ...(asked.length > 0 ? [`Asked again: ${asked.join(', ')}.`] : []),
      ...(proven ? [] : ['A way that moves less may exist: it was not proven in the time allowed.']),
    ],
  };
}

/** "Siân Parry gets “Call-backs” and gives up “Script”: 9 of 14 hours, 6 before." */
function sayChange({ name, gains, loses, anew, hours = [], how = [], before, after, of }: CounterChange): string {
  const quoted = (titles: string[]) => titles.map((title) => `“${title}”`).join(', ');
  const isTold = (title: string) => [...hours, ...how].some((row) => row.title === title);
  const otherwise = anew.filter((title) => !isTold(title));
  const parts = [
    ...(gains.length > 0 ? [`gets ${quoted(gains)}`] : []),
    ...(loses.length > 0 ? [`gives up ${quoted(loses)}`] : []),
    ...hours.map((row) => `does ${shortHours(row.after)} of “${row.title}”, ${shortHours(row.before)} before`),
    ...how.map(({ title, words }) => `has “${title}” ${words}`),
    ...(otherwise.length > 0 ? [`has ${quoted(otherwise)} otherwise than before`] : []),
  ];
  const over = after > of ? `, which is more than they have` : '';
  const load = after === before ? `${after} of ${of} hours, as before` : `${after} of ${of} hours, ${before} before`;
  return `${name} ${parts.join(' and ')}: ${load}${over}.`;
}

type Choice = { value: string; label: string };
/** `theirs`: parts of colleagues to swap for; `toGive`: who could have it; `beside`: who could help; `later`: whether the plan has later days. */
export type CounterChoices = Record<'theirs' | 'toGive' | 'beside', Choice[]> & { later: boolean };

/** What can be offered instead of each task that somebody has, by its id: nothing that would be refused for who is on which task. Pure. */
export function counterChoices(
  rows: PlanRows,
  personId: string,
): { ends: string; byTask: Record<string, CounterChoices> } {
  const mine = rows.assignments.filter((row) => row.personId === personId && !row.buddyToId);
  return {
    ends: dayInWords(rows.plan.endsOn),
    byTask: Object.fromEntries(mine.map(({ taskId }) => [taskId, choicesFor(rows, personId, taskId)])),
  };
}

function choicesFor(
  { assignments, tasks, people, wishes, plan }: PlanRows,
  personId: string,
  taskId: string,
): CounterChoices {
  const isOn = (who: string, id: string) => assignments.some((row) => row.taskId === id && row.personId === who);
  const isBuddy = (who: string) =>
    assignments.some((row) => row.taskId === taskId && row.personId === who && row.buddyToId);
  const taskOf = (id: string) => tasks.find((task) => task.id === id)!;
  const isShared = taskOf(taskId).share !== null;
  const others = people.filter(({ id, gone }) => id !== personId && !gone);
  const wishOf = (who: string) =>
    wishes.find((row) => row.taskId === taskId && row.personId === who && row.wish !== 'comment')?.wish ?? 'comment';
  const named = (some: typeof others) =>
    some
      .map(({ id, name }) => ({ value: id, name, ...wished[wishOf(id)] }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ value, name, said }) => ({ value, label: `${name}${said}` }));
  const { due } = taskOf(taskId);
  return {
    later: due !== null && due < plan.endsOn,
    theirs: doing(assignments)
      .filter((row) => row.personId !== personId && !row.doneAt && !row.gone)
      .filter((row) => !isOn(row.personId, taskId) && !isOn(personId, row.taskId))
      .map((row) => ({
        value: row.id,
        label: `${row.name}: “${taskOf(row.taskId).title}”, ${shortHours(row.hours)}`,
      })),
    toGive: named(others.filter(({ id }) => isBuddy(id) !== isShared || !isOn(id, taskId))),
    beside: named(others.filter(({ id }) => !isOn(id, taskId))),
  };
}

/** Who volunteered for it comes first, who would rather not do it last. */
const wished = {
  prefer: { rank: 0, said: ', volunteered for it' },
  comment: { rank: 1, said: '' },
  avoid: { rank: 2, said: ', would rather not' },
};
