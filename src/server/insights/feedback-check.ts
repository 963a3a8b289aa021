// R-031, L03: feedback says what somebody did, on which occasion, what came of it, and what is next. The words that are vague are pointed
// out, and what is missing is asked for; it never writes a sentence, and it stands in nobody's way. Pure.
// See docs/decisions/0286-feedback-is-checked-by-what-could-be-seen.md.
import { behaviour, namedDeed, situation } from './feedback-deeds.ts';
import { effect, followed, isStep, measure } from './feedback-effects.ts';
import { mixed, sensitive, type Vagueness, vague } from './feedback-words.ts';
import { type Checked, endOf, type Place, placesOf, type TextFinding, wholeOf } from './finding.ts';
import { sentencesOf } from './sentences.ts';

export const feedbackParts = ['situation', 'behaviour', 'impact', 'next', 'measure'] as const;
export type FeedbackPart = (typeof feedbackParts)[number];
export type FeedbackCheck = Checked & { present: FeedbackPart[]; missing: FeedbackPart[] };

const rule = 'S0: feedback names behaviour, situation and effect; R-031, L03';

/** Pure. `where` of what is missing is the end of the text. `known`: parts that are there, or are not, whatever the words say. */
export function checkFeedback(text: string, known: Partial<Record<FeedbackPart, boolean>> = {}): FeedbackCheck {
  if (text.trim() === '') return nothingYet(text);
  const found = partsIn(text);
  const has = (part: FeedbackPart) => known[part] ?? found[part].length > 0;
  const missing = feedbackParts.filter((part) => !has(part));
  return {
    present: feedbackParts.filter(has),
    missing,
    findings: [
      ...vagueIn(text, has('behaviour')),
      ...placesOf(text, sensitive).slice(0, 1).map(sensitiveMatter),
      ...missing.filter((part) => part !== 'behaviour').map((part) => ({ ...asks[part], where: endOf(text) })),
    ],
  };
}

/** Where each part stands. What is asked for next is no occasion and no deed. */
function partsIn(text: string): Record<FeedbackPart, Place[]> {
  const sentences = sentencesOf(text);
  const told = sentences.filter(({ text: said }) => !isStep(said));
  const toYou = /\by(?:ou|e|our)\b/i.test(text);
  const patterns = toYou ? behaviour : [...behaviour, namedDeed];
  const deeds = within(text, patterns, told).filter((place) => !isOfNoTime(text, place));
  const [first] = deeds;
  const theirs = !toYou && /^s?he\b/i.test(first?.text ?? '');
  const after = first ? within(text, followed(theirs), told).filter(({ start }) => start > first.start) : [];
  return {
    situation: within(text, situation, told),
    behaviour: deeds,
    impact: [...within(text, effect, told), ...after],
    next: sentences.filter(({ text: said }) => isStep(said)),
    measure: within(text, measure, sentences),
  };
}

/** Places of any of the patterns that begin in one of the sentences, in order. */
const within = (text: string, patterns: readonly RegExp[], sentences: readonly Place[]): Place[] =>
  patterns
    .flatMap((pattern) => placesOf(text, pattern))
    .filter(({ end }) => sentences.some((one) => one.start < end && end <= one.end))
    .sort((one, other) => one.start - other.start);

/** "You never double-check a thing", "since you joined": said of all times, which was seen at none, or of a time only. */
const isOfNoTime = (text: string, { start, end }: Place) => {
  const [before, words] = [text.slice(0, start), text.slice(start, end)];
  return (
    placesOf(words, vague.absolute).length > 0 ||
    /\b(?:always|never|forever|constantly) $/i.test(before) ||
    (/\bsince $/i.test(before) && /^you (?:joined|took|started|came|arrived|became|moved|began)\b/i.test(words))
  );
};

/** The words that are vague: what makes it vague where no behaviour is named, else by the way. Overlapping ones once. */
function vagueIn(text: string, isSpecific: boolean): TextFinding[] {
  const kinds = Object.keys(vague) as Vagueness[];
  const found = kinds
    .flatMap((kind) => placesOf(text, vague[kind]).map((place) => ({ kind, place: trimmed(place) })))
    .sort((one, other) => weight(other.kind) - weight(one.kind));
  const kept = found.filter(({ place }, at) => !found.slice(0, at).some((one) => overlaps(one.place, place)));
  const marks = kept
    .sort((one, other) => one.place.start - other.place.start)
    .map(({ kind, place }) => vagueWord(kind, place));
  const mixedUp = placesOf(text, mixed).slice(0, 1).map(mixedMessage);
  if (isSpecific) return [...marks, ...mixedUp];
  const [said = wholeOf(text)] = kept.map(({ place }) => place);
  const further = marks.filter(({ id, where }) => id !== 'vague-words' || where.start !== said.start);
  return [noBehaviour(said), ...further, ...mixedUp];
}

