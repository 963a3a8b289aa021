// Weak accounts, pointed out before an assessor reads them: L04, L10, L15, L17 and L19 of the list of weak evidence. Each points and
// asks; none stands in the way. See docs/decisions/0241-weak-texts-are-pointed-out-by-what-they-lack.md.
import * as words from './account-words.ts';
import { occasion, ownDeed, past, played, supposed } from './deed-words.ts';
import { type Checked, endOf, type Place, placesOf, type TextFinding, wholeOf } from './finding.ts';
import { checkReflection } from './reflection-check.ts';
import { sentencesOf } from './sentences.ts';

/** What an account of leading holds: own acts, why, and what came of it for people. */
export const accountParts = ['own-acts', 'reason', 'effect-on-people'] as const;
export type AccountPart = (typeof accountParts)[number];
export type AccountCheck = Checked & { present: AccountPart[]; missing: AccountPart[] };

/** `knowledge`: of a text that only explains, as criteria of knowledge ask; what would be done is right there. Pure. */
export function checkAccount(text: string, { knowledge = false } = {}): AccountCheck {
  const sentences = sentencesOf(text);
  const acts = sentences.filter((one) => isDeed(one.text));
  const found: Record<AccountPart, Place[]> = {
    'own-acts': acts,
    reason: placesOf(text, words.reasons),
    'effect-on-people': placesOf(text, words.effects),
  };
  const missing = accountParts.filter((part) => found[part].length === 0);
  return {
    findings: sentences.length === 0 ? [nothing(text)] : findingsIn(text, sentences, found, knowledge),
    present: accountParts.filter((part) => found[part].length > 0),
    missing,
  };
}

function findingsIn(
  text: string,
  sentences: Place[],
  found: Record<AccountPart, Place[]>,
  knowledge: boolean,
): TextFinding[] {
  const acts = found['own-acts'];
  const isPolicy = isMostlyRules(sentences) && acts.length === 0;
  const unreal = knowledge ? [] : hypothetical(text, sentences);
  return [
    ...unreal,
    ...(isPolicy ? [policyOnly(text)] : taskList(text, found)),
    ...(acts.length > 0 || isPolicy || knowledge || unreal.length > 0 ? [] : [noAct(text)]),
    ...placesOf(text, words.sameness)
      .filter((place) => !words.notSame.test(sentenceAt(sentences, place)))
      .map(sameForAll),
    ...boundary(text, acts),
  ];
}

/** Something that was done: by the writer, or by the team on an occasion that is named. */
const isDeed = (text: string): boolean =>
  ownDeed.test(text) || (occasion.test(text) && past.test(text) && /\b(?:we|us|our|my|me)\b/i.test(text));

const sentenceAt = (sentences: Place[], { start }: Place): string =>
  sentences.find((one) => one.start <= start && start < one.end)?.text ?? '';

/** L04. At least three things done, and never why, nor what it was for anybody, nor what the writer makes of it. */
function taskList(
  text: string,
  { 'own-acts': acts, reason, 'effect-on-people': effects }: Record<AccountPart, Place[]>,
) {
  if (acts.length < 3 || reason.length > 0 || effects.length > 1) return [];
  if (checkReflection(text).present.includes('reflection')) return [];
  const where = { start: acts[0]!.start, end: acts.at(-1)!.end, text: text.slice(acts[0]!.start, acts.at(-1)!.end) };
  return [
    {
      ...({ id: 'task-list', severity: 'warn', where, source: 'S0: leadership is not task management; L04' } as const),
      why: `${acts.length} things that you did, one after another: what you wanted by them, and what they did for people, is not said.`,
      remedy: 'Why this way and not another? What did somebody say or do because of it?',
    },
  ];
}

/** L10. What is played is said each time; what is supposed once, with how often. */
function hypothetical(text: string, sentences: Place[]): TextFinding[] {
  const finding = (where: Place, why: string): TextFinding => ({
    ...{ id: 'simulated-or-hypothetical', severity: 'warn', where, source: 'S1: real work, no simulation; L10; R-098' },
    why,
    remedy: 'When did you do this, with whom, and what came of it? If it is meant as an example, declare it.',
  });
  const [first] = placesOf(text, supposed);
  const often = sentences.filter((one) => placesOf(one.text, supposed).length > 0).length;
  const times = often > 1 ? ` and ${often - 1} more ${often === 2 ? 'sentence' : 'sentences'}` : '';
  return [
    ...placesOf(text, played)
      .slice(0, 1)
      .map((where) => finding(where, `“${where.text}”: what is played or made up shows nothing that you did at work.`)),
    ...(first ? [finding(first, `“${first.text}”${times}: this says what you would do, not what you did.`)] : []),
  ];
}

/** L19. */
const isMostlyRules = (sentences: Place[]) =>
  sentences.filter(({ text }) => words.ruled.test(text)).length * 2 >= sentences.length;

const policyOnly = (text: string): TextFinding => ({
  ...{ id: 'policy-as-competence', severity: 'warn', where: wholeOf(text) },
  source: 'S2: tangible evidence of your real work activities; L19',
  why: 'It says what the rule is. That there is a rule shows nothing that you did.',
  remedy: 'When did you use it, and what was hard about it? Did you write any of it yourself?',
});

const noAct = (text: string): TextFinding => ({
  ...{ id: 'no-own-act', severity: 'note', where: endOf(text) },
  source: 'S2: tangible evidence of your real work activities; R-101',
  why: 'It says how things are done, and nothing that you did.',
  remedy: 'When did you last do it, and with whom?',
});

/** L15. */
const sameForAll = (where: Place): TextFinding => ({
  ...{
    id: 'sameness-as-equality',
    severity: 'warn',
    where,
    source: 'S4: equality is not treating all identically; L15',
  },
  why: `“${where.text}”: the same for everybody shuts out whoever needs it otherwise.`,
  remedy: 'Who needed something else, what did you offer, and what came of it?',
});

/** L17. Of what somebody did, not of what they know about adjustments. */
function boundary(text: string, acts: Place[]): TextFinding[] {
  const [where] = placesOf(text, words.adjusted);
  if (!where || acts.length === 0 || words.limits.test(text)) return [];
  return [
    {
      ...{
        id: 'boundary-missing',
        severity: 'note',
        where,
        source: 'S4: flexibility within the limits of the service; L17',
      },
      why: `“${where.text}”: how far this could go, and what the service could not do, is not said.`,
      remedy: 'Which limit or policy did you keep to, and how did you tell the customer?',
    },
  ];
}

const nothing = (text: string): TextFinding => ({
  ...{ id: 'too-short', severity: 'stop', where: endOf(text), source: 'S3: what is vague is pointed out; R-108' },
  why: 'Nothing is written yet.',
  remedy: 'What happened, and what did you do?',
});
