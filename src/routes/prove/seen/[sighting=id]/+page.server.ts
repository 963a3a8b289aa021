import { momentInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { signSightingForm } from '#server/portfolios/sightings.form.ts';
import { declineSighting, sightingOf, signSighting } from '#server/portfolios/sightings.ts';

export const _uses = ['sighting.view', 'sighting.sign', 'sighting.decline'] as const;

export const load = page(async (actor, { params }) => {
  const { timeZone } = actor.organisation;
  const found = await sightingOf(actor, params.sighting!);
  const { signedAt } = found.sighting;
  return { ...found, timeZone, signed: signedAt && momentInWords(signedAt, timeZone) };
});

export const actions = {
  sign: submit(signSightingForm, async (actor, values, { params }) => {
    await signSighting(actor, params.sighting!, values);
    return { said: 'Signed. Thank you: it counts from now on.' };
  }),
  decline: submit(
    nothing,
    async (actor, _, { params }) => {
      await declineSighting(actor, params.sighting!);
      return { said: 'Declined. They can ask somebody else.' };
    },
    {},
  ),
};
