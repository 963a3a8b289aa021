// Whether a claim says how its place shows the criterion. It points and asks; it never stands in the way.

import { past } from './deed-words.ts';
import { type Checked, endOf, placesOf, type TextFinding, wholeOf } from './finding.ts';

/** What a claim's reason holds: what was done or said, and why that meets the words. `place`: it speaks of what stands there. */
export const claimParts = ['act', 'reason', 'place'] as const;
export type ClaimPart = (typeof claimParts)[number];
export type ClaimCheck = Checked & { present: ClaimPart[]; missing: ClaimPart[] };

/** The criterion claimed and the words of the place, as far as they are known. */
export type ClaimFacts = { criterion?: string | null; knowledge?: boolean; place?: string | null };

/** Fewer words of content cannot say how anything shows anything. */
const LEAST = 4;

/** Pure. */
export function checkClaim(
  how: string,
  { criterion = null, knowledge = false, place = null }: ClaimFacts = {},
): ClaimCheck {
  const said = contentOf(how);
  const own = criterion ? said.filter((word) => !contentOf(criterion).includes(word)) : said;
  const has: Record<ClaimPart, boolean> = {
    act: past.test(how) || acts.test(how),
    reason: becauses.test(how),
    place: place === null || contentOf(place).some((word) => own.includes(word)),
  };
  const parts = place === null ? claimParts.filter((part) => part !== 'place') : claimParts;
  return {
    findings: findingsIn(how, { said, own, has, criterion, knowledge, place }),
    present: parts.filter((part) => has[part]),
    missing: parts.filter((part) => !has[part]),
  };
}

type Facts = Required<ClaimFacts> & { said: string[]; own: string[]; has: Record<ClaimPart, boolean> };

function findingsIn(how: string, facts: Facts): TextFinding[] {
  const { said, own, has, criterion, knowledge, place } = facts;
  const [pointer] = placesOf(how, pointers);
  const [praise] = placesOf(how, assertions);
  if (pointer && said.length < LEAST + 2) return [pointsOnly(pointer)];
  if (criterion && own.length < 3 && said.length - own.length > 1) return [echo(how)];
  if (praise && !has.act && !has.reason) return [assertion(praise)];
  if (said.length < LEAST) return [short(how)];
  return [
    ...(knowledge && !has.reason ? [notExplained(how)] : []),
    ...(!knowledge && !has.act ? [noAct(how)] : []),
    ...(place !== null && !has.place ? [notOfPlace(how)] : []),
  ];
}

/** Somebody doing something in the present: "Mo says why in her own words", "the minutes show who spoke". */
const acts =
  /\b(?:I|we|she|he|they|[A-Z][a-z]{2,}|(?:the|my|our|each|every|two|three|four) (?:\w+ )?(?:members?|team|people|of them|adviser|agent|customer)) (?:also |then |both |each )?(?:ask|answer|agree|say|tell|explain|choose|offer|put|give|take|name|write|sign|add|propose|suggest|change|decide|describe|give reasons|set out|compare)(?:s|es)?\b/;
const becauses =
  /\b(?:because|so that|in order to|since|why|which (?:shows|meant|means|lets|let|is how|is what|kept|made)|this (?:shows|meant|means|is what|is how)|that (?:shows|is what|is how|meant)|as (?:she|he|they|I|we|the|it)|therefore|so (?:she|he|they|I|we|that|nobody|everybody|each|the)|instead of|rather than|for (?:her|him|them|each) to)\b/i;
const pointers =
  /\b(?:see (?:above|below|attached|evidence|document|page|the)|as (?:above|attached|stated|shown|per)|self[- ]explanatory|speaks for itself|refer to|same as|ditto|n\/?a)\b/gi;
const assertions =
  /\b(?:(?:this|it|the (?:evidence|document|plan|record)|I)(?: clearly| fully| also| have)? (?:shows?|demonstrates?|proves?|evidences?|meets?|covers?|fulfil(?:s|led)?|satisf(?:y|ies)|links? to|relates? to|met|shown|demonstrated) (?:that I (?:am|can|have|understand|know)|my|the|this|all|how|good|great|excellent|clear|full)[^.;!?]{0,60}|fully (?:meets?|covers?)|meets? the (?:criterion|criteria|requirement\w*))\b/gi;

const source = 'practice: a claim says how its place shows the criterion; R-094; R-108';
const short = (how: string): TextFinding => ({
  ...{ id: 'claim-too-short', severity: 'warn', where: wholeOf(how), source },
  why: 'It is too short to say what in that place shows it.',
  remedy: 'Who did or said what there, and why does that meet the words of the criterion?',
});
const echo = (how: string): TextFinding => ({
  ...{ id: 'criterion-words-only', severity: 'warn', where: wholeOf(how), source },
  why: 'It says the criterion again in its own words, and nothing of what stands in your evidence.',
  remedy: 'What happened at that place that somebody else could not claim in the same words?',
});
const pointsOnly = (where: TextFinding['where']): TextFinding => ({
  ...{ id: 'points-elsewhere', severity: 'warn', where, source },
  why: `“${where.text}” sends your assessor to look for it themselves.`,
  remedy: 'Which act or which words there do you mean, and why do they show it?',
});
const assertion = (where: TextFinding['where']): TextFinding => ({
  ...{ id: 'asserted-only', severity: 'warn', where, source },
  why: `“${where.text}”: that it is shown is said, and not by what.`,
  remedy: 'What did you do there, with whom, and what came back?',
});
const noAct = (how: string): TextFinding => ({
  ...{
    id: 'no-act',
    severity: 'warn',
    where: endOf(how),
    source: 'S2: tangible evidence of your real work activities; R-108',
  },
  why: 'It names a topic, not what was done. A performance criterion is shown by an act.',
  remedy: 'What did you do, with whom, and what did they say or do?',
});
const notExplained = (how: string): TextFinding => ({
  ...{ id: 'not-explained', severity: 'note', where: endOf(how), source: 'S2, outcome 4: explain, describe; R-108' },
  why: 'The criterion asks for knowledge, and a record only shows. Why it works is not said.',
  remedy: 'Why did you do it this way, and what would have gone wrong otherwise? Or take it to your discussion.',
});
const notOfPlace = (how: string): TextFinding => ({
  ...{ id: 'not-of-place', severity: 'note', where: endOf(how), source },
  why: 'No word of it stands at the place you chose.',
  remedy: 'Is it the right place? If so, which words there do you mean?',
});

/** Small words, and those in which claims and criteria are written whatever they are about. */
const plain = new Set(
  'about above after again against all also and any are because been before being below between both but can cannot could did does doing done during each evidence fully for from further had has have having her here hers him his how however into its itself just like made make many may meet meets might more most must near not now off once only other our out over own place same shall she should show shown showed shows some such than that the their theirs them then there these they this those through thus too under until upon use used very was were what when where which while who whom why will with within would you your demonstrate demonstrates demonstrated clear clearly criterion criteria good great well work'.split(
    ' ',
  ),
);

/** The words that say something, each in its stem: long enough, and not in every claim. */
export const contentOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).filter((word) => !plain.has(word)).map(stem);

const stem = (word: string) => word.replace(/(?:ations?|ing|ed|es|s|ment|ments|ly|ies|y)$/, '').slice(0, 7);
