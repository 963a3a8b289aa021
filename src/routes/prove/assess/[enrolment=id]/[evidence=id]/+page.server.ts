import { judgementForm, openForm } from '#server/assessment/judgements.form.ts';
import { judgeClaim } from '#server/assessment/judgements.ts';
import { judging } from '#server/assessment/to-judge.ts';
import { today } from '#server/clock.ts';
import { momentInWords } from '#server/day-words.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';

import { unheeded } from '#server/unheeded.ts';

export const _uses = ['evidence.view', 'claim.judge'] as const;

export const load = page(async (actor, { params, url }) => {
  const { page: found, portfolio, next, notMine } = await judging(actor, params.enrolment!, params.evidence!);
  const { submittedAt } = found.evidence;
  const asked = found.claims.find(({ id, state }) => id === url.searchParams.get('claim') && state !== 'withdrawn');
  const inHand = asked ?? found.claims.find(({ state }) => state === 'waiting') ?? null;
  const outcomes = portfolio.unit.outcomes;
  const instead = inHand ? 'the one below is shown' : 'none waits';
  const say = () => `The claim that the address names is not among those of this evidence: ${instead}.`;
  return {
    unheeded: unheeded(url, [{ name: 'claim', taken: asked?.id, say }]),
    notMine,
    today: today(actor.organisation.timeZone),
    ...{ ...found, next, inHand: inHand?.id ?? null, enrolmentId: portfolio.enrolment.id, unit: portfolio.unit.number },
    outcome: outcomes.find(({ criteria }) => criteria.some(({ id }) => id === inHand?.criterionId)) ?? null,
    statuses: portfolio.statuses,
    submitted: submittedAt ? momentInWords(submittedAt, actor.organisation.timeZone) : '',
  };
});

export const actions = {
  judge: submit(judgementForm, async (actor, { claimId, ...values }, { params }) => {
    await judgeClaim(actor, claimId, values);
    return {
      to: `/prove/assess/${params.enrolment}/${params.evidence}`,
      said: 'The judgement is recorded. The candidate sees it.',
    };
  }),
  // What leads away from a judgement that is being written is sent like it: what is typed and not saved holds it back.
  open: submit(
    openForm,
    async (_, { evidenceId, claimId }, { params }) => {
      const claim = claimId ? `?claim=${claimId}#claim-${claimId}` : '';
      return { to: `/prove/assess/${params.enrolment}/${evidenceId}${claim}` };
    },
    {},
  ),
};
