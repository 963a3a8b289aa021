// A visit as a record with a place for each note, answer and mark: what the candidate reads, and the copy that becomes evidence. Pure.
import { dayInWords, dayOf, momentInWords } from '../../day-words.ts';
import type { StoredFile } from '../../files/files.table.ts';
import { timeInWords } from '../../time-words.ts';
import type { Block, RecordDocument } from '../document.ts';
import { paragraphs } from '../document-parts.ts';
import { inMinutes } from './seconds.ts';
import { circumstancesWords, visitKindWords } from './visit-state.ts';
import type { Visit, VisitNote } from './visits.table.ts';

export type { VisitNote };

/** What was kept of a visit, by what it is. */
export type TakenTogether = {
  noted: VisitNote[];
  asked: { question: VisitNote; answers: VisitNote[] }[];
  marks: VisitNote[];
  /** Criteria that were ticked while it went on, in that order, without those taken out again. */
  ticked: string[];
  /** By criterion: what shows it, as the assessor proposes. */
  shown: Map<string, VisitNote>;
  /** What arrived after it was signed, and stands in no copy. */
  late: VisitNote[];
};

/** @param notes in the order in which they were written */
export function takenTogether(notes: readonly VisitNote[], { signedAt }: Pick<Visit, 'signedAt'>): TakenTogether {
  const isLate = ({ arrivedAt }: VisitNote) => signedAt !== null && arrivedAt > signedAt;
  const inTime = notes.filter((note) => !isLate(note));
  const of = (kind: VisitNote['kind']) => inTime.filter((note) => note.kind === kind);
  const shows = new Map(of('shows').map((note) => [note.criterionIds[0]!, note]));
  const out = new Set([...shows].filter(([, { words }]) => words === null).map(([id]) => id));
  const ticked = new Set(inTime.filter(({ kind }) => kind !== 'shows').flatMap(({ criterionIds }) => criterionIds));
  return {
    noted: of('note'),
    asked: of('question').map((question) => ({
      question,
      answers: of('answer').filter(({ ofNoteId }) => ofNoteId === question.id),
    })),
    marks: of('mark'),
    ticked: [...ticked].filter((id) => !out.has(id)),
    shown: new Map([...shows].filter(([id]) => !out.has(id))),
    late: notes.filter(isLate),
  };
}

export type VisitFacts = {
  visit: Visit;
  notes: TakenTogether;
  candidate: string;
  observer: string;
  /** By id of criterion. */
  codes: Record<string, string>;
  recordings: (StoredFile & { take: string })[];
  timeZone: string;
};

