import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Invalid, NotAllowed } from '#server/errors.ts';
import { text } from '#server/fields.ts';
import { submitOpenly } from '#server/form.ts';
import { samplePassword, samplesAreOffered } from '#server/installation/sample-password.ts';
import { askAccounts, safeNext } from '#server/people/asking.ts';
import { personas } from '#server/people/personas.ts';
import { signInForm } from '#server/people/sign-in.form.ts';
import type { PageServerLoad } from './$types';

export const _uses = [] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  if (locals.actor) redirect(303, next);
  return {
    next,
    withoutOrganisation: locals.account?.email ?? null,
    personas: samplesAreOffered() ? await personas() : [],
  };
};

export const actions = {
  enter: submitOpenly(signInForm, async (credentials, event) => {
    const { ok, body } = await askAccounts(event, '/sign-in/email', credentials);
    if (!ok)
      throw new Invalid({
        email: 'This e-mail address and password do not belong together. Check both, then try again.',
      });
    const next = safeNext(event.url.searchParams.get('next'));
    return { to: body.twoFactorRedirect ? `/sign-in/code?next=${encodeURIComponent(next)}` : next };
  }),

  /** One click, on the sample alone and from this machine alone; asked again here, whatever the page showed. */
  persona: submitOpenly(z.object({ persona: text('a persona') }), async ({ persona }, event) => {
    const found = samplesAreOffered() ? (await personas()).find(({ accountId }) => accountId === persona) : undefined;
    if (!found) throw new NotAllowed('This is offered for the sample organisation only, and only on this machine.');
    const password = samplePassword(process.env.LEADWELL_DATA ?? 'data');
    const { ok } = await askAccounts(event, '/sign-in/email', { email: found.email, password });
    if (!ok)
      throw new Invalid({ form: `${found.name} cannot be signed in: the sample was made by another installation.` });
    return { to: safeNext(event.url.searchParams.get('next')) };
  }),
};