const weight = (kind: Vagueness) => (kind === 'general' ? 0 : kind === 'trait' ? 1 : 2);
const overlaps = (one: Place, other: Place) => one.start < other.end && other.start < one.end;
const trimmed = ({ end, text }: Place): Place => {
  const words = text.replace(/^(?:['’](?:s|re|m))? */, '');
  return { start: end - words.length, end, text: words };
};

const said: Record<Vagueness, Omit<TextFinding, 'where' | 'why' | 'source'> & { why: string }> = {
  general: {
    ...{
      id: 'vague-words',
      severity: 'note',
      why: 'could be said of anybody, and says nothing that was seen or heard.',
    },
    remedy: 'What did they do or say that makes you think so?',
  },
  trait: {
    ...{
      id: 'trait-not-behaviour',
      severity: 'warn',
      why: 'says what somebody is, which they cannot change by tomorrow.',
    },
    remedy: 'What did you see or hear them do?',
  },
  absolute: {
    ...{ id: 'always-or-never', severity: 'warn', why: 'invites the one exception as an answer.' },
    remedy: 'Which times do you know of?',
  },
  hearsay: {
    ...{ id: 'hearsay', severity: 'warn', why: 'is what others say, and nobody can answer somebody who is not named.' },
    remedy: 'What have you seen or heard yourself?',
  },
  comparison: {
    ...{
      id: 'compared-with-colleague',
      severity: 'warn',
      why: 'holds one person against another instead of against the work.',
    },
    remedy: 'What would be right, whoever does it?',
  },
};
const vagueWord = (kind: Vagueness, where: Place): TextFinding => ({
  ...{ ...said[kind], where, source: rule },
  why: `“${where.text}” ${said[kind].why}`,
});

const noBehaviour = (where: Place): TextFinding => ({
  ...{ id: 'vague-feedback', severity: 'warn', where, source: rule },
  why: 'It names nothing that somebody did, so they cannot tell what to do again or otherwise.',
  remedy: 'What did you see or hear them do?',
});

const mixedMessage = (where: Place): TextFinding => ({
  ...{ id: 'mixed-message', severity: 'note', where, source: rule },
  why: 'Praise that is taken back in the same breath is heard as neither.',
  remedy: 'Are these two things to say? Which one is this about?',
});

const sensitiveMatter = (where: Place): TextFinding => ({
  ...{
    id: 'sensitive-matter',
    severity: 'warn',
    where,
    source: 'S2 3.1, 4.8: sensitive matters have a restricted record; R-032',
  },
  why: `“${where.text}” may be about health, belief, private life or a complaint about somebody. Feedback may be shown and used as evidence.`,
  remedy: 'Does this belong here? A restricted record is read by those alone who are named on it.',
});

const asks: Record<Exclude<FeedbackPart, 'behaviour'>, Omit<TextFinding, 'where'>> = {
  situation: {
    ...{ id: 'no-situation', severity: 'warn', source: rule },
    why: 'No occasion is named, so nobody can tell which time is meant.',
    remedy: 'When was it, or with which customer or in which piece of work?',
  },
  impact: {
    ...{ id: 'no-impact', severity: 'warn', source: rule },
    why: 'What came of it is not said, so they do not learn why it matters.',
    remedy: 'What was different for a customer, a colleague or the service because of it?',
  },
  next: {
    ...{ id: 'no-next-step', severity: 'note', source: rule },
    why: 'It looks back only.',
    remedy: 'What exactly should be done again, or otherwise, the next time?',
  },
  measure: {
    ...{ id: 'no-measure', severity: 'note', source: rule },
    why: 'Nothing in it can be counted or checked later.',
    remedy: 'By what would you both see that it goes on or has changed?',
  },
};

const nothingYet = (text: string): FeedbackCheck => ({
  present: [],
  missing: [...feedbackParts],
  findings: [
    {
      ...{ id: 'vague-feedback', severity: 'stop', where: endOf(text), source: rule },
      ...{ why: 'Nothing is written yet.', remedy: 'What did you see or hear them do?' },
    },
  ],
});
