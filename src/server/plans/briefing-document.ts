// A briefing as one document: the plan as it was presented, who was there, what was asked and answered, what each said they will do.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import type { Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { inTime } from '../moment-order.ts';
import type { Actor } from '../people/actor.ts';
import { words } from './agreements.ts';
import { type BriefingRows, briefingRows, type QuestionRow } from './briefing-rows.ts';
import { facts, keepIfNew, newestDocument, objectiveBlock } from './plan-document.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { planSheet } from './plan-sheet.ts';
import { planState } from './plan-state.ts';
import { daysOf } from './record-days.ts';

export async function keepBriefingDocument(tx: Tx, actor: Actor, briefingId: string, keep: Keep): Promise<void> {
  const rows = await briefingRows(actor, briefingId)(tx);
  const plan = await planRows(actor, rows.planId)(tx);
  const document = briefingDocument(rows, plan, actor.organisation.timeZone);
  const before = (await newestDocument(actor, 'briefing-document', briefingId)(tx))?.record;
  // what was presented, and to whom, stays as it was when the briefing ended, whatever became of the plan
  const fixed = before?.sections.filter(({ id }) => id === 'briefing' || id === 'presented') ?? [];
  document.sections = document.sections.map((section) => fixed.find(({ id }) => id === section.id) ?? section);
  await keepIfNew(tx, actor, { kind: 'briefing-document', id: briefingId }, document, keep);
}

export function briefingDocument(rows: BriefingRows, plan: PlanRows, zone: string): RecordDocument {
  const day = dayOf(new Date(rows.begunAt), zone);
  const said = rows.questions.flatMap(({ answeredAt }) => (answeredAt ? [answeredAt] : []));
  const sections = [
    { id: 'briefing', heading: 'The briefing', blocks: [briefingFacts(rows, plan, zone)] },
    {
      id: 'presented',
      heading: 'What was presented',
      blocks: presented(plan),
    },
    { id: 'questions', heading: 'Questions', blocks: rows.questions.flatMap(questionBlocks) },
    { id: 'commitments', heading: 'What each will do', blocks: commitmentBlocks(rows, zone) },
  ];
  return {
    ...{ title: `Briefing of ${plan.plan.title}, ${dayInWords(day)}`, kind: 'Briefing' },
    ...daysOf([rows.begunAt, ...said], zone)!,
    people: peopleOf(rows),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** Each objective with its work, then the work that serves none, as they stood on the sheet that was presented. */
function presented(plan: PlanRows): Block[] {
  const { parts } = planSheet({
    ...plan,
    state: planState(plan.decisions.map(({ decision }) => decision)),
    reached: null,
  });
  const workIn = (id: string): Block[] =>
    parts
      .filter((part) => part.id === id && part.work.length > 0)
      .map(({ work }) => ({
        ...{ id: `work-${id}`, kind: 'table', label: id === 'standing' ? 'Standing work' : 'The work' },
        head: ['Task', 'Who', 'Hours', 'By'],
        rows: work.map(({ title, who, hours, by }) => [title, who, hours, by]),
      }));
  return [
    ...plan.objectives.flatMap((objective, at) => [objectiveBlock(objective, at), ...workIn(objective.id)]),
    ...workIn('standing'),
  ];
}

function peopleOf({ byId, by, present, questions, commitments }: BriefingRows): RecordDocument['people'] {
  const named = [
    ...questions.flatMap((row) => [
      { id: row.askerId, name: row.asker },
      { id: row.answererId, name: row.answerer },
      { id: row.answeredById, name: row.answeredBy },
    ]),
    ...commitments.map(({ personId: id, person: name }) => ({ id, name })),
  ].flatMap(({ id, name }) => (id && name ? [{ id, name, part: 'named in it' }] : []));
  const all = [
    { id: byId, name: by, part: 'held the briefing' },
    ...present.map((one) => ({ ...one, part: 'was there' })),
    ...named,
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

function briefingFacts(rows: BriefingRows, plan: PlanRows, zone: string): Block {
  const there = rows.present.map(({ id }) => id);
  const said = plan.understandings.filter(({ personId }) => there.includes(personId));
  const before = said.filter(({ at }) => inTime(at, rows.begunAt) < 0).length;
  return facts('briefing-facts', plan.plan.title, {
    Plan: plan.plan.title,
    Team: plan.team,
    'Held on': momentInWords(new Date(rows.begunAt), zone),
    'Held by': rows.by,
    'Who was there': rows.present.map(({ name }) => name).join(', ') || null,
    'In their own words': `${said.length} of ${there.length} who were there have said what they will do and why${before > 0 ? `, ${before} of them before the briefing` : ''}`,
  });
}

function questionBlocks(row: QuestionRow): Block[] {
  const open = row.answerer ? `${row.answerer} answers it${row.due ? ` by ${dayInWords(row.due)}` : ''}.` : 'Open.';
  const asked = words(
    `question-${row.id}`,
    `Asked by ${row.asker}`,
    row.answer ? row.words : `${row.words}\n${open}`,
    row.asker,
    row.at,
  );
  if (!row.answer) return [asked];
  return [asked, words(`answer-${row.id}`, 'The answer', row.answer, row.answeredBy!, row.answeredAt!)];
}

const commitmentBlocks = ({ commitments }: BriefingRows, zone: string): Block[] =>
  commitments.map(({ id, person, words: said, due, doneAt, doneNote }) =>
    facts(`commitment-${id}`, `${person} will`, {
      What: said,
      Who: person,
      By: dayInWords(due),
      Done: doneAt && dayInWords(dayOf(new Date(doneAt), zone)),
      'What came of it': doneNote,
    }),
  );
