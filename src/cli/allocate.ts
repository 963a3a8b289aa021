// `leadwell allocate`: who does what, proven best. The calculation is the one the pages use, run here directly.
import { allocate, OutOfTime } from '#server/plans/allocation/allocate.ts';
import type { AllocationAnswer } from '#server/plans/allocation/answer.ts';
import { type Problem, readProblem } from '#server/plans/allocation/problem.ts';
import { hoursWords } from '#server/plans/allocation/reasons.ts';
import { remediesOf } from '#server/plans/allocation/remedies.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';
import type { Progress } from '#server/plans/allocation/stages.ts';
import { type Command, type Input, Refused, WrongUse } from './command.ts';
import { readJson } from './files.ts';

export const command: Command = {
  words: 'allocate <problem.json>',
  help: `Allocates tasks to people by an exact model, aim by aim, and says why, what the next best choice would cost and
what stands in the way of the rest. When the time is up, the best plan found is given with the gap that is left.

The file holds people with hours and skills, tasks with hours and the skills they need, objectives with priorities (the
higher counts more), and aims:
  {"people": [{"id": "p1", "name": "Ann", "hours": 30, "skills": {"complaints": 3}}],
   "tasks": [{"id": "t1", "title": "Answer complaints", "hours": 4, "skills": {"complaints": 2}}], "aims": ["load", "fit"]}
A person may have "done", the part of their hours that work done already has taken (0 where it is left out): it counts
in their load, and no new work is given in those hours.
A task may say who has it now: "held": [{"person": "p1", "agreed": true}], with "buddy": true for a buddy on it. Where
plans are equally good by every aim, whoever agreed to work keeps it, then whoever has it (stages agreed and kept).

Hours by week: "weeks" names the first day of each week ("until" the last day of all), a person's "weeks" their free hours
in each. What they have to do by a day must then fit the hours that are free up to it; a part of a week counts by its
working days. These are Monday to Friday without the "holidays" of the problem, and of each person without the part of a
day that "away" names. "spread": true lays a task's hours evenly over the working days from "from" to "due", week by week.
"share": {"smallest": 2} lets several people divide a task's hours into equal shares of at least 2 hours; the answer has
the hours of each in "shares". "other" is work that somebody has besides: it is charged first, and counts as load. Its
"beyond" is what the hours do not hold: that takes first of any hours more that the answer names.
"leastDevelop": 2 asks for at least two development assignments.
  {"weeks": ["2026-11-30", "2026-12-07"], "holidays": ["2026-11-30"],
   "people": [{"id": "p1", "hours": 20, "weeks": [8, 12], "away": {"2026-12-08": 0.5},
               "other": [{"what": "coaching", "hours": 2, "week": "2026-12-07"}]},
              {"id": "p2", "hours": 10, "weeks": [4, 6]}],
   "tasks": [{"id": "t1", "hours": 12, "due": "2026-12-09", "share": {"smallest": 3}},
             {"id": "t2", "hours": 6, "spread": true, "from": "2026-11-30", "due": "2026-12-11"}]}`,
  options: {
    'time-limit': { type: 'string', value: 'seconds', says: 'how long to look for a better plan (30)' },
  },
  example: 'allocate problem.json --time-limit 60',
  async run(input) {
    const until = performance.now() + timeLimit(input) * 1000;
    const problem = await problemIn(fileNamed(input));
    const answer = await solved(problem, () => (until - performance.now()) / 1000);
    return { json: answer, text: textOf(answer, namesIn(problem)) };
  },
};

function timeLimit({ options }: Input): number {
  const given = options['time-limit'];
  if (given === undefined) return 30;
  const seconds = Number(given);
  if (given !== '' && seconds > 0 && seconds <= 86_400) return seconds;
  throw new WrongUse(`--time-limit is ${given}, but must be a number of seconds above 0 and at most 86400.`);
}

function fileNamed({ words }: Input): string {
  if (words.length === 1) return words[0]!;
  throw new WrongUse(words.length === 0 ? 'Name the problem file to read.' : 'Name one problem file, not several.');
}

async function problemIn(file: string): Promise<Problem> {
  const read = readProblem(await readJson(file));
  if ('problem' in read) return read.problem;
  throw new Refused('bad-problem', read.refused.message, { file, field: read.refused.where });
}

async function solved(problem: Problem, secondsLeft: () => number): Promise<AllocationAnswer> {
  const onProgress = process.stderr.isTTY ? progressLine : undefined;
  try {
    return allocate(problem, { solver: await loadSolver(), secondsLeft, onProgress });
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    throw new Refused('out-of-time', 'The time was up before any plan was found; allow more with --time-limit.');
  }
}

function progressLine({ doing, done, of }: Progress) {
  process.stderr.write(`\r\u001b[K${doing} ${done} of ${of}${done === of ? '\n' : ''}`);
}

/** People and tasks as their file calls them, with the id where a name does not say enough. */
function namesIn({ people, tasks }: Problem) {
  const named = [...people.map(({ id, name }) => [id, name]), ...tasks.map(({ id, title }) => [id, title])];
  const names = new Map(named.filter(([id, name]) => name && name !== id) as [string, string][]);
  return (id: string) => (names.has(id) ? `${names.get(id)} (${id})` : id);
}

/** A rule begins with the id of the person it is about. */
const named = (rule: string, name: (id: string) => string) => rule.replace(/^[^:]+(?=: )/, name);

function textOf(answer: AllocationAnswer, name: (id: string) => string): string {
  const { status, stages, assignments, unassigned, load } = answer;
  return [
    `Status: ${status}`,
    ...stages.map(
      ({ aim, value, bound }) => `${aim}: ${value}${value === bound ? ' (proven)' : ` (at best ${bound})`}`,
    ),
    ...assignments.map(({ task, people, shares, because }) => {
      const who = people.map((id) => (shares ? `${name(id)} ${hoursWords(shares[id]!)}` : name(id)));
      return `${name(task)}: ${who.join(', ')} – ${because.join('; ')}`;
    }),
    ...unassigned.map(({ task, because, hours }) => {
      return `${name(task)}: ${hours === undefined ? 'not assigned' : `${hoursWords(hours)} not assigned`}, ${because}`;
    }),
    ...remediesOf(answer).map(({ rules, unblocks }) => {
      const loosened = rules.map(({ rule, by }) => `“${named(rule, name)}” by ${by}`);
      return `To cover ${unblocks.map(name).join(', ')}: loosen ${loosened.join(' and ')}`;
    }),
    ...load.map(({ person, hours, of }) => `${name(person)}: ${hours} of ${of} hours`),
  ].join('\n');
}
