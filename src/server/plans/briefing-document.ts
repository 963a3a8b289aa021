// A briefing as one document: the plan as it was presented, who was there, what was asked and answered, what each said they will do.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import { sql, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { withWriter } from '../ledger/who-said.ts';
import { inTime } from '../moment-order.ts';
import type { Actor } from '../people/actor.ts';
import { type BriefingRows, briefingRows, type QuestionRow } from './briefing-rows.ts';
import { facts, keepIfNew, newestDocument, objectiveBlock, words } from './plan-document.ts';
import { type PlanRows, planRows } from './plan-rows.ts';
import { planSheet } from './plan-sheet.ts';
import { planState } from './plan-state.ts';
import { daysOf } from './record-days.ts';
import { saidAmong } from './teach-back.ts';

export async function keepBriefingDocument(tx: Tx, actor: Actor, briefingId: string, keep: Keep): Promise<void> {
  const rows = await briefingRows(actor, briefingId)(tx);
  await keepBriefing(tx, actor, { rows, plan: await planRows(actor, rows.planId)(tx) }, keep);
}

/** Those of a plan that were held, unless they read as before: who has said it in their own words is often said afterwards. */
export async function keepBriefingsOf(tx: Tx, actor: Actor, plan: PlanRows, keep: Keep): Promise<void> {
  const held = await tx.rows<{
    id: string;
  }>(sql`select id from briefings where organisation_id = ${actor.organisationId}
    and plan_id = ${plan.plan.id} and ended_at is not null order by begun_at, id`);
  for (const { id } of held) await keepBriefing(tx, actor, { rows: await briefingRows(actor, id)(tx), plan }, keep);
}

type Told = { rows: BriefingRows; plan: PlanRows };

async function keepBriefing(tx: Tx, actor: Actor, { rows, plan }: Told, keep: Keep): Promise<void> {
  const document = briefingDocument(rows, plan, actor.organisation.timeZone);
  const before = (await newestDocument(actor, 'briefing-document', rows.id)(tx))?.record;
  // what was presented stays as it was when the briefing ended, whatever became of the plan
  const presented = before?.sections.find(({ id }) => id === 'presented');
  document.sections = document.sections.map((section) =>
    section.id === 'presented' ? (presented ?? section) : section,
  );
  await keepIfNew(tx, actor, { kind: 'briefing-document', id: rows.id }, document, keep);
}

export function briefingDocument(rows: BriefingRows, plan: PlanRows, zone: string): RecordDocument {
  const day = dayOf(new Date(rows.begunAt), zone);
  const answered = rows.questions.flatMap(({ answeredAt }) => answeredAt ?? []);
  const said = saidAmong(plan, rows);
  const saidAfter = said.saidAt.filter((at) => inTime(at, rows.begunAt) >= 0);
  const sections = [
    { id: 'briefing', heading: 'The briefing', blocks: [briefingFacts(rows, plan, zone)] },
    {
      id: 'presented',
      heading: 'What was presented',
      blocks: presented(plan),
    },
    { id: 'questions', heading: 'Questions', blocks: rows.questions.flatMap(questionBlocks) },
    { id: 'commitments', heading: 'What each will do', blocks: commitmentBlocks(rows, zone) },
    { id: 'teach-back', heading: 'In their own words', blocks: saidBlocks(said) },
  ];
  return {
    ...{ title: `Briefing of ${plan.plan.title}, ${dayInWords(day)}`, kind: 'Briefing' },
    ...daysOf([rows.begunAt, ...answered, ...saidAfter], zone)!,
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
      { id: row.writer?.id, name: row.writer?.name },
      { id: row.answererId, name: row.answerer },
      { id: row.answeredById, name: row.answeredBy },
    ]),
    ...commitments.flatMap(({ personId: id, person: name, writer }) => [
      { id, name },
      { id: writer?.id, name: writer?.name },
    ]),
  ].flatMap(({ id, name }) => (id && name ? [{ id, name, part: 'named in it' }] : []));
  const all = [
    { id: byId, name: by, part: 'held the briefing' },
    ...present.map((one) => ({ ...one, part: 'was there' })),
    ...named,
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

function briefingFacts(rows: BriefingRows, plan: PlanRows, zone: string): Block {
  return facts('briefing-facts', plan.plan.title, {
    Plan: plan.plan.title,
    Team: plan.team,
    'Held on': momentInWords(new Date(rows.begunAt), zone),
    'Held by': rows.by,
    'Who was there': rows.present.map(({ name }) => name).join(', ') || null,
  });
}

function questionBlocks(row: QuestionRow): Block[] {
  const asked = words(
    `question-${row.id}`,
    `Asked by ${withWriter(row.asker, row.writer)}`,
    row.words,
    row.asker,
    row.at,
  );
  const open = row.answerer ? `${row.answerer} answers it${row.due ? ` by ${dayInWords(row.due)}` : ''}` : 'Open';
  if (!row.answer) return [asked, facts(`open-${row.id}`, 'The answer', { 'How it stands': open })];
  return [asked, words(`answer-${row.id}`, 'The answer', row.answer, row.answeredBy!, row.answeredAt!)];
}

const commitmentBlocks = ({ commitments }: BriefingRows, zone: string): Block[] =>
  commitments.map(({ id, person, writer, words: said, due, doneAt, doneNote }) =>
    facts(`commitment-${id}`, `${person} will`, {
      What: said,
      Who: withWriter(person, writer),
      By: dayInWords(due),
      Done: doneAt && dayInWords(dayOf(new Date(doneAt), zone)),
      'What came of it': doneNote,
    }),
  );

/** How many, not who: the copy is read by more than who said it, the leader and the manager. */
const saidBlocks = ({ asked, saidSo, saidBefore }: ReturnType<typeof saidAmong>): Block[] =>
  asked === 0
    ? []
    : [
        facts('teach-back-facts', 'In their own words', {
          'How many': `${saidSo} of ${asked} who were there have said what they will do and why${saidBefore > 0 ? `, ${saidBefore} of them before the briefing` : ''}`,
        }),
      ];