/** @param facts of a visit that was signed */
export function visitDocument(facts: VisitFacts): RecordDocument {
  const { visit, notes, candidate, recordings, timeZone } = facts;
  const { kind, about, candidateId } = visit;
  const from = dayOf(visit.beganAt!, timeZone);
  const to = dayOf(visit.endedAt!, timeZone);
  const sections = [
    { id: 'visit', heading: 'How it was held', blocks: [heldBlock(facts)] },
    { id: 'account', heading: 'The assessor’s account', blocks: textBlocks('account', 'Account', visit.account) },
    {
      id: 'notes',
      heading: 'Noted while it went on',
      blocks: notes.noted.map((note, at) => noteBlock(facts, note, at)),
    },
    {
      id: 'answers',
      heading: 'Questions and answers',
      blocks: notes.asked.flatMap((one, at) => askedBlocks(facts, one, at)),
    },
    {
      id: 'marks',
      heading: 'What was talked about',
      blocks: notes.marks.map((mark, at) => markBlock(facts, mark, at)),
    },
    { id: 'recordings', heading: 'The recording', blocks: recordings.map(recordingBlock) },
    {
      id: 'comment',
      heading: 'What the candidate says of it',
      blocks: textBlocks('comment', 'Comment', visit.comment),
    },
    { id: 'signed', heading: 'Signed', blocks: [signedBlock(facts)] },
  ];
  return {
    ...{ title: `${visitKindWords[kind]}: ${about}`, kind: visitKindWords[kind], from, to },
    // The assessor is named in the facts: who observed has no part in the work, and judges it.
    people: [{ id: candidateId, name: candidate, part: 'candidate' }],
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** Where in the copy a note stands: the id of its block; null where it stands in none. */
export function placeOfNote({ noted, asked, marks }: TakenTogether, noteId: string): string | null {
  const at = (notes: readonly { id: string }[]) => notes.findIndex(({ id }) => id === noteId) + 1;
  if (at(noted)) return `note-${at(noted)}`;
  if (at(marks)) return `mark-${at(marks)}`;
  for (const [index, { question, answers }] of asked.entries()) {
    if (question.id === noteId) return answers.length > 0 ? answerId(index, 0) : `question-${index + 1}`;
    const answer = at(answers);
    if (answer) return answerId(index, answer - 1);
  }
  return null;
}

const answerId = (question: number, answer: number) =>
  answer === 0 ? `answer-${question + 1}` : `answer-${question + 1}-${answer + 1}`;

function heldBlock({ visit, notes, observer, timeZone }: VisitFacts): Block {
  const began = momentInWords(visit.beganAt!, timeZone);
  const kept = notes.noted.length + notes.marks.length;
  const facts = [
    { name: visit.kind === 'observation' ? 'Observed by' : 'Held by', value: observer },
    ...(visit.place ? [{ name: 'Where', value: visit.place }] : []),
    ...(visit.present ? [{ name: 'Who else was there', value: visit.present }] : []),
    { name: 'When', value: `${began} to ${timeInWords(visit.endedAt!, timeZone)}` },
    { name: 'How it came about', value: circumstancesWords[visit.circumstances] },
    ...(visit.plannedFor ? [{ name: 'Planned for', value: momentInWords(visit.plannedFor, timeZone) }] : []),
    ...(kept > 0 ? [{ name: 'Notes', value: `${kept}, ${lateWords([...notes.noted, ...notes.marks])}` }] : []),
    ...(visit.consent ? [{ name: 'Recording agreed', value: visit.consent }] : []),
  ];
  return { id: 'visit-1', kind: 'facts', label: 'How it was held', facts };
}

/** Whether it was written only once the visit was over, as a mark is when the recording is heard again. */
export const isAfterwards = ({ at }: Pick<VisitNote, 'at'>, { endedAt }: Pick<Visit, 'endedAt'>): boolean =>
  endedAt !== null && at > endedAt;

/** Written on a device without network, a note arrives later than it was written: that is told, since its moment is the device's word. */
const laterSeconds = 120;
const isLater = ({ at, arrivedAt }: VisitNote) => arrivedAt.getTime() - at.getTime() > laterSeconds * 1000;

function lateWords(notes: readonly VisitNote[]): string {
  const later = notes.filter(isLater).length;
  if (later === 0) return 'each kept when it was written';
  return `${later === notes.length ? 'all' : later} of them written without network and kept when there was one again`;
}

const textBlocks = (id: string, label: string, text: string | null): Block[] =>
  paragraphs(text ?? '').map((part, at) => ({
    ...{ id: `${id}-${at + 1}`, kind: 'words', label: `${label}, paragraph ${at + 1}`, text: part },
  }));

function noteBlock(facts: VisitFacts, note: VisitNote, at: number): Block {
  const time = timeInWords(note.at, facts.timeZone);
  const codes = codesOf(facts, note);
  const words = note.words ?? `Seen: ${codes}`;
  const label = withCodes(time, codes) + beside(note) + afterwards(facts, note);
  return { id: `note-${at + 1}`, kind: 'words', label, text: words };
}

const afterwards = ({ visit }: VisitFacts, note: VisitNote) =>
  isAfterwards(note, visit) ? `, ${note.kind === 'mark' ? 'marked' : 'written'} after its end` : '';

const beside = ({ ofNoteId, kind }: VisitNote) =>
  kind === 'note' && ofNoteId ? ', a second text of the same note' : '';

function askedBlocks(facts: VisitFacts, { question, answers }: TakenTogether['asked'][number], at: number): Block[] {
  const { candidate, observer } = facts;
  const label = withCodes(`Question ${at + 1}`, codesOf(facts, question));
  return [
    { id: `question-${at + 1}`, kind: 'words', label, text: question.words! },
    ...answers.map((answer, index): Block => {
      const how = answer.mode === 'written' ? `written by ${candidate}` : `spoken, noted by ${observer}`;
      return { id: answerId(at, index), kind: 'words', label: `Answer ${at + 1}, ${how}`, text: answer.words! };
    }),
  ];
}

function markBlock(facts: VisitFacts, mark: VisitNote, at: number): Block {
  const span = mark.to === null ? inMinutes(mark.from!) : `${inMinutes(mark.from!)} to ${inMinutes(mark.to)}`;
  const take = facts.recordings.findIndex((recording) => recording.take === mark.take) + 1;
  const where = facts.recordings.length > 1 && take > 0 ? `Recording ${take}, ${span}` : span;
  const label = withCodes(where, codesOf(facts, mark)) + afterwards(facts, mark);
  return { id: `mark-${at + 1}`, kind: 'words', label, text: mark.words! };
}

const recordingBlock = ({ id, name, size, hash }: StoredFile, at: number): Block => ({
  ...{ id: `recording-${at + 1}`, kind: 'file', label: name, fileId: id, name, size, sha256: hash },
});

const codesOf = ({ codes }: VisitFacts, { criterionIds }: VisitNote) =>
  criterionIds.flatMap((id) => codes[id] ?? []).join(', ');
const withCodes = (label: string, codes: string) => (codes ? `${label}, for ${codes}` : label);

function signedBlock({ visit, notes, observer, candidate, timeZone }: VisitFacts): Block {
  const facts = [
    { name: 'Declaration', value: visitDeclaration(candidate, visit, notes) },
    { name: 'Signed', value: `${observer}, ${momentInWords(visit.signedAt!, timeZone)}` },
    ...(visit.acknowledgedAt
      ? [{ name: 'Read by the candidate', value: `${candidate}, ${dayInWords(dayOf(visit.acknowledgedAt, timeZone))}` }]
      : []),
  ];
  return { id: 'signed-1', kind: 'facts', label: 'Declaration and signature', facts };
}

/** What the assessor signs. Of a discussion marks may be set when the recording is heard again. */
export function visitDeclaration(
  candidate: string,
  visit: Pick<Visit, 'kind' | 'endedAt'>,
  { noted }: Pick<TakenTogether, 'noted'>,
): string {
  if (visit.kind !== 'observation')
    return `This is what ${candidate} was asked and said to me. What I marked or noted of it is true to what was said.`;
  const saw = `This is what I saw and heard of ${candidate} myself. The notes were written while it went on`;
  return noted.some((note) => isAfterwards(note, visit))
    ? `${saw}, but for those that are marked as written after its end.`
    : `${saw}, and nothing was added to them.`;
}
