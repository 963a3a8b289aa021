// whether an account reflects or only describes, and what it holds of what a reflection is asked for. It points and asks;
// it never stands in the way. See docs/decisions/0240-reflection-is-told-by-what-is-questioned.md.
import { firstPerson, occasion, past, played, somebody, supposed } from './deed-words.ts';
import { type Checked, endOf, type Place, placesOf, type TextFinding, wholeOf } from './finding.ts';
import * as words from './reflection-words.ts';
import { sentencesOf } from './sentences.ts';

/** `reflection`: it questions why, or the writer's own part or assumptions. The others are the checks of R-101, theory and change. */
export const reflectionParts = [
  'reflection',
  'workplace-example',
  'policy-or-law-link',
  'own-learning',
  'quantified-effect',
  'theory-applied',
  'do-differently',
] as const;
export type ReflectionPart = (typeof reflectionParts)[number];
export type ReflectionCheck = Checked & { present: ReflectionPart[]; missing: ReflectionPart[] };

/** Fewer words than these say too little to tell anything by. */
const LEAST_WORDS = 12;

/** Pure. `where` of what is missing is the end of the text. */
export function checkReflection(text: string): ReflectionCheck {
  const size = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (size < LEAST_WORDS) return ofTooLittle(text, size);
  const sentences = sentencesOf(text);
  const rests = restsOnPlay(text, sentences);
  const found = partsIn(text, sentences, rests);
  const present = reflectionParts.filter((part) => found[part].length > 0);
  const missing = reflectionParts.filter((part) => found[part].length === 0);
  return {
    ...{ present, missing },
    findings: [
      ...(rests ? [simulated(rests)] : []),
      ...missing.filter((part) => part !== 'workplace-example' || !rests).map((part) => lacks(part, text)),
      ...placesOf(text, words.emptyLearning).slice(0, 1).map(emptyLearning),
    ],
  };
}

/** Where each part stands. */
function partsIn(text: string, sentences: Place[], rests: Place | null): Record<ReflectionPart, Place[]> {
  const isSupposed = rests !== null && isMostly(sentences, supposed);
  return {
    reflection: questioned(text, sentences).length > 0 ? questioned(text, sentences) : inward(sentences),
    'workplace-example': rests ? [] : sentences.filter((_, at) => isExample(sentences, at)),
    'policy-or-law-link': sentences.filter((_, at) => isTied(sentences, at)),
    'own-learning': learned(text, sentences),
    'quantified-effect': placesOf(text, words.compared),
    'theory-applied': sentences.filter((_, at) => isApplied(sentences, at)),
    'do-differently': isSupposed ? [] : sentences.filter(({ text: said }) => isChange(said)),
  };
}

/** Places where the writer questions themselves, if there are two of them in different sentences or of different kinds; else none. */
function questioned(text: string, sentences: Place[]): Place[] {
  const found = Object.entries(words.questioning).flatMap(([kind, pattern]) =>
    placesOf(text, pattern).map((place) => ({ kind, place })),
  );
  const kinds = new Set(found.map(({ kind }) => kind));
  const spoken = new Set(found.map(({ place }) => sentences.findIndex(({ end }) => place.start < end)));
  return kinds.size > 1 || spoken.size > 1 ? found.map(({ place }) => place) : [];
}

/** Least signs of looking inward in all, and to a sentence, where no phrase of questioning oneself is used twice. */
const INWARD = { least: 4, toASentence: 0.5 };

/** Sentences that look inward, where enough of the text does; else none. */
function inward(sentences: Place[]): Place[] {
  const signs = sentences.map(({ text }) => words.inward.filter((pattern) => pattern.test(text)).length);
  const all = signs.reduce((sum, count) => sum + count, 0);
  const isEnough = all >= INWARD.least && all >= INWARD.toASentence * sentences.length;
  return isEnough && firstPerson.test(sentences.map(({ text }) => text).join(' '))
    ? sentences.filter((_, at) => signs[at]! > 0)
    : [];
}

/** Said to be learned; or, of who questions themselves, what they now hold to be otherwise. */
function learned(text: string, sentences: Place[]): Place[] {
  const said = placesOf(text, words.learning);
  if (said.length > 0) return said;
  const isReflective = questioned(text, sentences).length > 0 || inward(sentences).length > 0;
  const { insight, assumption, otherwise } = words.questioning;
  const turned = sentences.filter((one) =>
    [insight!, assumption!, otherwise!, words.inward[2]!].some((pattern) => has(one.text, pattern)),
  );
  return isReflective && turned.length > 1 ? turned : [];
}

/** Something that happened, once, told by somebody who is in the account. */
function isExample(sentences: Place[], at: number): boolean {
  const { text } = sentences[at]!;
  const isOurs = sentences.some((one) => firstPerson.test(one.text));
  const isTold = past.test(text) && isOurs && !has(text, words.theories) && !has(text, supposed);
  return isTold && (occasion.test(text) || somebody.test(text));
}

/** More than two rules in one sentence are a list of them. */
function isTied(sentences: Place[], at: number): boolean {
  const { text } = sentences[at]!;
  const named = placesOf(text, words.policies).length;
  const isDone = [text, sentences[at + 1]?.text ?? ''].some((said) => firstPerson.test(said));
  return named > 0 && named < 3 && isDone && words.tied.test(text);
}

