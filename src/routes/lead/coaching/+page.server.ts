import { pageAsked } from '#server/asked.ts';
import { submit } from '#server/form.ts';
import { coachingFindings, takeUpCoachingFinding, waiveCoachingFinding } from '#server/insights/coaching-findings.ts';
import { waiverChosen, waiverForm } from '#server/insights/insight-waivers.form.ts';
import { page } from '#server/page.ts';
import { coachingOf } from '#server/support/coaching/coaching-list.ts';

export const _uses = ['coaching-plan.list', 'coaching-finding.view', 'coaching-finding.waive'] as const;

export const load = page(async (actor, { url }) => ({
  ...(await coachingOf(actor, pageAsked(url))),
  findings: await coachingFindings(actor),
}));

export const actions = {
  answer: submit(waiverForm, async (actor, values) => {
    await waiveCoachingFinding(actor, values);
    return { said: 'Set aside. Your reason is kept, and holds until something changes.' };
  }),
  again: submit(waiverChosen, async (actor, { waiverId }) => {
    await takeUpCoachingFinding(actor, waiverId);
    return { said: 'Taken up again.' };
  }),
};
