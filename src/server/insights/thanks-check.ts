// thanks say what somebody did and what it did for others. Points out what is missing; it never stands in the way. Pure.
import { type Checked, endOf, placesOf, type TextFinding, wholeOf } from './finding.ts';

const source = 'S2 1.5; S0: specific behaviour, situation, effect';

/** Words for what somebody is. They tell nobody what to do again. */
const trait =
  /\b(amazing|angel|awesome|brilliant|champion|dedicated|excellent|exceptional|fab(?:ulous)?|fantastic|friendly|great|hard-?working|hero|incredible|kind|legend|lovely|nice|outstanding|positive attitude|professional|reliable|rock ?star|star|superb|super|team ?player|terrific|wonderful)\b/gi;
/** Words for everything at once. */
const general =
  /\b(always|as (?:ever|usual|always)|everything|all (?:your|the|her|his|their) (?:hard )?work|in general|never|good (?:job|work)|great (?:job|work)|well done)\b/gi;
/** A verb of something done once: regular pasts, and the irregular ones of a contact centre. */
const did =
  /\b(?:[a-z]{2,}(?:ed|[^e]ied)|asked|began|broke|brought|built|bought|came|caught|chose|did|drew|drove|felt|found|fought|gave|got|heard|held|kept|knew|laid|led|left|let|listened|made|met|paid|put|ran|rang|read|said|sat|saw|sent|set|showed|sought|spoke|spent|spotted|stood|stuck|stayed|swapped|taught|thought|told|took|understood|went|woke|won|wrote|rewrote)\b/i;
/** Adjectives and states that look like regular pasts. */
const noDeed =
  /\b(?:dedicated|committed|skilled|talented|organised|organized|experienced|motivated|relaxed|need(?:ed)?|indeed|hundred|speed|feed)\b/gi;

export const thanksParts = ['behaviour', 'effect', 'occasion'] as const;
type Thanks = {
  behaviour: string;
  effect: string | null;
  happenedOn: string | null;
  work: string | null;
  contact: string | null;
};

/** What thanks hold and what they lack. `where` of each finding is in `behaviour`. */
export function checkThanks({ behaviour, effect, ...occasion }: Thanks): Checked {
  const names = did.test(behaviour.replaceAll(noDeed, ''));
  const traits = placesOf(behaviour, trait);
  const sweeping = placesOf(behaviour, general);
  const has = {
    behaviour: names,
    effect: Boolean(effect?.trim()),
    occasion: Object.values(occasion).some(Boolean),
  };
  const findings: TextFinding[] = [
    ...(names ? [] : [noBehaviour(traits[0] ?? wholeOf(behaviour))]),
    ...(names && sweeping.length > 0 && !has.occasion ? [tooGeneral(sweeping[0]!)] : []),
    ...(has.effect ? [] : [noEffect(behaviour)]),
    ...(has.occasion || (names && sweeping.length > 0) ? [] : [noOccasion(behaviour)]),
  ];
  return {
    findings,
    present: thanksParts.filter((part) => has[part]),
    missing: thanksParts.filter((part) => !has[part]),
  };
}

const noBehaviour = (where: TextFinding['where']): TextFinding => ({
  ...{ id: 'thanks-without-behaviour', severity: 'note', where, source },
  why: 'It says what somebody is, not what they did, so they cannot tell what to do again.',
  remedy: 'What did you see or hear them do?',
});

const tooGeneral = (where: TextFinding['where']): TextFinding => ({
  ...{ id: 'thanks-too-general', severity: 'note', where, source },
  why: 'It is about everything at once. One thing, told exactly, is believed and remembered.',
  remedy: 'Which time do you think of? Name the day, the contact or the work.',
});

const noEffect = (behaviour: string): TextFinding => ({
  ...{ id: 'thanks-without-effect', severity: 'note', where: endOf(behaviour), source },
  why: 'Without it they do not learn why it mattered.',
  remedy: 'What was better for the customer or the team because of it?',
});

const noOccasion = (behaviour: string): TextFinding => ({
  ...{ id: 'thanks-without-occasion', severity: 'note', where: endOf(behaviour), source },
  why: 'Nobody can tell later which time was meant, and it is weak as evidence.',
  remedy: 'When was it, or in which piece of work or contact?',
});
