// What to do next: the gap list in words, what is dated first, then what costs least and closes most. Pure.

import { dayInWords, daysAfter, spanInWords } from '../day-words.ts';
import { allOf, oneOf } from '../list-words.ts';
import type { CriterionKind } from '../qualifications/units.table.ts';
import { sourceClassWords } from './sources.ts';
import type { ClaimState, EvidenceState } from './states.ts';
import { type CriterionStatus, missingIn, type Needs, satisfies, type Tally } from './sufficiency.ts';

export type Step = {
  what: 'mend' | 'submit' | 'claim' | 'cover' | 'strengthen';
  title: string;
  text: string;
  /** The criteria it is for. */
  codes: string[];
  /** The evidence to open; without it, evidence is to be added. */
  evidenceId: string | null;
};

export type Gap = {
  id: string;
  code: string;
  kind: CriterionKind;
  /** `arisesFrom`: kinds of evidence, as `arising` tells them. */
  outcome: { number: string; title: string; arisesFrom: string[] };
  status: CriterionStatus;
};
export type Piece = { id: string; number: number; title: string; state: EvidenceState; codes: string[] };
/** A judgement that asked for more and has not been answered by a newer one. `due` is YYYY-MM-DD. */
export type Returned = {
  criterionId: string;
  evidenceId: string;
  number: number;
  code: string;
  action: string;
  due: string;
};

/** The steps in the order in which to take them. `leads`: whether the candidate leads anybody, and so has records of that. */
export function nextSteps(
  gaps: readonly Gap[],
  pieces: readonly Piece[],
  returned: readonly Returned[],
  leads = true,
): Step[] {
  const open = new Set(gaps.filter(({ status }) => status.state !== 'sufficient').map(({ code }) => code));
  const asked = returned.filter(({ code }) => open.has(code)).sort((a, b) => a.due.localeCompare(b.due));
  return [
    ...asked.map(mend),
    ...pieces.filter(({ state }) => state === 'drafted').map(submit),
    ...pieces.filter(({ state }) => state === 'captured').map(claim),
    ...pieces.filter(({ state }) => state === 'unclaimed').map(claimAgain),
    ...cover(
      gaps.filter(({ status }) => status.state === 'uncovered'),
      leads,
    ),
    ...strengthen(gaps.filter(needsMore)),
  ];
}

type Judged = {
  criterionId: string;
  evidenceId: string;
  state: ClaimState;
  madeAt: string;
  judgedAt: string | null;
  action: string | null;
  actionDue: string | null;
};
type Asked<Claim> = Claim & { action: string; actionDue: string };

/** Claims of which assessors asked for more, unless the criterion was claimed once more since: that is the answer. */
export function unanswered<Claim extends Judged>(claims: readonly Claim[]): Asked<Claim>[] {
  const claimedSince = ({ criterionId, judgedAt }: Claim) =>
    claims.some(
      (other) =>
        other.criterionId === criterionId &&
        other.state !== 'withdrawn' &&
        judgedAt !== null &&
        Date.parse(other.madeAt) > Date.parse(judgedAt),
    );
  return claims.filter(
    (claim): claim is Asked<Claim> =>
      (claim.state === 'not-accepted' || claim.state === 'partly-accepted') &&
      claim.action !== null &&
      claim.actionDue !== null &&
      !claimedSince(claim),
  );
}

/** The action as a gap says it. */
export const actionInWords = (action: string, due: string): string => `Asked for by ${dayInWords(due)}: “${action}”`;

const mend = ({ evidenceId, number, code, action, due }: Returned): Step => ({
  what: 'mend',
  title: `Respond to the action on evidence ${number} for ${code}`,
  text: `“${action}” By ${dayInWords(due)}.`,
  codes: [code],
  evidenceId,
});

const submit = ({ id, number, title, codes }: Piece): Step => ({
  what: 'submit',
  title: `Sign and submit evidence ${number}: ${title}`,
  text: `${codes.length === 1 ? 'One claim waits' : `${codes.length} claims wait`} for your signature; until then nobody else sees them.`,
  codes,
  evidenceId: id,
});

const claim = ({ id, number, title }: Piece): Step => ({
  what: 'claim',
  title: `Say what evidence ${number} shows: ${title}`,
  text: 'It is kept, and claimed for no criterion yet.',
  codes: [],
  evidenceId: id,
});

const claimAgain = ({ id, number, title }: Piece): Step => ({
  what: 'claim',
  title: `Claim a criterion with evidence ${number}, or withdraw it: ${title}`,
  text: 'It is submitted, and every claim on it was withdrawn: nobody has anything to judge in it.',
  codes: [],
  evidenceId: id,
});

/** Criteria without anything, one step for each outcome, the one with most of them first. */
function cover(gaps: Gap[], leads: boolean): Step[] {
  return byOutcome(gaps).map((group) => ({
    what: 'cover',
    title: `${beginning(group, leads)} for outcome ${group[0]!.outcome.number}`,
    text: `Nothing is claimed yet for ${list(codesOf(group))}. One good record can show several of them.`,
    codes: codesOf(group),
    evidenceId: null,
  }));
}

