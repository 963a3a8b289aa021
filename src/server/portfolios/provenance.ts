// Where a piece of evidence comes from: facts for the assessor to weigh, never a score. Pure.

import { dayInWords, daysBetween, periodInWords } from '../day-words.ts';
import { allOf } from '../list-words.ts';
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
  /** Names of the others whose words stand in the copy. */
  writers: string[];
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

function cameAbout({ kind, documentKind }: Origin, version: SourceVersion | undefined) {
  if (kind === 'file') return 'Brought in as a file; what it holds was made elsewhere';
  if (!version) return 'Written for the portfolio by the candidate';
  return `Written in Leadwell in the course of work: ${documentKind.toLowerCase()}, version ${version.version}`;
}

function writtenDown(recorded: string, from: string, to: string) {
  const days = daysBetween(to, recorded);
  if (recorded < from) return 'Before it began';
  if (days < 0) return 'While it went on';
  return days === 0 ? 'On the same day' : `${days} ${days === 1 ? 'day' : 'days'} afterwards`;
}

/** A signature is a version of its own, and changes no word. */
function changes(versions: SourceVersion[], dayOf: (at: Date) => string) {
  const isSigned = ({ action }: SourceVersion) => action === 'agreement.sign';
  const [signed, changed] = [versions.filter(isSigned), versions.filter((one) => !isSigned(one))];
  const words = changed.length > 0 ? howOften(changed, dayOf) : 'not at all';
  const also = signed.length > 0 ? `; signed ${howOften(signed, dayOf)}` : '';
  return `${words[0]!.toUpperCase()}${words.slice(1)}${also}`;
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
};

/** Whoever changed the record since it was first kept, and whoever wrote words in it before that. */
function others({ candidateId, writers }: Origin, versions: SourceVersion[]) {
  const said = new Map<string, string[]>();
  const add = (name: string, what: string) => said.set(name, [...(said.get(name) ?? []), what]);
  for (const { actorId, actorName, action } of versions)
    if (actorId !== candidateId) add(actorName, acts[action] ?? 'changed it');
  for (const name of writers) add(name, 'has words of their own in it');
  if (said.size === 0) return 'Nobody but the candidate wrote in it';
  return [...said].map(([name, what]) => `${name} (${names(what)})`).join('; ');
}

const names = (items: string[]) => allOf(new Set(items));
