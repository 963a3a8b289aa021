// Whom the sample's evidence names: most have agreed to it; in one piece they are replaced, so that a copy with its original is seen.
import type { Actor } from '../../people/actor.ts';
import { leaveUndecided, replaceUndecided } from '../../portfolios/redaction/deciding.ts';
import { othersOf } from '../../portfolios/redaction/others-page.ts';

const reason = 'Everybody named here has read it and agreed to be named to the assessor.';

/** What a candidate decides before they sign. */
export async function decideOnOthers(candidate: Actor, evidenceId: string, { replaces = false } = {}): Promise<void> {
  const { finds } = await othersOf(candidate, evidenceId);
  if (!finds.some(({ decision }) => decision === null)) return;
  if (replaces) await replaceUndecided(candidate, evidenceId);
  else await leaveUndecided(candidate, evidenceId, { reason });
}
