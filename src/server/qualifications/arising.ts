// Which records an outcome's work leaves behind, where its specification was read and says nothing of it: told from its words. Pure.
import type { CriterionKind } from './units.table.ts';

type Worded = {
  title: string;
  arisesFrom: readonly string[];
  criteria: readonly { kind: CriterionKind; text: string }[];
};

// What people do at work, and the record of it. The order is that in which they are named.
const acts: [kind: string, words: RegExp][] = [
  ['work-plan', /\b(plan(s|ned|ning)?|allocat\w*|objectives?|targets?|deadlines?|priorit\w*|work ?load)\b/i],
  ['agreement', /\b(agree(s|d|ment|ments)?|negotiat\w*|commit(s|ted|ment)?|roles? and responsibilit\w*)\b/i],
  ['coaching-session', /\bcoach\w*\b/i],
  ['one-to-one', /\b(one[- ]to[- ]ones?|coach\w*|feedback|motivat\w*|mentor\w*|performance|individual support)\b/i],
  ['review', /\b(perform\w+ reviews?|review\w* (the )?(performance|progress)|development objectives?|apprais\w*)\b/i],
  ['team-meeting', /\b(meetings?|discuss\w*|consult\w*|involv\w*)\b/i],
  ['briefing', /\b(brief(s|ed|ing|ings)?|communicat\w*|inform(s|ed)?|explain to)\b/i],
  ['colleague-feedback', /\b(feedback)\b/i],
  ['recognition', /\b(recogni[sz]\w*|prais\w*|thank\w*|celebrat\w*)\b/i],
  ['help-request', /\b(support(s|ed|ing)?|help(s|ed|ing)?|assist\w*)\b/i],
  ['work', /\b(monitor\w*|deliver(s|ed|ing)?|respond\w*|resolv\w*|deal with|carry out|complet\w*)\b/i],
];
const most = 3;

/**
 * Kinds of evidence, the likeliest first: those of the specification, else those that the words of its performance criteria name, and then
 * of its title. None for what is only explained, and where the words name nothing that is recorded here.
 */
export function arising({ title, arisesFrom, criteria }: Worded): string[] {
  if (arisesFrom.length > 0) return [...arisesFrom];
  const doing = criteria.filter(({ kind }) => kind === 'performance').map(({ text }) => text);
  if (doing.length === 0) return [];
  const counted = acts.map(([kind, words]) => ({ kind, times: doing.filter((text) => words.test(text)).length }));
  const named = counted.filter(({ times }) => times > 0).sort((a, b) => b.times - a.times);
  if (named.length > 0) return named.slice(0, most).map(({ kind }) => kind);
  return acts
    .filter(([, words]) => words.test(title))
    .slice(0, most)
    .map(([kind]) => kind);
}
