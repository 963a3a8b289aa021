// What a member has in a plan, and what of it waits for them. Pure.
import { standingAnswer } from '#server/plans/offer-state.ts';
import type { PlanPage } from '#server/plans/plan-page.ts';
import { isOfEarlier } from '#server/plans/said-of.ts';

type Own = Pick<PlanPage, 'assignments' | 'answers' | 'understandings' | 'signed'>;

/** Each piece of work with the answer that stands. */
export const ownWork = ({ assignments, answers }: Own, me: string) =>
  assignments
    .filter(({ personId }) => personId === me)
    .map((row) => ({
      ...row,
      answer: standingAnswer(answers.filter(({ assignmentId }) => assignmentId === row.id).at(-1)),
    }));

/** `unsaid`: their own words, of the work as it is now; `toSign`: nothing but their signature. */
export function ownWaiting(plan: Own, me: string): { unsaid: boolean; toSign: boolean } {
  const work = ownWork(plan, me);
  const said = plan.understandings.find(({ personId }) => personId === me);
  const unsaid = !said || isOfEarlier(said, work);
  const isSettled = !unsaid && said.outcome !== null && work.every(({ answer }) => answer === 'accept');
  const signed = plan.signed.find(({ personId }) => personId === me);
  const isUnsigned = signed?.by.every(({ personId }) => personId !== me) ?? false;
  return { unsaid, toSign: isSettled && isUnsigned };
}