/** A theory is applied where it, or what is said right after it, is about somebody who was there. */
function isApplied(sentences: Place[], at: number): boolean {
  const { text } = sentences[at]!;
  if (!has(text, words.theories) || words.recited.test(text)) return false;
  return sentences
    .slice(at, at + 3)
    .some((one) => /\b(?:I|me|my|we|us|our|he|she|him|her)\b/.test(one.text) && !words.recited.test(one.text));
}

/** Not what somebody said aloud, nor what would be done if something were. */
function isChange(said: string): boolean {
  const text = said.replace(/[“"][^”"]*[”"]/g, ' ');
  return has(text, words.otherwiseNext) && !words.emptyChange.test(text) && !/\bif (?:an?|the|some\w+)\b/i.test(text);
}

/** What the account rests on, where that is played or only supposed; null where it is real. */
function restsOnPlay(text: string, sentences: Place[]): Place | null {
  const found = placesOf(text, played);
  const opening = (sentences[1] ?? sentences[0]!).end;
  const [early] = found.filter(({ start }) => start < opening);
  if (early && !isDated(sentences[0]!.text)) return early;
  if (found.length > 2) return found[0]!;
  return isMostly(sentences, supposed) ? (placesOf(text, supposed)[0] ?? null) : null;
}

/** "After the fire drill on 3 May a customer …" may be about what came after; "on Monday we had a drill" is not. */
const isDated = (text: string) => /\b(?:after|since|before) (?:the|a|our)\b/i.test(text) && occasion.test(text);

const isMostly = (sentences: Place[], pattern: RegExp) =>
  sentences.filter(({ text }) => has(text, pattern)).length * 5 >= sentences.length * 2;

const has = (text: string, pattern: RegExp) => placesOf(text, pattern).length > 0;

const reflects = 'S0, S3: critically reflect, not only describe; R-100';
const asks: Record<ReflectionPart, Omit<TextFinding, 'where'>> = {
  reflection: {
    ...{ id: 'descriptive-only', severity: 'warn', source: reflects },
    why: 'It tells what happened, and nowhere asks why, or what your own part in it was.',
    remedy: 'Why did you do it that way? What did you take for granted, and what did you see only afterwards?',
  },
  'workplace-example': {
    ...{ id: 'no-workplace-example', severity: 'warn', source: 'S3: a specific workplace example; R-101' },
    why: 'It names no particular occasion at work, so nobody can tell that it happened.',
    remedy: 'Which day, which customer or which colleague do you think of?',
  },
  'policy-or-law-link': {
    ...{ id: 'no-policy-or-law-link', severity: 'note', source: 'S3, S4: link to policy and legislation; R-101' },
    why: 'No policy, standard or law is tied to what was done. A list of them does not count.',
    remedy: 'Which rule of your organisation, or which law, bore on what you did, and how?',
  },
  'own-learning': {
    ...{ id: 'no-own-learning', severity: 'warn', source: 'S3: what you learned; R-101' },
    why: 'It does not say what you learned from it.',
    remedy: 'What do you know now, of yourself or of the work, that you did not know before?',
  },
  'quantified-effect': {
    ...{ id: 'no-quantified-effect', severity: 'note', source: 'S3: quantifiable data, before and after; R-101' },
    why: 'No figure shows the effect beside one to compare it with.',
    remedy: 'What was counted, before and after? If nothing was, who could have seen a difference, and did you ask?',
  },
  'theory-applied': {
    ...{ id: 'no-theory-applied', severity: 'note', source: 'S0, S3: recognised theories where appropriate; R-100' },
    why: 'No theory or model is used on the case.',
    remedy: 'Does one that you know explain what happened, or does it not fit? Where, exactly?',
  },
  'do-differently': {
    ...{ id: 'no-change', severity: 'note', source: 'S3: how you would improve; R-100' },
    why: 'It does not say what you do, or would do, in another way.',
    remedy: 'What exactly will somebody see you do another time?',
  },
};

const lacks = (part: ReflectionPart, text: string): TextFinding => ({ ...asks[part], where: endOf(text) });

const simulated = (where: Place): TextFinding => ({
  ...{ id: 'simulated-or-hypothetical', severity: 'warn', where, source: 'S1: real work, no simulation; R-098; L10' },
  why: `“${where.text}”: it rests on what was played or supposed, which shows nothing that you did at work.`,
  remedy: 'When did something like it happen to you at work? If this is meant, declare it as simulated.',
});

const emptyLearning = (where: Place): TextFinding => ({
  ...{ id: 'empty-learning', severity: 'note', where, source: 'S3: what you learned; R-101' },
  why: `“${where.text}” could stand under any account.`,
  remedy: 'Which one thing did you learn?',
});

function ofTooLittle(text: string, size: number): ReflectionCheck {
  const finding: TextFinding = {
    ...{ id: 'too-short', severity: 'stop', where: size === 0 ? endOf(text) : wholeOf(text), source: reflects },
    why: size === 0 ? 'Nothing is written yet.' : 'It is too short to tell what happened and what you make of it.',
    remedy: 'What happened, and why do you think about it still?',
  };
  return { findings: [finding], present: [], missing: [...reflectionParts] };
}
