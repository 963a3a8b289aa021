import { NotFound } from '#server/errors.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { evidenceOf } from '#server/portfolios/evidence-page.ts';
import { askSightingForm } from '#server/portfolios/sightings.form.ts';
import { askable, askToSee } from '#server/portfolios/sightings.ts';

export const _uses = ['evidence.view', 'portfolio.list', 'sighting.ask'] as const;

export const load = page(async (actor, { params }) => {
  const { evidence, own, askedToSee, facts } = await evidenceOf(actor, params.evidence!);
  if (evidence.kind !== 'in-situ' || !own) throw new NotFound();
  const people = (await askable(actor)).filter(({ name }) => !askedToSee.includes(name));
  const { id, number, title, withdrawnAt } = evidence;
  const seen = facts.filter(({ name }) => name === 'Seen');
  return { evidence: { id, number, title }, withdrawn: withdrawnAt !== null, askedToSee, people, seen };
});

export const actions = {
  default: submit(askSightingForm, async (actor, { personId }, { params }) => {
    await askToSee(actor, params.evidence!, personId);
    return { said: 'They are asked, and find it on Today.' };
  }),
};
