// `leadwell allocate`: who does what, proven best. The calculation is the one the pages use, run here directly.
import { readFile } from 'node:fs/promises';
import { allocate, OutOfTime, type Progress } from '#server/plans/allocation/allocate.ts';
import type { AllocationAnswer } from '#server/plans/allocation/answer.ts';
import { type Problem, readProblem } from '#server/plans/allocation/problem.ts';
import { loadSolver } from '#server/plans/allocation/solver.ts';
import { type Command, type Input, Refused, WrongUse } from './command.ts';

export const command: Command = {
  usage: 'allocate <problem.json> [--time-limit <seconds>] [--json]',
  help: `Allocates tasks to people by an exact model, aim by aim, and says why, what the next best choice would cost and
what stands in the way of the rest. The time limit is 30 seconds unless you say otherwise; when it is reached, the best
plan found is given with the gap that is left.`,
  options: { 'time-limit': { type: 'string' } },
  async run(input) {
    const until = performance.now() + timeLimit(input) * 1000;
    const problem = await problemIn(fileNamed(input));
    const answer = await solved(problem, () => (until - performance.now()) / 1000);
    return { json: answer, text: textOf(answer) };
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
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : `it could not be opened (${error.code})`;
    throw new Refused('unreadable', `${file} was not read: ${why}.`, { file });
  });
  const read = readProblem(parsed(file, text));
  if ('problem' in read) return read.problem;
  throw new Refused('bad-problem', read.refused.message, { file, field: read.refused.where });
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refused('not-json', `${file} is not JSON: ${(error as Error).message}.`, { file });
  }
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

function textOf({ status, stages, assignments, unassigned, relax, load }: AllocationAnswer): string {
  return [
    `Status: ${status}`,
    ...stages.map(
      ({ aim, value, bound }) => `${aim}: ${value}${value === bound ? ' (proven)' : ` (at best ${bound})`}`,
    ),
    ...assignments.map(({ task, people, because }) => `${task}: ${people.join(', ')} (${because.join('; ')})`),
    ...unassigned.map(({ task, because }) => `${task}: not assigned, ${because}`),
    ...relax.map(({ rule, by, unblocks }) => `To cover ${unblocks.join(', ')}: loosen “${rule}” by ${by}`),
    ...load.map(({ person, hours, of }) => `${person}: ${hours} of ${of} hours`),
  ].join('\n');
}
