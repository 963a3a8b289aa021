// What in a problem has no effect: no mistake, but whoever wrote it should know.
import type { Problem } from './problem.ts';

/** A rule or a wish that names no task of the problem is no mistake, but whoever wrote it should know. */
export function notesOn({ people, tasks, weeks }: Problem): string[] {
  const works = new Set(tasks.map(({ id }) => id));
  const known = new Set(tasks.flatMap(({ id, skills }) => [id, ...Object.keys(skills)]));
  const timed = weeks !== undefined && people.some((person) => person.weeks);
  const spread = tasks.flatMap(({ id, spread, from }) => {
    if (spread && !timed) return [`${id}: that it is spread has no effect, since nobody's hours are given by week`];
    return from && !spread ? [`${id}: from ${from} has no effect, since the task is not spread`] : [];
  });
  const own = people.flatMap(({ id, rules, prefers, avoids }) => [
    ...rules.flatMap((rule) =>
      rule.kind === 'never' && !known.has(rule.value)
        ? [`${id}: never ${rule.value} has no effect, since no task has that id or needs that skill`]
        : [],
    ),
    ...[...prefers, ...avoids]
      .filter((wish) => !works.has(wish))
      .map((wish) => `${id}: the wish about ${wish} has no effect, since no task has that id`),
  ]);
  return [...own, ...spread];
}
