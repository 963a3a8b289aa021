// Why figures are not shown that one or two people stand behind.
import { allOf } from '../list-words.ts';

const why =
  'fewer than three people stand behind them, or the figures of so few could be worked out by subtraction. Only whoever may see the figures of each of these people sees them';

/** What was chosen to narrow figures: names of a team and a system. */
type Chosen = readonly (string | null | undefined)[];

/** Why what was chosen is not shown. */
export const sayWithheld = (chosen: Chosen): string =>
  `The figures of ${named(chosen)} in these weeks are not shown: ${why}, so everybody’s are shown instead.`;

/** Beside everybody's figures where few people stand behind them. */
export const fewInAllWords =
  'One or two people stand behind everybody’s figures of these weeks, and everybody here sees them all the same.';

/** Why some of the weeks are not counted; null where all are. */
export const sayLeftOut = (weeks: readonly string[], chosen: Chosen): string | null =>
  weeks.length === 0
    ? null
    : `The figures of ${named(chosen)} in ${weeks.length === 1 ? 'one week' : `${weeks.length} weeks`} are left out: ${why}.`;

/**
 * What can be done about it where the figures are a team's. `unmatched`: agents in the contacts of these weeks who are matched to
 * nobody yet, so that nothing of theirs counts for a team.
 */
export const sayHowToCount = (unmatched: number): string =>
  unmatched === 0
    ? 'They count once contacts of three people of the team are known. If another file names more of them, import it.'
    : `${unmatched === 1 ? 'One agent' : `${unmatched} agents`} in the contacts of these weeks ${unmatched === 1 ? 'is' : 'are'} matched to nobody. Once those who are of the team are matched, their contacts count for it.`;

const named = (chosen: Chosen) => allOf(chosen.filter((name) => name != null));

/** Beside a latest week that is not the newest. */
export const newerWithheld = 'Newer weeks are held back: too few people stand behind them';

/** Why the figures of some teams are not among those side by side, or not of all weeks; null where they are. */
export function sayNotShown(teams: readonly string[], partly: readonly string[] = []): string | null {
  if (teams.length > 0 && partly.length > 0)
    return `The figures of ${allOf(teams)} and some weeks of ${allOf(partly)} are left out: ${why}.`;
  if (teams.length > 0) return `The figures of ${allOf(teams)} are not shown: ${why}.`;
  return partly.length > 0 ? `The figures of some weeks of ${allOf(partly)} are left out: ${why}.` : null;
}
