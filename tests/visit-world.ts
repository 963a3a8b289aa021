// Ash, who assesses Lee, at Lee's work: visits of each kind, as far as a test needs them.

import { noteSeen, sayWhatShows } from '../src/server/portfolios/visits/visit-notes.ts';
import type { BeginVisitForm } from '../src/server/portfolios/visits/visits.form.ts';
import type { Visit } from '../src/server/portfolios/visits/visits.table.ts';
import { beginAtOnce, endVisit, signVisit } from '../src/server/portfolios/visits/visits.ts';
import type { PortfolioWorld } from './portfolio-world.ts';

export const meetingSeen: BeginVisitForm = {
  ...{ kind: 'observation', about: 'The Monday meeting', place: 'The Hythe office', circumstances: 'natural' },
};
export const begun = (cast: PortfolioWorld, form: Partial<BeginVisitForm> = {}): Promise<Visit> =>
  beginAtOnce(cast.ash, cast.enrolment.id, { ...meetingSeen, ...form });

export const unmade = { itemId: null, at: null };
export const seen = (words: string | null, ...criterionIds: string[]) => ({ words, criterionIds, ...unmade });

export const account = 'Lee asked each of the team what stood in their way.\n\nTwo answered, and Lee moved a task.';

/** Observed, with one note that shows 1.2, and signed. */
export async function signed(cast: PortfolioWorld): Promise<Visit> {
  const { ash, criterion } = cast;
  const { id } = await begun(cast);
  const { note } = await noteSeen(ash, id, seen('Lee asks Mo what stands in the way', criterion('1.2')));
  await endVisit(ash, id);
  const how = 'Asks before deciding who does what';
  await sayWhatShows(ash, id, { criterionId: criterion('1.2'), noteId: note.id, words: how });
  return signVisit(ash, id, { account, present: 'The team', declared: true, version: 2 });
}
