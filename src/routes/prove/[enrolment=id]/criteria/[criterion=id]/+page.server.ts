import { seeTogether } from '#server/act.ts';
import { meetForm, reopenForm } from '#server/assessment/criterion-decisions.form.ts';
import { meetCriterion, reopenCriterion } from '#server/assessment/criterion-decisions.ts';
import { lookForm } from '#server/assessment/criterion-looks.form.ts';
import { lookAtCriterion } from '#server/assessment/criterion-looks.ts';
import { criterionWordOf } from '#server/assessment/criterion-word.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { findingsOfCriterion, pointedOut } from '#server/portfolios/claim-findings.ts';
import { textWaiverChosen, textWaiverForm } from '#server/portfolios/journal.form.ts';
import { criterionFindings } from '#server/portfolios/occasions.ts';
import { criterionOf } from '#server/portfolios/portfolio.ts';
import { suggestedFor } from '#server/portfolios/suggested-evidence.ts';
import { setAside, takeUp } from '#server/portfolios/text-waivers.ts';

export const _uses = [
  'claim.view',
  'suggestion.view',
  'portfolio.list',
  'criterion-decision.make',
  'criterion-decision.reopen',
  'criterion-decision.look-at',
  'text-waiver.set',
  'text-waiver.withdraw',
] as const;

export const load = page(async (actor, { params }) => {
  const { found, word } = await seeTogether(actor, async () => ({
    found: await criterionOf(actor, params.enrolment!, params.criterion!),
    word: await criterionWordOf(actor, params.enrolment!, params.criterion!),
  }));
  const suggested = found.own ? await suggestedFor(actor, params.enrolment!, params.criterion!) : null;
  const weak = pointedOut(findingsOfCriterion(found.criterion, found.enrolment.id, found.status), found.claims);
  return { ...found, word, suggested, weak, timeZone: actor.organisation.timeZone };
});

export const actions = {
  meet: submit(meetForm, async (actor, { reason }, { params }) => {
    await meetCriterion(actor, params.enrolment!, params.criterion!, reason);
    return { said: 'The criterion is met. The candidate sees it.' };
  }),
  'set-aside': submit(textWaiverForm, async (actor, values, { params }) => {
    await setAside(actor, criterionFindings(actor, params.enrolment!, params.criterion!), values);
    return { said: 'Set aside. Your assessor reads the reason beside your claims.' };
  }),
  'take-up': submit(textWaiverChosen, async (actor, { waiverId }) => {
    await takeUp(actor, waiverId);
    return { said: 'It stands among what is open again.' };
  }),
  reopen: submit(reopenForm, async (actor, { reason }, { params }) => {
    await reopenCriterion(actor, params.enrolment!, params.criterion!, reason);
    return { said: 'The criterion is open again. The candidate reads why.' };
  }),
  look: submit(lookForm, async (actor, values, { params }) => {
    await lookAtCriterion(actor, params.enrolment!, values);
    return { said: 'Kept. The assessor and the candidate see that you looked at it.' };
  }),
};
