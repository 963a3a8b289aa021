// Evidence whose others are decided of, as a candidate does before they sign.
import type { Actor } from '../src/server/people/actor.ts';
import { submitEvidence } from '../src/server/portfolios/evidence.ts';
import { leaveUndecided } from '../src/server/portfolios/redaction/deciding.ts';
import { othersOf } from '../src/server/portfolios/redaction/others-page.ts';

/** Leaves what shows others as it is, where anything does: the evidence itself stays as it was. */
export async function leaveOthers(actor: Actor, evidenceId: string): Promise<void> {
  const { finds, mayDecide } = await othersOf(actor, evidenceId);
  if (mayDecide && finds.some(({ decision }) => decision === null))
    await leaveUndecided(actor, evidenceId, { reason: 'They agreed to be named.' });
}

/** The same, then signed and submitted. */
export async function submitCleared(...[actor, evidenceId, form]: Parameters<typeof submitEvidence>) {
  await leaveOthers(actor, evidenceId);
  return submitEvidence(actor, evidenceId, form);
}
