// The minutes as one document. Kept when they are proposed and at every change after.
import type { Keep } from '../act.ts';
import { dayInWords, dayOf, momentInWords } from '../day-words.ts';
import type { Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import { unnamedSpeaker, withWriter } from '../ledger/who-said.ts';
import { allOf } from '../list-words.ts';
import type { Actor } from '../people/actor.ts';
import { namedOnly } from '../plans/document-people.ts';
import { facts, keepIfNew } from '../plans/plan-document.ts';
import { type MeetingRows, meetingRows, talkedOf, undecidedOf, wasThere } from './meeting-rows.ts';
import { lapseWords } from './team-meeting-state.ts';
import { howWords, wantsWords } from './team-meetings.form.ts';
import { techniqueOf } from './techniques.ts';

/** Keeps the minutes of a meeting for which they were proposed, unless they were kept like this already. */
export async function keepMinutes(tx: Tx, actor: Actor, meetingId: string, keep: Keep): Promise<void> {
  const rows = await meetingRows(actor, meetingId)(tx);
  if (!rows.meeting.proposedAt) return;
  const document = minutesDocument(rows, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'team-meeting-document', id: meetingId }, document, keep);
}

/** Every item, decision, action and correction is a place of its own, named by its id. It says nothing that time alone would make untrue. */
export function minutesDocument(rows: MeetingRows, zone: string): RecordDocument {
  const { meeting } = rows;
  const day = dayOf(new Date(meeting.at), zone);
  const talked = talkedOf(rows).filter(({ openedAt }) => openedAt);
  const sections = [
    { id: 'meeting', heading: 'The meeting', blocks: [meetingFacts(rows, zone)] },
    ...talked.map((item, at) => ({
      ...{ id: `item-${item.id}`, heading: `${at + 1}. ${item.words}`, blocks: itemBlocks(rows, item, zone) },
    })),
    { id: 'not-reached', heading: 'Not reached, or taken out', blocks: leftOut(rows) },
    { id: 'corrections', heading: 'Corrections', blocks: rows.corrections.flatMap(correctionBlocks) },
    { id: 'agreement', heading: 'Agreement to these minutes', blocks: [agreementBlock(rows, zone)] },
  ];
  return {
    ...{
      title: `Minutes: ${meeting.title}, ${dayInWords(day)}`,
      kind: 'Minutes of a team meeting',
      from: day,
      to: day,
    },
    people: peopleOf(rows),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** Who was there or led it may take a copy; who is only named may not. */
function peopleOf(rows: MeetingRows): RecordDocument['people'] {
  const { facilitator, caller, people, actions } = rows;
  const all = [
    { ...facilitator, part: 'facilitated' },
    { ...caller, part: 'called the meeting' },
    ...people.filter(wasThere).map(({ id, name }) => ({ id, name, part: 'took part' })),
    ...[...people, ...actions.map(({ owner }) => owner), ...saidOf(rows)].map(({ id, name }) => ({
      ...{ id, name, part: namedOnly[3] },
    })),
  ];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

const saidOf = ({ said, decisions, corrections }: MeetingRows) => [
  ...said.flatMap(({ speaker, by }) => (speaker ? [speaker, by] : [])),
  ...decisions.flatMap(({ decider, by }) => (decider ? [decider, by] : [by])),
  ...corrections.flatMap(({ by, repliedBy }) => (repliedBy ? [by, repliedBy] : [by])),
];

function meetingFacts({ meeting, team, plan, caller, facilitator, people }: MeetingRows, zone: string): Block {
  const of = (wanted: string) =>
    allOf(people.filter(({ attendance }) => attendance === wanted).map(({ name }) => name)) || null;
  return facts('meeting-facts', 'The meeting', {
    Team: team,
    'What for': meeting.purpose,
    'Called for': momentInWords(new Date(meeting.at), zone),
    ...(meeting.heldAt && { [begunLabel(meeting, zone)]: momentInWords(new Date(meeting.heldAt), zone) }),
    'Planned for': `${meeting.minutes} minutes`,
    Where: meeting.place,
    'Work plan': plan,
    'Called by': caller.name,
    Facilitator: facilitator.name,
    'Talk led as': techniqueOf(meeting.technique).name,
    Here: of('present'),
    'Came later': of('late'),
    Apologies: of('apologies'),
    Spoke: spokeWords(meeting),
  });
}

/** What its beginning here was: of a meeting of an earlier day only that it was written down. */
export const begunLabel = ({ at, heldAt }: Pick<MeetingRows['meeting'], 'at' | 'heldAt'>, zone: string): string =>
  heldAt && dayOf(new Date(heldAt), zone) > dayOf(new Date(at), zone) ? 'Written down from' : 'Begun';

/** "7 of the 9 who were there"; null where nobody counted. */
export const spokeWords = ({ spoke, present }: Pick<MeetingRows['meeting'], 'spoke' | 'present'>): string | null =>
  spoke === null || present === null ? null : `${spoke} of the ${present} who were there`;

export const authorWords = ({ author }: MeetingRows['items'][number]): string => author?.name ?? 'Without a name';

function itemBlocks(rows: MeetingRows, item: MeetingRows['items'][number], zone: string): Block[] {
  const here = <T extends { itemId: string }>(all: T[]) => all.filter(({ itemId }) => itemId === item.id);
  return [
    facts(`wanted-${item.id}`, 'Item', {
      'Added by': authorWords(item),
      Wanted: wantsWords[item.wants],
      'Minutes asked for': item.minutes === null ? null : String(item.minutes),
    }),
    ...here(rows.said).map(saidBlock),
    ...here(rows.decisions).map(decisionBlock),
    ...(undecidedOf(rows).includes(item)
      ? [facts(`undecided-${item.id}`, 'Decision', { Decided: noDecisionWords })]
      : []),
    ...here(rows.actions).map((action) => actionBlock(action, zone)),
  ];
}

/** Said by who spoke, whoever wrote it down. Without a name nobody is named: who wrote it down may be who said it. */
function saidBlock({ id, kind, speaker, words, by, at }: MeetingRows['said'][number]): Block {
  const [how, text] = [
    kind === 'dissent' ? 'Disagreed: ' : '',
    { id: `said-${id}`, kind: 'words' as const, text: words },
  ];
  if (!speaker) return { ...text, label: `${how}${unnamedSpeaker}` };
  const label = `${how}${withWriter(speaker.name, speaker.id === by.id ? null : by)}`;
  return { ...text, label, by: speaker.name, at: new Date(at).toISOString() };
}

/** "Imani Clarke, having heard the others", "Everybody present, by vote: 6 for, 2 against" */
export const decidedWords = ({ how, votes, decider }: MeetingRows['decisions'][number]): string =>
  how === 'alone'
    ? `${decider?.name}, having heard the others`
    : `Everybody present. ${howWords[how]}${votes ? `: ${votes}` : ''}`;

/** Of an item that was to be decided and was left open. */
export const noDecisionWords = 'No decision was made.';

const decisionBlock = (decision: MeetingRows['decisions'][number]): Block =>
  facts(`decision-${decision.id}`, 'Decision', { Decided: decision.words, 'By whom, and how': decidedWords(decision) });

const actionBlock = (action: MeetingRows['actions'][number], zone: string): Block =>
  facts(`action-${action.id}`, 'Action', {
    Action: action.words,
    Who: action.owner.name,
    By: dayInWords(action.due),
    Done: action.doneAt && dayInWords(dayOf(new Date(action.doneAt), zone)),
    'What came of it': action.doneNote,
    'Let go': action.letGoReason,
  });

const leftOut = ({ items }: MeetingRows): Block[] =>
  items
    .filter(({ openedAt }) => !openedAt)
    .map((item) =>
      facts(`left-${item.id}`, 'Item', {
        Item: item.words,
        'Added by': authorWords(item),
        'Taken out': item.takenOutReason && `by ${item.takenOutBy}: ${item.takenOutReason}`,
      }),
    );

const correctionBlocks = (row: MeetingRows['corrections'][number]): Block[] => [
  {
    ...{
      id: `correction-${row.id}`,
      kind: 'words',
      text: row.words,
      by: row.by.name,
      at: new Date(row.at).toISOString(),
    },
    label: `${row.by.name}, ${row.afterAgreement ? 'after the minutes were agreed' : 'before the minutes were agreed'}`,
  },
  ...(row.reply && row.repliedAt
    ? [
        {
          ...{
            id: `reply-${row.id}`,
            kind: 'words' as const,
            label: `Answer of ${row.repliedBy?.name}`,
            text: row.reply,
          },
          ...{ by: row.repliedBy?.name ?? '', at: new Date(row.repliedAt).toISOString() },
        },
      ]
    : []),
];

const agreementBlock = ({ meeting, proposedBy, agreements }: MeetingRows, zone: string): Block =>
  facts('agreement-facts', 'Agreement', {
    'Proposed by': `${proposedBy}, ${momentInWords(new Date(meeting.proposedAt!), zone)}`,
    'Agreed by': allOf(agreements.map(({ name, at }) => `${name} on ${dayInWords(dayOf(new Date(at), zone))}`)) || null,
    'Agreed by everybody who was there': meeting.agreedAt && dayInWords(dayOf(new Date(meeting.agreedAt), zone)),
    'When they are agreed': lapseWords(meeting.correctUntil!),
    Closed: meeting.closedAt && dayInWords(dayOf(new Date(meeting.closedAt), zone)),
  });
