// Why somebody has no work in a plan whose work is given out, by the run that gave it out, in two sentences at most. Of a personal rule
// only its own person is told, as of wishes that were not met. Pure.
import { quoted } from '../list-words.ts';
import { levelOf } from './allocation/eligibility.ts';
import { type Person, readProblem, type Task } from './allocation/problem.ts';
import { hoursWords } from './hours-words.ts';
import { aimsReached } from './stage-words.ts';
import { type Against, type Decided, freeHours, givenOf, standsAgainst } from './unmet-wishes.ts';

type Who = { personId: string; name: string; isReader: boolean };
type Kind = Against['by'] | 'nobody' | 'open';

/** `run`: the last one that was given out, undefined where the work was given by hand alone. */
export function whyNoWork(run: Decided | undefined, who: Who): string {
  if (!run) return 'It was given out by hand, not by a run of the allocation: whoever leads the team can say why.';
  const read = readProblem(run.problem);
  const problem = 'refused' in read ? null : read.problem;
  const person = problem?.people.find(({ id }) => id === who.personId);
  if (!problem || !person) return `The run that gave it out counted no hours of ${who.isReader ? 'yours' : 'theirs'}.`;
  if (freeHours(person) === 0)
    return `In the run that gave it out ${who.isReader ? 'you' : who.name} had no hours free for it beside other work.`;
  const kindOf = (task: Task): Kind =>
    standsAgainst(problem, person, task, who)?.by ?? (givenOf(run, task.id) ? 'open' : 'nobody');
  const others = problem.tasks.filter(({ id }) => !givenOf(run, id)?.people.includes(person.id));
  const kinds = Map.groupBy(others, kindOf);
  const said = order.flatMap((kind) => {
    const tasks = kinds.get(kind) ?? [];
    return tasks.length > 0 ? [{ count: tasks.length, words: sayKind(kind, tasks, person, who) }] : [];
  });
  if (said.length === 0) return '';
  const where = 'in the run that gave it out';
  const counted = said.map(({ count, words }) => `${count === 1 ? 'one' : count} ${words}`);
  const first =
    others.length === 1
      ? `The only task ${where} ${said[0]!.words}.`
      : `Of the ${others.length} tasks ${where}, ${[counted.slice(0, -1).join(', '), counted.at(-1)].filter(Boolean).join(', and ')}.`;
  return `${first}${kinds.has('open') ? ` ${sayAims(run, who)}` : ''}`;
}

const order: Kind[] = ['skill', 'hours', 'rule', 'leader', 'nobody', 'open'];

function sayKind(kind: Kind, tasks: readonly Task[], person: Person, { isReader }: Who): string {
  const you = isReader ? 'you' : 'they';
  const were = tasks.length === 1 ? 'was' : 'were';
  const words: Record<Kind, string> = {
    skill: `needed what ${you} did not have (${lacking(tasks, person)})`,
    hours: `took more hours than ${you} had free (${hoursWords(freeHours(person))})`,
    rule: 'went against a rule about your work, which others are not told',
    leader: `${were} settled before, by the leader or by whoever had begun`,
    nobody: `${were} given to nobody`,
    open: `could have been ${isReader ? 'yours' : 'theirs'}`,
  };
  return words[kind];
}

const most = 3;

/** "Complaints: level 0, 2 needed", each skill once with the least that is needed. */
function lacking(tasks: readonly Task[], person: Person): string {
  const needed = new Map<string, number>();
  for (const { skills } of tasks)
    for (const [skill, level] of Object.entries(skills))
      if (levelOf(person, skill) < level) needed.set(skill, Math.min(level, needed.get(skill) ?? level));
  const said = [...needed].map(([skill, level]) => `${skill}: level ${levelOf(person, skill)}, ${level} needed`);
  return [...said.slice(0, most), ...(said.length > most ? ['and more'] : [])].join('; ');
}

/** Where plans were as good, others may have it by chance: so it is not said that they are better. */
function sayAims(run: Decided, { isReader }: Who): string {
  const best = run.answer.status === 'optimal' ? 'no other was better' : 'no better one was found';
  const aims = quoted(aimsReached(run).map(({ words }) => words));
  const what = `what could have been ${isReader ? 'yours' : 'theirs'}`;
  return `Others have ${what}, since the whole plan was worked out at once and ${best} by its aims in their order, ${aims}.`;
}
