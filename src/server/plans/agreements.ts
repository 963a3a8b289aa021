// What each member agrees to: their part of a plan as one document, kept whenever it changes, signed as it was kept.
import { createHash } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, periodInWords } from '../day-words.ts';
import { type Read, sql, type Tx } from '../db.ts';
import { canonical } from '../ledger/canonical.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { keepBriefingsOf } from './briefing-document.ts';
import { workTitle } from './buddying.ts';
import { peopleOfAgreement } from './document-people.ts';

import { ownFacts } from './person-objective-facts.ts';
import { facts, keptBuddies, taskFacts, words } from './plan-document.ts';
import { type AnswerRow, type AssignmentRow, type PlanRows, planRows, type UnderstandingRow } from './plan-rows.ts';
import { daysOf } from './record-days.ts';
import { changesSince, givenSince } from './said-of.ts';

/** What was agreed to and who signed it. `termsVersion`: the version in which these terms were first kept, which is what is signed. */
export type AgreementRecord = RecordDocument & { id: string; version: number; termsVersion: number };
export type Terms = { versionId: string; hash: string; record: AgreementRecord };

/**
 * Keeps the agreement of everybody whose part of the plan reads differently now; their signatures are then out of date. With them the
 * briefings that were held, which say how many have said it in their own words.
 */
export async function keepAgreements(tx: Tx, actor: Actor, planId: string, keep: Keep): Promise<void> {
  const rows = await planRows(actor, planId)(tx);
  const holders = new Set(rows.assignments.map(({ personId }) => personId));
  const kept = await newestAgreements(actor, planId)(tx);
  for (const { personId } of kept) holders.add(personId);
  for (const personId of holders) {
    const terms = kept.find((one) => one.personId === personId);
    const document = agreementDocument(rows, personId, terms ?? null, actor.organisation.timeZone);
    if (terms && canonical(saidIn(terms.terms)) === canonical(saidIn(document))) continue;
    const version = (terms?.version ?? 0) + 1;
    const record: AgreementRecord = { ...document, id: agreementId(planId, personId), version, termsVersion: version };
    keep('agreement-document', record);
  }
  await keepBriefingsOf(tx, actor, rows, keep);
}

/** What is agreed and signed. Who leads the team is no part of it: whoever comes or goes there undoes no signature. */
const saidIn = ({ title, kind, from, to, sections }: RecordDocument) => ({ title, kind, from, to, sections });

