import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { setAsideInPlan } from '#server/insights/leading-page.ts';
import { objectiveChecks, ownObjectiveChecks } from '#server/insights/objective-check.ts';
import { page } from '#server/page.ts';
import { askAllocation } from '#server/plans/allocating.ts';
import { endSupportForm } from '#server/plans/counter.form.ts';
import { endSupport } from '#server/plans/ending-support.ts';
import { carriedForm, lessonForm } from '#server/plans/lessons.form.ts';
import { writeLesson } from '#server/plans/lessons.ts';
import { planOf } from '#server/plans/plan-page.ts';
import { stateWords } from '#server/plans/plan-state.ts';
import { decisionForm, reportForm, signTogetherForm } from '#server/plans/plans.form.ts';
import { decidePlan, reportOnPlan } from '#server/plans/plans.ts';
import { objectionAnswerForm, objectionWordForm, remarkForm } from '#server/plans/remarks.form.ts';
import { answerObjection, haveNothingToAdd, makeRemark, sayOfObjection } from '#server/plans/remarks.ts';
import { partsToSign, signTogether } from '#server/plans/signing-together.ts';
import { confirmWords } from './confirm-words.ts';

export const _uses = [
  'plan.view',
  'insight.view',
  'plan.allocate',
  'plan.consult',
  'plan.agree',
  'plan.start',
  'plan.revise',
  'plan.close',
  'plan.review',
  'plan-lesson.write',
  'plan.withdraw',
  'plan-remark.make',
  'plan-remark.answer',
  'plan-remark.settle',
  'understanding.confirm',
  'agreement.sign',
  'counter-offer.end-support',
] as const;

export const load = page(async (actor, { params }) => {
  const plan = await planOf(actor, params.plan!);
  return {
    ...{ ...plan, words: stateWords[plan.state], checks: objectiveChecks(plan) },
    ownChecks: ownObjectiveChecks(plan),
    setAside: await setAsideInPlan(actor, plan),
    toSign: plan.maySign ? partsToSign(plan, plan.signed, plan.me) : [],
  };
});

const said = {
  consult: 'The plan is open to the team.',
  agree: 'The plan is agreed.',
  start: 'The work is under way.',
  revise: 'The plan is open to the team again.',
  close: 'The plan is closed.',
  withdraw: 'The plan is withdrawn.',
};

export const actions = {
  decide: submit(
    decisionForm,
    async (actor, { decision, reason }, { params }) => {
      await decidePlan(actor, params.plan!, decision, reason);
      return { said: said[decision] };
    },
    {},
  ),
  confirm: confirmWords,
  report: submit(
    reportForm,
    async (actor, { words }, { params }) => {
      await reportOnPlan(actor, params.plan!, words);
      return { said: 'How it went is saved.' };
    },
    {},
  ),
  lesson: submit(lessonForm, async (actor, values, { params }) => {
    await writeLesson(actor, params.plan!, values);
    return { said: 'What you learned is saved.' };
  }),
  review: submit(
    carriedForm,
    async (actor, { carried }, { params }) => {
      await decidePlan(actor, params.plan!, 'review', carried);
      return { said: 'The review is closed.' };
    },
    {},
  ),
  remark: submit(remarkForm, async (actor, values, { params }) => {
    await makeRemark(actor, params.plan!, values);
    const said =
      values.kind === 'objection' ? 'Your objection is kept. The leader answers it.' : 'Your comment is kept.';
    return { said };
  }),
  nothing: submit(nothing, async (actor, _, { params }) => {
    await haveNothingToAdd(actor, params.plan!);
    return { said: 'It is kept that you were heard.' };
  }),
  answerObjection: submit(objectionAnswerForm, async (actor, values, { params }) => {
    await answerObjection(actor, params.plan!, values);
    return { said: 'Your answer is kept. Whoever objected says whether that settles it.' };
  }),
  sayOfObjection: submit(objectionWordForm, async (actor, values, { params }) => {
    await sayOfObjection(actor, params.plan!, values);
    return { said: 'Your word is kept.' };
  }),
  sign: submit(signTogetherForm, async (actor, { parts }, { params }) => {
    const { signed, not } = await signTogether(actor, params.plan!, parts);
    const done = signed === 1 ? '1 agreement is signed.' : `${signed} agreements are signed.`;
    return {
      said: not ? `${done} Not with ${not}: read what changed meanwhile, then sign that.` : done,
      warns: not !== '',
    };
  }),
  endSupport: submit(endSupportForm, async (actor, values, { params }) => {
    const { alone } = await endSupport(actor, params.plan!, values);
    const next = alone ? ' It is a step up, and has no buddy now: run the allocation to find another.' : '';
    return { said: `The support is taken back. Both read why, and whoever has the work is asked again.${next}` };
  }),
  allocate: submit(
    nothing,
    async (actor, _, { params }) => {
      const { id } = await askAllocation(actor, params.plan!);
      return { to: `/lead/plans/${params.plan}/allocation/${id}` };
    },
    {},
  ),
};
