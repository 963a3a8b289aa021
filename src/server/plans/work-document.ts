// Work that was done as one document: what it was for, what was reported with which pictures, what the leader found. Kept at each report, and at each step after one.
import type { Keep } from '../act.ts';
import { dayInWords } from '../day-words.ts';
import type { Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew, newestDocument, words } from './plan-document.ts';
import { daysOf } from './record-days.ts';
import { type StepRow, type WorkLife, workLife } from './work-rows.ts';

export const workDocumentKind = 'work-document';

export async function keepWorkDocument(tx: Tx, actor: Actor, assignmentId: string, keep: Keep): Promise<void> {
  const work = await workLife(actor, assignmentId)(tx);
  if (!work) return;
  const document = workDocument(work, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: workDocumentKind, id: assignmentId }, document, keep);
}

/** The same of work that goes on after it was reported, such as what was given back. Before the first report there is no document. */
export async function keepReportedWork(tx: Tx, actor: Actor, assignmentId: string, keep: Keep): Promise<void> {
  const reported = await newestDocument(actor, workDocumentKind, assignmentId)(tx);
  if (reported) await keepWorkDocument(tx, actor, assignmentId, keep);
}

/** Its days are those of its steps, of which there is one at least. */
export function workDocument(work: WorkLife, zone: string): RecordDocument {
  const checkers = work.steps.filter(({ step }) => step === 'verify' || step === 'return');
  return {
    ...{ title: `Work done: ${work.title}`, kind: 'Work done' },
    ...daysOf(
      work.steps.map(({ at }) => at),
      zone,
    )!,
    people: [
      { id: work.personId, name: work.person, part: 'did the work' },
      ...work.leaders.filter(({ id }) => id !== work.personId).map((one) => ({ ...one, part: 'leads the team' })),
      ...checkers
        .filter(({ byId }) => byId !== work.personId && !work.leaders.some(({ id }) => id === byId))
        .map(({ byId: id, by: name }) => ({ id, name, part: 'named in it' })),
    ].filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at),
    sections: [
      { id: 'work', heading: 'The work', blocks: [workFacts(work)] },
      { id: 'life', heading: 'What became of it', blocks: work.steps.flatMap(stepBlocks) },
    ],
  };
}

const workFacts = (work: WorkLife) =>
  facts('work-facts', work.title, {
    Task: work.title,
    'Who did it': work.person,
    Plan: work.plan,
    Objective: work.objective,
    Standard: work.standard,
    Hours: `${work.hours} h`,
    By: work.due && dayInWords(work.due),
  });

export const stepWords: Record<StepRow['step'], string> = {
  begin: 'Begun',
  block: 'Waits for help',
  'go-on': 'Goes on',
  finish: 'Reported as done',
  'take-back': 'Not done after all',
  verify: 'Checked against the standard: met',
  return: 'Checked against the standard: not yet',
};

const stepBlocks = ({ id, step, words: said, by, at, photos }: StepRow): Block[] => [
  words(`step-${id}`, stepWords[step], said ?? `${stepWords[step]}.`, by, at),
  ...photos.map(
    ({ id: fileId, name, size, hash: sha256 }): Block => ({
      ...{ id: `photo-${fileId}`, kind: 'file', label: name, fileId, name, size, sha256 },
    }),
  ),
];