/** One agreement for a plan and a person, for ever: an id made of the two (a version 8 UUID, RFC 9562). */
export function agreementId(planId: string, personId: string): string {
  const hex = createHash('sha256').update(`agreement ${planId} ${personId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The same in SQL, of a plan and a person that a query names. */
export const agreementIdOf = (planId: SQL, personId: SQL): SQL => sql`
  (with h (x) as (select encode(sha256(convert_to('agreement ' || ${planId} || ' ' || ${personId}, 'UTF8')), 'hex'))
    select (substr(x, 1, 8) || '-' || substr(x, 9, 4) || '-8' || substr(x, 14, 3) || '-8' || substr(x, 18, 3) || '-'
      || substr(x, 21, 12))::uuid from h)`;

type Kept = { personId: string; name: string; version: number; terms: AgreementRecord };

/** Of everybody who has or had a part: the newest version number, and the terms that hold. */
const newestAgreements =
  (actor: Actor, planId: string) =>
  async (db: Read): Promise<Kept[]> => {
    const people = await db.rows<{ personId: string; name: string }>(sql`
      select distinct s.person_id as "personId", m.name from assignments s
      join people m on m.organisation_id = s.organisation_id and m.id = s.person_id
      where s.organisation_id = ${actor.organisationId} and s.plan_id = ${planId}`);
    const owner = new Map(people.map((one) => [agreementId(planId, one.personId), one]));
    const found = await db.rows<{ recordId: string; version: number; terms: AgreementRecord }>(sql`
      select v.record_id as "recordId", max(v.version)::int as version,
        (array_agg(v.record order by v.sequence desc) filter (where v.record -> 'termsVersion' = v.record -> 'version'))[1] as terms
      from versions v where v.organisation_id = ${actor.organisationId} and v.kind = 'agreement-document'
        and v.record_id = any(${sql.param([...owner.keys()])}::uuid[]) group by v.record_id`);
    return found.map(({ recordId, ...kept }) => ({ ...owner.get(recordId)!, ...kept }));
  };

/** The terms that hold for one person now, as they were kept; null before any work was given to them. */
export const termsOf =
  (actor: Actor, planId: string, personId: string) =>
  async (db: Read): Promise<Terms | null> => {
    const [found] = await db.rows<Terms>(newestTerms(actor, planId, personId));
    return found ?? null;
  };

/** The statement for it. */
export const newestTerms = (actor: Actor, planId: string, personId: string): SQL => sql`
  select id as "versionId", hash, record from versions
  where organisation_id = ${actor.organisationId} and record_id = ${agreementId(planId, personId)}
    and kind = 'agreement-document' and record -> 'termsVersion' = record -> 'version'
  order by sequence desc limit 1`;

export const contentOf = ({ title, kind, from, to, people, sections }: RecordDocument): RecordDocument => ({
  ...{ title, kind, from, to, people, sections },
});

/**
 * A member's part of a plan: the work given, why to them, their answers, their understanding. Its days are those on which
 * that was given and said. `known`: their agreement as it was kept last, for whoever has no work of the plan any more.
 */
export function agreementDocument(rows: PlanRows, personId: string, known: Kept | null, zone: string): RecordDocument {
  const mine = rows.assignments.filter((row) => row.personId === personId);
  const name = mine[0]?.name ?? known?.name ?? rows.people.find(({ id }) => id === personId)?.name ?? '';
  const { plan } = rows;
  const { from, to } = agreedOn(rows, personId, mine, zone) ?? known!.terms;
  return {
    ...{ title: `Agreement with ${name}: ${plan.title}`, kind: 'Agreement', from, to },
    people: peopleOfAgreement(rows, { id: personId, name }),
    sections: [
      { id: 'plan', heading: 'The plan', blocks: [planBlock(rows)] },
      { id: 'work', heading: 'The work', blocks: mine.map((row) => workBlock(rows, row)) },
      { id: 'objectives', heading: 'Objectives of their own', blocks: ownBlocks(rows, personId) },
      { id: 'answers', heading: 'Answers', blocks: mine.flatMap((row) => answerBlocks(rows, row)) },
      understandingSection(rows, mine, { id: personId, name }, zone),
    ].filter(({ id, blocks }) => id === 'work' || blocks.length > 0),
  };
}

/** Null where this person has no work of the plan. */
function agreedOn({ answers, understandings }: PlanRows, personId: string, mine: AssignmentRow[], zone: string) {
  if (mine.length === 0) return null;
  const ids = new Set(mine.map(({ id }) => id));
  const said = [
    ...answers.filter(({ assignmentId }) => ids.has(assignmentId)),
    ...understandings.filter((row) => row.personId === personId),
  ];
  const first = understandings.filter((row) => row.personId === personId).map(({ firstSaidAt }) => firstSaidAt);
  return daysOf([...mine.map(({ at }) => at), ...first, ...said.flatMap(({ at, repliedAt }) => [at, repliedAt])], zone);
}

const planBlock = ({ plan, team }: PlanRows): Block =>
  facts('plan-facts', plan.title, {
    Plan: plan.title,
    Team: team,
    Period: periodInWords(plan.startsOn, plan.endsOn),
  });

function workBlock({ tasks, assignments }: PlanRows, row: PlanRows['assignments'][number]): Block {
  const task = tasks.find(({ id }) => id === row.taskId)!;
  const id = row.buddyToId ? `buddy-${row.taskId}-${row.buddyToId}` : `work-${row.taskId}`;
  return facts(id, workTitle(task.title, row), {
    ...taskFacts(task),
    'Buddy to': row.buddyTo,
    Hours: `${row.hours} h`,
    'A step up': row.develops ? 'Yes: one level above what was assessed' : null,
    Buddy: row.buddyToId ? null : keptBuddies(row, assignments),
    'Why this person': row.because.join('; ') || null,
  });
}

const ownBlocks = ({ ownObjectives }: PlanRows, personId: string): Block[] =>
  ownObjectives
    .filter((row) => row.personId === personId)
    .map((row) => facts(`own-${row.id}`, row.title, ownFacts(row)));

function answerBlocks({ answers, tasks }: PlanRows, row: PlanRows['assignments'][number]): Block[] {
  const title = workTitle(tasks.find(({ id }) => id === row.taskId)!.title, row);
  return answers
    .filter(({ assignmentId }) => assignmentId === row.id)
    .flatMap((answer) => [
      words(
        `answer-${answer.id}`,
        title,
        `${answerWords[answer.answer]}${answer.words ? `: ${answer.words}` : ''}`,
        row.name,
        answer.at,
      ),
      ...(answer.reply
        ? [words(`reply-${answer.id}`, `Reply about ${title}`, answer.reply, answer.repliedBy!, answer.repliedAt!)]
        : []),
    ]);
}

export const answerWords: Record<AnswerRow['answer'], string> = {
  accept: 'Agreed',
  query: 'Query',
  decline: 'Declined',
  counter: 'Counter-offer',
};

/** Words that were said of earlier work say so where the section is read, and in what was replied. */
function understandingSection({ understandings, tasks }: PlanRows, mine: AssignmentRow[], who: Member, zone: string) {
  const said = understandings.find((row) => row.personId === who.id);
  const since = said ? givenSince(said, mine) : [];
  const isEarlier = said !== undefined && since.length + said.takenSince.length > 0;
  const heading = `What it is for, in their own words${isEarlier ? ', said of earlier work' : ''}`;
  const titles = since.map((row) => workTitle(tasks.find(({ id }) => id === row.taskId)!.title, row));
  const { given, anew, taken } = changesSince(titles, said?.takenSince ?? []);
  const listed = (some: readonly string[]) => some.map((title) => `“${title}”`).join(', ') || null;
  const changes = {
    'Given since this was said': listed(given),
    'Given anew since this was said': listed(anew),
    'Taken away since this was said': listed(taken),
  };
  const blocks = said ? understandingBlocks(said, who.name, isEarlier, zone) : [];
  return {
    ...{ id: 'understanding', heading },
    blocks: isEarlier ? [facts('said-of', 'Said of earlier work', changes), ...blocks] : blocks,
  };
}

type Member = { id: string; name: string };

function understandingBlocks(said: UnderstandingRow, name: string, isEarlier: boolean, zone: string): Block[] {
  const { id, firstSaidAt } = said;
  const own = (part: string, label: string, text: string) =>
    words(`${part}-${id}`, label, text, name, firstSaidAt ?? said.at);
  const outcome = `${said.outcome === 'confirmed' ? 'Confirmed' : 'Clarified'}${isEarlier ? ', of earlier work' : ''}`;
  const reply = `${outcome}${said.reply ? `: ${said.reply}` : ''}`;
  const again = (first: string) =>
    `My words of ${dayInWords(dayOf(new Date(first), zone))} hold for all the work given until now.`;
  return [
    own('what', 'What I will do', said.what),
    own('why', 'Why it matters to customers', said.why),
    ...(said.support ? [own('support', 'Support I want', said.support)] : []),
    ...said.clarifiedBefore.map(({ reply, repliedBy, repliedAt }, at) =>
      words(`clarified-${id}-${at + 1}`, 'Made clear before', reply, repliedBy, repliedAt),
    ),
    ...(firstSaidAt ? [words(`again-${id}`, 'Whether it still holds', again(firstSaidAt), name, said.at)] : []),
    ...(said.outcome
      ? [words(`confirmation-${id}`, 'The leader’s reply', reply, said.repliedBy!, said.repliedAt!)]
      : []),
  ];
}