const needsMore = ({ status }: Gap) =>
  status.state !== 'sufficient' && status.claimed.occasions > 0 && !satisfies(status.claimed, status.needs);

function strengthen(gaps: Gap[]): Step[] {
  return byOutcome(gaps).map((group) => ({
    what: 'strengthen',
    title: `Show more of outcome ${group[0]!.outcome.number}: ${lowerFirst(group[0]!.outcome.title)}`,
    text: group.map((gap) => `${gap.code} needs ${list(lacking(gap.status))}.`).join('\n'),
    codes: codesOf(group),
    evidenceId: null,
  }));
}

/** What a criterion still lacks, counting what waits for judgement: "one more occasion", "a second kind of evidence …". */
export function lacking({ claimed, needs }: CriterionStatus): string[] {
  const occasions = needs.occasions - claimed.occasions;
  const spread = needs.days > claimed.days && needs.occasions > 1;
  const kinds = needs.classes - claimed.classes.length;
  const more = claimed.occasions > 0 ? ' more' : ''; // what was returned is none yet
  const missing = missingIn(claimed, needs);
  const needsKind = kinds > missing.length && needs.classes > 1;
  const counted = occasions > 0 ? [`${small(occasions)}${more} ${occasions === 1 ? 'occasion' : 'occasions'}`] : [];
  const after = spread && claimed.first ? `on or after ${dayInWords(daysAfter(claimed.first, needs.days))}` : null;
  return [
    ...(after ? [`${dated(counted[0], occasions, after)}${needsKind ? ',' : ''}`] : counted),
    ...(spread && !after ? [`${spanInWords(needs.days)} from the first to the last`] : []),
    ...(missing.length > 0 ? [`${list(missing.map((kind) => sourceClassWords[kind]))}, for which this unit asks`] : []),
    ...(needsKind ? [another(claimed)] : []),
  ];
}

const dated = (counted: string | undefined, occasions: number, after: string) =>
  counted ? `${counted}, ${occasions === 1 ? '' : 'one of them '}${after}` : `an occasion ${after}`;

/** What is accepted of what is needed: "nothing is accepted yet; one occasion is enough." Knowledge is explained once. */
export function acceptedWords({ occasions, days }: Tally, needs: Needs): string {
  if (needs.occasions === 1 && needs.days === 0)
    return occasions === 0 ? 'nothing is accepted yet; one occasion is enough.' : 'accepted; one occasion is enough.';
  const least = Math.ceil(needs.days / 7);
  const weeks = least > 0 ? `, over ${Math.floor(days / 7)} of ${least} ${least === 1 ? 'week' : 'weeks'}` : '';
  return `${occasions} of ${needs.occasions} ${needs.occasions === 1 ? 'occasion' : 'occasions'} accepted${weeks}.`;
}

function another({ classes, oneAuthor }: Tally): string {
  const had = classes.map((kind) => sourceClassWords[kind]);
  if (had.length === 0) return 'more than one kind of evidence';
  return oneAuthor
    ? `evidence of another kind by somebody else (so far ${list(had)}, and what is by the same author)`
    : `another kind of evidence (so far ${list(had)} only)`;
}

const ofLeaders: Record<string, string> = {
  'work-plan': 'a work plan',
  agreement: 'an agreement with a member',
  'one-to-one': 'a one-to-one',
  review: 'a performance review',
  briefing: 'a briefing',
};
const ofAll: Record<string, string> = {
  'team-meeting': 'minutes of a meeting',
  recognition: 'thanks',
  'colleague-feedback': 'feedback to somebody',
  work: 'work done',
  'help-request': 'help asked for',
  'coaching-plan': 'a coaching plan',
  'coaching-session': 'a coaching session',
  'coaching-follow-up': 'a coaching follow-up',
};

/** What is done is shown by a record of it, where the candidate has such records; only what is explained is written. */
function beginning(group: readonly Gap[], leads: boolean): string {
  const { arisesFrom } = group[0]!.outcome;
  const records = arisesFrom.flatMap((kind) => (leads ? ofLeaders[kind] : null) ?? ofAll[kind] ?? []);
  if (records.length > 0) return `Take ${list(records, 'or')} as evidence`;
  if (arisesFrom.some((kind) => kind in ofLeaders)) return 'Write an account or ask a witness';
  const isWritten = arisesFrom.includes('account');
  return !isWritten && group.some(({ kind }) => kind === 'performance')
    ? 'Take a record of your work as evidence'
    : 'Write an account';
}

function byOutcome(gaps: Gap[]): Gap[][] {
  const groups = [...Map.groupBy(gaps, ({ outcome }) => outcome.number).values()];
  return groups.sort((a, b) => b.length - a.length);
}

const codesOf = (gaps: Gap[]) => gaps.map(({ code }) => code);
const list = (items: string[], word = 'and') => (word === 'or' ? oneOf : allOf)(items);
const small = (count: number) => ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
