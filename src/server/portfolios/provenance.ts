// Where a piece of evidence comes from: facts for the assessor to weigh, never a score. Pure.

import { dayInWords, daysBetween, periodInWords } from '../day-words.ts';
import { allOf } from '../list-words.ts';
import { sayHappened } from '../plans/plan-versions.ts';
import type { EvidenceKind } from './portfolios.table.ts';

/** A version of the record that the evidence is a copy of. */
export type SourceVersion = {
  id: string;
  version: number;
  at: Date;
  action: string;
  actorId: string | null;
  actorName: string;
};

export type Origin = {
  kind: EvidenceKind;
  documentKind: string;
  candidateId: string;
  happenedFrom: string;
  happenedTo: string;
  takenAt: Date;
  simulated: boolean;
  /** The version taken; null for what was made for the portfolio. */
  versionId: string | null;
  /** The others whose words stand in the copy, with who wrote them down; null where they did themselves. */
  speakers: { name: string; writer: string | null }[];
  /** Kept versions of the source, oldest first; also those after the copy was taken. */
  versions: SourceVersion[];
};

export type Fact = { name: string; text: string };

/** The facts, in the order in which they are read. `dayOf` gives a moment's day in the organisation's time zone. */
export function provenance(origin: Origin, dayOf: (at: Date) => string): Fact[] {
  const taken = origin.versions.findIndex(({ id }) => id === origin.versionId);
  const before = origin.versions.slice(0, taken + 1);
  const after = origin.versions.slice(taken + 1);
  const recorded = before[0]?.at ?? origin.takenAt;
  return [
    { name: 'Came about', text: cameAbout(origin, before.at(-1)) },
    { name: 'Happened', text: periodInWords(origin.happenedFrom, origin.happenedTo) },
    { name: 'Written down', text: writtenDown(dayOf(recorded), origin.happenedFrom, origin.happenedTo) },
    ...(taken >= 0 ? [{ name: 'Changed before the copy', text: changes(before.slice(1), dayOf) }] : []),
    ...(taken >= 0 ? [{ name: 'Changed since the copy', text: changes(after, dayOf) }] : []),
    ...(taken >= 0 ? [{ name: 'Others who took part in the record', text: others(origin, before) }] : []),
    ...(origin.simulated ? [{ name: 'Declared', text: 'Simulated or hypothetical, by the candidate' }] : []),
  ];
}

/** Pages that are worked out anew each time, so that they have no version. */
const asSaid = new Set<EvidenceKind>(['allocation', 'skills', 'objectives', 'fair-shares']);

function cameAbout({ kind, documentKind }: Origin, version: SourceVersion | undefined) {
  if (kind === 'testimony' || kind === 'expert-testimony')
    return 'Written and signed by a witness whom the candidate asked';
  if (kind === 'figures') return 'Counted in Leadwell from imported contacts, and copied as the page said it then';
  if (asSaid.has(kind)) return 'Worked out in Leadwell from its records, and copied as its page said it then';
  if (kind === 'certificate') return 'Brought in as a file; what it certifies was learnt or shown elsewhere';
  if (kind === 'in-situ') return 'Described by the candidate; the thing itself stays where it is kept';
  if (kind === 'observation' || kind === 'questions' || kind === 'discussion')
    return 'Written and signed by an assessor, and read by the candidate before it became evidence';
  if (kind === 'file') return 'Brought in as a file; what it holds was made elsewhere';
  if (!version) return 'Written for the portfolio by the candidate';
  if (kind === 'account')
    return `Written in the candidate’s journal, version ${version.version}, read by nobody else before`;
  return `Written in Leadwell in the course of work: ${documentKind.toLowerCase()}, version ${version.version}`;
}

function writtenDown(recorded: string, from: string, to: string) {
  const days = daysBetween(to, recorded);
  if (recorded < from) return 'Before it began';
  if (days < 0) return 'While it went on';
  return days === 0 ? 'On the same day' : `${days} ${days === 1 ? 'day' : 'days'} afterwards`;
}

/** Versions of their own that change no word of what was signed or agreed to. */
const consents: Record<string, string> = { 'agreement.sign': 'signed', 'team-meeting.agree-minutes': 'agreed to' };

function changes(versions: SourceVersion[], dayOf: (at: Date) => string) {
  const changed = versions.filter(({ action }) => !Object.hasOwn(consents, action));
  const words = changed.length > 0 ? howOften(changed, dayOf) : 'not at all';
  const also = Object.entries(consents).flatMap(([action, what]) => {
    const given = versions.filter((one) => one.action === action);
    return given.length > 0 ? `; ${what} ${howOften(given, dayOf)}` : [];
  });
  return `${words[0]!.toUpperCase()}${words.slice(1)}${also.join('')}`;
}

function howOften(versions: SourceVersion[], dayOf: (at: Date) => string) {
  const last = versions.at(-1)!;
  const times = versions.length === 1 ? 'once' : `${versions.length} times`;
  const by = names(versions.map(({ actorName }) => actorName));
  return `${times}, last on ${dayInWords(dayOf(last.at))}, by ${by}`;
}

const acts: Record<string, string> = {
  'agreement.sign': 'signed',
  'understanding.state': 'said it in their own words',
  'understanding.confirm': 'confirmed',
  'assignment.answer': 'answered',
  'task.propose': 'proposed work',
  'task.wish': 'said what they wish',
  'one-to-one.prepare': 'put forward points',
  'one-to-one.amend': 'wrote in it',
  'one-to-one.hold': 'said that it was held',
  'one-to-one.close': 'closed it',
  'team-meeting.propose-minutes': 'proposed it',
  'team-meeting.agree-minutes': 'agreed to it',
  'team-meeting.correct-minutes': 'said what is wrong in it',
  'team-meeting.reply': 'answered what was said of it',
  'team-meeting.finish-action': 'said that an action is done',
  'team-meeting.let-go-action': 'let an action go',
  'team-meeting.close': 'closed it',
  'briefing.hold': 'ended the briefing',
  'briefing-question.answer': 'answered a question',
  'briefing-question.pass-on': 'passed a question on',
  'commitment.finish': 'said what came of their promise',
};

/** Whoever made a version of the record, with what they did, and whoever has words in it. */
function others({ candidateId, speakers, kind }: Origin, versions: SourceVersion[]) {
  const said = new Map<string, string[]>();
  const add = (name: string, what: string) => said.set(name, [...(said.get(name) ?? []), what]);
  const proposed = versions.findLastIndex(({ action }) => action === 'team-meeting.propose-minutes');
  for (const [at, version] of versions.entries())
    if (version.actorId !== candidateId) add(version.actorName, didWords(kind, version, at < proposed));
  for (const { name, writer } of speakers)
    add(name, writer ? `has words in it that ${writer} wrote down` : 'has words of their own in it');
  if (said.size === 0) return 'Nobody but the candidate wrote in it';
  return [...said].map(([name, what]) => `${name} (${names(what)})`).join('; ');
}

/** `isOutdated`: the minutes were proposed anew since, and who had agreed to them was asked again. */
function didWords(kind: EvidenceKind, { action }: SourceVersion, isOutdated: boolean) {
  if (isOutdated && action === 'team-meeting.agree-minutes') return 'agreed to what was proposed before';
  if (Object.hasOwn(acts, action)) return acts[action]!;
  return kind === 'work-plan' ? sayHappened({ action }) : 'changed it';
}

const names = (items: string[]) => allOf(new Set(items));
