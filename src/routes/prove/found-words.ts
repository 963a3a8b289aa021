import type { ClaimPart } from '#server/insights/claim-check.ts';
import type { FeedbackPart } from '#server/insights/feedback-check.ts';
import type { ReflectionPart } from '#server/insights/reflection-check.ts';

/** What a text holds, as a page names it. */
export const partNames: Record<ReflectionPart | ClaimPart | FeedbackPart, string> = {
  reflection: 'reflection',
  'workplace-example': 'an example from work',
  'policy-or-law-link': 'a policy or law, tied to it',
  'own-learning': 'your own learning',
  'quantified-effect': 'an effect in figures',
  'theory-applied': 'theory used on the case',
  'do-differently': 'what you do differently',
  act: 'what was done',
  reason: 'why that shows it',
  place: 'words of the place',
  situation: 'an occasion',
  behaviour: 'what was done',
  impact: 'what came of it',
  next: 'what is next',
  measure: 'something to measure it by',
};

/** "3 things to look at", "Nothing to point out" */
export const sumWords = (count: number): string =>
  count === 0 ? 'Nothing to point out' : `${count} ${count === 1 ? 'thing' : 'things'} to look at`;

/** "S0: leadership is not task management; L04" without the marks by which we find the rule: what the rule says. */
export const ruleIn = (source: string): string => {
  const said = source.replace(/^[^:;]*: /, '').replace(/;.*$/, '');
  return said.charAt(0).toUpperCase() + said.slice(1);
};
