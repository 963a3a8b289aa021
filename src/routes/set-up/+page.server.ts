import { type RequestEvent, redirect } from '@sveltejs/kit';
import { Conflict } from '#server/errors.ts';
import { nothing } from '#server/fields.ts';
import { say } from '#server/flash.ts';
import { submitOpenly } from '#server/form.ts';
import { foundOrganisation, isFounded, requireUnfounded } from '#server/installation/founding.ts';
import { makeSample, sampleMaking } from '#server/installation/sample-making.ts';
import { askAccounts } from '#server/people/asking.ts';
import { sectorWords } from '#server/people/organisation.form.ts';
import { setUpForm } from '#server/people/sign-in.form.ts';
import { addBuiltInUnits } from '#server/qualifications/units.ts';
import { auth } from '#server/running.ts';

export const _uses = ['organisation.found', 'unit.add'] as const;

export async function load() {
  const making = sampleMaking();
  if (!making?.running && (await isFounded())) redirect(303, '/today');
  return { making, sectorWords };
}

export const actions = {
  own: submitOpenly(setUpForm, async ({ organisation, sector, name, email, password }, event) => {
    if (sampleMaking()?.running) throw new Conflict('The sample organisation is being made. Wait until it is done.');
    const founding = { organisation: { name: organisation, sector }, founder: { name, email, password } };
    await addBuiltInUnits(await foundOrganisation(auth, founding).catch(whereFounded(event)));
    await askAccounts(event, '/sign-in/email', { email, password });
    return { to: '/administration/people', said: `${organisation} is set up. Import its people next.` };
  }),

  sample: submitOpenly(nothing, async (_, event) => {
    await requireUnfounded().catch(whereFounded(event));
    void makeSample();
    return { to: '/set-up' };
  }),
};

/** Where another was first, the page that would say so is there no more: its sentence goes on to sign-in. */
const whereFounded = (event: RequestEvent) => async (error: unknown) => {
  if (!(error instanceof Conflict) || !(await isFounded())) throw error;
  say(event, 'bad', error.message);
  redirect(303, '/sign-in');
};
