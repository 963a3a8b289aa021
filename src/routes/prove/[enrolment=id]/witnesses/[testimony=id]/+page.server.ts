import { dayInWords, dayOf, momentInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { revokeTestimony, sendAgain } from '#server/portfolios/testimony/asking.ts';
import { agreeExpert, checkWitness, disputeTestimony } from '#server/portfolios/testimony/checking.ts';
import { checkForm, disputeForm } from '#server/portfolios/testimony/testimony.form.ts';
import { witnessOf } from '#server/portfolios/testimony/witnesses.ts';

export const _uses = [
  'testimony.view',
  'testimony.send',
  'testimony.revoke',
  'testimony.agree-expert',
  'testimony.verify',
  'testimony.dispute',
] as const;

export const load = page(async (actor, { params }) => {
  const found = await witnessOf(actor, params.enrolment!, params.testimony!);
  const { timeZone } = actor.organisation;
  return {
    ...found,
    ...{ home: `/prove/${params.enrolment}`, timeZone },
    until: found.reached && dayInWords(dayOf(found.reached.until, timeZone)),
    history: found.steps.map((step) => ({ ...step, when: momentInWords(step.at, timeZone) })),
  };
});

export const actions = {
  send: submit(nothing, async (actor, _, { params, url }) => {
    const { witnessName } = await sendAgain(actor, params.testimony!, url.origin);
    return { said: `${witnessName} is asked again. An earlier link opens nothing any more.` };
  }),
  revoke: submit(nothing, async (actor, _, { params }) => {
    const { witnessName } = await revokeTestimony(actor, params.testimony!);
    return { said: `The request to ${witnessName} is withdrawn. Its link opens nothing any more.` };
  }),
  agree: submit(nothing, async (actor, _, { params }) => {
    const { witnessName } = await agreeExpert(actor, params.testimony!);
    return { said: `${witnessName} may write as an expert witness.` };
  }),
  check: submit(checkForm, async (actor, values, { params }) => {
    await checkWitness(actor, params.testimony!, values);
    return { said: 'The check is recorded. The candidate sees it.' };
  }),
  dispute: submit(disputeForm, async (actor, { reason }, { params }) => {
    await disputeTestimony(actor, params.testimony!, reason);
    return { said: 'It is disputed. Nobody relies on it until the assessor has checked it.' };
  }),
};
