// Weeks of a problem that contradict each other, the hours or the tasks.
import type { Person, Problem, Task } from './problem.ts';
import { first, type Refusal } from './references.ts';

export function wrongWeeks({ weeks, until, people }: Problem): Refusal | null {
  const back = weeks?.findIndex((day, at) => at > 0 && day <= weeks[at - 1]!) ?? -1;
  if (back > 0) return refusal(`weeks[${back}]`, `is ${weeks![back]}, but must be after ${weeks![back - 1]}`);
  if (until && !weeks) return refusal('until', 'is given, but the problem has no weeks');
  if (until && until < weeks!.at(-1)!) return refusal('until', `is ${until}, but must not be before the last week`);
  return first(people, (person, at) => ownWeeks(person, at, weeks) ?? tooMuchOther(person, at, weeks));
}

function ownWeeks({ id, hours, weeks: own }: Person, at: number, weeks: Problem['weeks']): Refusal | null {
  if (!own) return null;
  const where = `people[${at}].weeks`;
  if (!weeks) return refusal(where, 'is given, but the problem has no weeks', id);
  if (own.length !== weeks.length)
    return refusal(where, `has ${own.length} entries, but must have ${weeks.length}, one for each week`, id);
  const all = rounded(own.reduce((sum, one) => sum + one, 0));
  if (all <= hours + slack) return null;
  return refusal(where, `adds up to ${all}, but must not be more than the ${hours} of their hours`, id);
}

function tooMuchOther({ id, hours, done, weeks: own, other = [] }: Person, at: number, weeks: Problem['weeks']) {
  const where = `people[${at}].other`;
  const all = rounded(other.reduce((sum, one) => sum + one.hours, done));
  if (all > hours + slack)
    return refusal(where, `makes ${all} hours with what is done, but must not be more than the ${hours} of theirs`, id);
  const free = rounded(own?.reduce((sum, one) => sum + one, 0) ?? hours);
  if (all > free + slack)
    return refusal(where, `makes ${all} hours with what is done, but only ${free} are free in the weeks`, id);
  const stray = weeks && other.find(({ week }) => week && !weeks.includes(week));
  if (stray) return refusal(where, `names the week of ${stray.week}, but the problem has no such week`, id);
  return own && weeks ? first(weeks, (week, i) => fullWeek(other, week, own[i]!, where, id)) : null;
}

function fullWeek(other: NonNullable<Person['other']>, week: string, free: number, where: string, id: string) {
  const taken = rounded(other.reduce((sum, one) => (one.week === week ? sum + one.hours : sum), 0));
  if (taken <= free + slack) return null;
  return refusal(where, `takes ${taken} hours in the week of ${week}, but ${free} are free then`, id);
}

/** With weeks a day that is no day has no place in them. */
export function wrongTime({ weeks }: Problem, { id, due, from, spread }: Task, at: number): Refusal | null {
  const place = `tasks[${at}]`;
  if (due && !aDay.test(due) && (weeks || from || spread))
    return refusal(`${place}.due`, `is ${JSON.stringify(due)}, but must be a day, as in "2026-11-30"`, id);
  if (from && due && from > due)
    return refusal(`${place}.from`, `is ${from}, but must not be after ${due}, when it is due`, id);
  return null;
}

const aDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Hours in hundredths do not add up exactly. */
const slack = 1e-6;
const rounded = (hours: number) => Math.round(hours * 1e6) / 1e6;

function refusal(where: string, words: string, owner?: string): Refusal {
  return { message: `${where}${owner ? ` (${owner})` : ''} ${words}.`, where };
}
