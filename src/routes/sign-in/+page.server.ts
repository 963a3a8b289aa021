import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Invalid, NotAllowed } from '#server/errors.ts';
import { text } from '#server/fields.ts';
import { submitOpenly } from '#server/form.ts';
import { samplePassword, samplesAreOffered } from '#server/installation/sample-password.ts';
import { enterKnown, safeNext } from '#server/people/asking.ts';
import { enter } from '#server/people/entering.ts';
import { ownSignInName } from '#server/people/own-sign-in.ts';
import { personas } from '#server/people/personas.ts';
import { roleWords } from '#server/people/roles.form.ts';
import { signInForm } from '#server/people/sign-in.form.ts';
import type { PageServerLoad } from './$types';

export const _uses = [] as const;

/** Why the organisation's own sign-in led to nothing. */
const unproven =
  'Your organisation’s sign-in did not confirm your e-mail address. Ask those who run it, or use your password.';
const refusals: Record<string, string> = {
  not_invited: 'Nobody has invited you to Leadwell yet. Ask an administrator of your organisation for an invitation.',
  email_not_verified: unproven,
  account_not_linked: unproven,
  access_denied: 'You ended the sign-in there. Start again, or use your password.',
};
const otherwise = 'Signing in there did not work this time. Wait a minute and start again, or use your password.';

export const load: PageServerLoad = async ({ locals, request, url }) => {
  const next = safeNext(url.searchParams.get('next'));
  if (locals.actor) redirect(303, next);
  return {
    next,
    other: ownSignInName(),
    refused: refusals[url.searchParams.get('error') ?? ''] ?? (url.searchParams.has('error') ? otherwise : null),
    withoutOrganisation: locals.account?.email ?? null,
    ...{ personas: samplesAreOffered(request) ? await personas() : [], roleWords },
  };
};

export const actions = {
  enter: submitOpenly(signInForm, async ({ email, password }, event) => ({
    to: await enter(event, email, password, safeNext(event.url.searchParams.get('next'))),
  })),

  /** One click, on the sample alone and from this machine alone; asked again here, whatever the page showed. */
  persona: submitOpenly(z.object({ persona: text('a persona') }), async ({ persona }, event) => {
    const mayEnter = samplesAreOffered(event.request) ? await personas() : [];
    const found = mayEnter.find(({ accountId }) => accountId === persona);
    if (!found) throw new NotAllowed('This is offered for the sample organisation only, and only on this machine.');
    const password = samplePassword(process.env.LEADWELL_DATA ?? 'data');
    const { ok } = await enterKnown(event, { email: found.email, password });
    if (!ok)
      throw new Invalid({ form: `${found.name} cannot be signed in: the sample was made by another installation.` });
    return { to: safeNext(event.url.searchParams.get('next')) };
  }),
};
