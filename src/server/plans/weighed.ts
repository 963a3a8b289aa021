// By which run people have their work: the last one given out that gave it just so, also where it was theirs before. Pure.
import { dayInWords, dayOf } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { byLeader } from './allocation/reasons.ts';
import { capital } from './allocation-names.ts';
import { writtenFor } from './because-words.ts';
import { doing } from './buddying.ts';
import { isSame } from './giving-out.ts';
import { isByCounter } from './moved-by-counter.ts';
import type { AssignmentRow } from './plan-rows.ts';
import type { RunBehind } from './runs-behind.ts';
import { givenBy } from './taking-up.ts';

/** What a page tells of work by the run that weighed it last; `runAt`: null where none did. */
type Weighed = Pick<AssignmentRow, 'because' | 'nextBest' | 'runAt'>;

/** `since`: why there is no next best choice to tell, by task. `behind`: of each run the tasks that somebody has by it, newest run first. */
export type Weighing = {
  rows: Record<string, Weighed>;
  since: Record<string, string>;
  behind: { run: RunBehind; taskIds: string[] }[];
};

type About = { taskIds: readonly string[]; runs: readonly RunBehind[]; reader: string; timeZone: string };

/**
 * A next best choice and its price are told only where whoever does the task now is whom the run gave it to: of others they say
 * nothing. Being a buddy has none.
 */
export function weigh(assignments: readonly AssignmentRow[], { taskIds, runs, reader, timeZone }: About): Weighing {
  const given = runs.map((run) => ({ run, lines: givenBy({ ...run, planId: '' }, run.answer) }));
  const all: Weighing = { rows: {}, since: {}, behind: [] };
  const found = new Map<RunBehind, string[]>();
  for (const taskId of taskIds) {
    const held = doing(assignments).filter((row) => row.taskId === taskId);
    const by = new Map(held.map((row) => [row, behindOf(row, given)]));
    const isAlike = (row: AssignmentRow) => by.get(row) !== null && gaveThem(row, by);
    for (const row of held) all.rows[row.id] = weighedBy(row, by.get(row)!, isAlike(row));
    for (const one of by.values()) if (one) found.set(one.run, [...(found.get(one.run) ?? []), taskId]);
    const doers = held.filter(({ doneAt }) => !doneAt);
    const since = doers.every(isAlike) ? null : sayUnweighed(doers, (row) => by.get(row) !== null, reader, timeZone);
    if (since) all.since[taskId] = since;
  }
  all.behind = runs.flatMap((run) => (found.has(run) ? [{ run, taskIds: [...new Set(found.get(run))] }] : []));
  return all;
}

type Line = ReturnType<typeof givenBy>[number];
type Given = { run: RunBehind; lines: Line[] };
type Behind = { run: RunBehind; line: Line | null };

/** The newest run given out since somebody has the work that gave it just so; else the run that it came from. */
function behindOf(row: AssignmentRow, given: readonly Given[]): Behind | null {
  for (const { run, lines } of given) {
    if (new Date(run.takenUpAt) < new Date(row.at)) continue;
    const line = lines.find((one) => isSame(one, row));
    if (line) return { run, line };
  }
  const own = given.find(({ run }) => isRunOf(run, row));
  return own ? { run: own.run, line: null } : null;
}

const isRunOf = ({ askedAt }: RunBehind, { runAt }: Weighed): boolean =>
  runAt !== null && new Date(runAt).getTime() === new Date(askedAt).getTime();

/** Whether everybody to whom the run of this work gave the task has it by that run, and nobody else does it beside them. */
function gaveThem(row: AssignmentRow, by: ReadonlyMap<AssignmentRow, Behind | null>): boolean {
  const run = by.get(row)?.run;
  const people = run?.answer.assignments.find(({ task }) => task === row.taskId)?.people ?? [];
  const byIt = [...by].flatMap(([one, behind]) => (behind?.run === run ? [one.personId] : []));
  const others = [...by].filter(([one, behind]) => behind?.run !== run && !one.doneAt);
  return others.length === 0 && people.length === byIt.length && people.every((id) => byIt.includes(id));
}

function weighedBy(row: AssignmentRow, behind: Behind | null, isAlike: boolean): Weighed {
  if (!behind) return { because: row.because, nextBest: null, runAt: null };
  const { run, line } = behind;
  const told = isRunOf(run, row) || !line ? row : { because: confirmed(row, line), nextBest: line.nextBest };
  const nextBest = isAlike ? ((told.nextBest ?? null) as AssignmentRow['nextBest']) : null;
  return { because: told.because, nextBest, runAt: run.askedAt };
}

/** How it came to be theirs, then what the later run says: that the leader chose them is in the first where they wrote why. */
function confirmed({ because, overrideReason }: AssignmentRow, line: Line): string[] {
  const said = line.because.filter((words) => !overrideReason || words !== byLeader);
  return [...new Set([...writtenFor(because), ...said])];
}

/** "You have it by a counter-offer, taken by Imani Clarke on 29 November 2026. No run …" */
function sayUnweighed(
  doers: readonly AssignmentRow[],
  isWeighed: (row: AssignmentRow) => boolean,
  reader: string,
  timeZone: string,
): string {
  const nameOf = ({ personId, name }: AssignmentRow) => (personId === reader ? 'you' : name);
  const rest = doers.filter((row) => !isWeighed(row));
  if (rest.length === 0) {
    const who = doers.length === 1 ? `${nameOf(doers[0]!)} alone` : `${allOf(doers.map(nameOf))} together`;
    return `No run of the allocation gave it to ${who}, so no next best choice is known.`;
  }
  const how = (row: AssignmentRow) => {
    const when = dayInWords(dayOf(new Date(row.at), timeZone));
    return isByCounter(row)
      ? `by a counter-offer, taken by ${row.by} on ${when}`
      : `by hand, from ${row.by} on ${when}`;
  };
  const said = [...Map.groupBy(rest, how)].map(([by, all]) => {
    const isOther = all.length === 1 && all[0]!.personId !== reader;
    // Who has a part of it beside others would read that those have it no more.
    const has = rest.length < doers.length ? (isOther ? 'is on it' : 'are on it') : isOther ? 'has it' : 'have it';
    return `${capital(allOf(all.map(nameOf)))} ${has} ${by}.`;
  });
  return `${said.join(' ')} No run of the allocation that was given out has weighed that since, so no next best choice is known.`;
}
