import { seeTogether } from '#server/act.ts';
import { meetForm, reopenForm } from '#server/assessment/criterion-decisions.form.ts';
import { meetCriterion, reopenCriterion } from '#server/assessment/criterion-decisions.ts';
import { criterionWordOf } from '#server/assessment/criterion-word.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { criterionOf } from '#server/portfolios/portfolio.ts';
import { suggestedFor } from '#server/portfolios/suggested-evidence.ts';

export const _uses = [
  'claim.view',
  'suggestion.view',
  'portfolio.list',
  'criterion-decision.make',
  'criterion-decision.reopen',
] as const;

export const load = page(async (actor, { params }) => {
  const { found, word } = await seeTogether(actor, async () => ({
    found: await criterionOf(actor, params.enrolment!, params.criterion!),
    word: await criterionWordOf(actor, params.enrolment!, params.criterion!),
  }));
  const suggested = found.own ? await suggestedFor(actor, params.enrolment!, params.criterion!) : null;
  return { ...found, word, suggested };
});

export const actions = {
  meet: submit(meetForm, async (actor, { reason }, { params }) => {
    await meetCriterion(actor, params.enrolment!, params.criterion!, reason);
    return { said: 'The criterion is met. The candidate sees it.' };
  }),
  reopen: submit(reopenForm, async (actor, { reason }, { params }) => {
    await reopenCriterion(actor, params.enrolment!, params.criterion!, reason);
    return { said: 'The criterion is open again. The candidate reads why.' };
  }),
};
