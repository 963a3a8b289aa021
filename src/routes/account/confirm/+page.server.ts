import { type ActionFailure, fail, redirect } from '@sveltejs/kit';
import { organisation, see } from '#server/act.ts';
import { Invalid } from '#server/errors.ts';
import { type Refusal, sentIn, withoutAction } from '#server/form.ts';
import { personaPassword } from '#server/installation/sample-password.ts';
import { page, signedIn } from '#server/page.ts';
import type { Actor } from '#server/people/actor.ts';
import { safeNext } from '#server/people/asking.ts';
import { confirmPassword, hasPassword } from '#server/people/own-account.ts';
import { ownSignInName } from '#server/people/own-sign-in.ts';
import type { RequestEvent } from './$types';

export const _uses = ['account.view'] as const;

const nextOf = ({ url }: RequestEvent) => new URL(safeNext(url.searchParams.get('next'), '/account'), url.origin);
const personaOf = (actor: Actor, { request }: RequestEvent) =>
  personaPassword(actor, request, process.env.LEADWELL_DATA ?? 'data');
const pageOf = (next: URL) => next.pathname + withoutAction(next);

export const load = page(async (actor, event: RequestEvent) => {
  await see(actor, 'account.view', organisation);
  const next = pageOf(nextOf(event));
  const persona = personaOf(actor, event) !== null;
  const email = event.locals.account?.email ?? '';
  return { email, next, persona, password: await hasPassword(event), other: ownSignInName() };
});

type Carried = { carried: [name: string, value: string][] };

/**
 * The form that was to be sent arrives here first, and stands in this page's own form as hidden fields. With the right password the
 * browser sends it on (307). A page opened by a link carries nothing, so a link alone never leads to a change.
 */
async function confirm(event: RequestEvent): Promise<Carried | ActionFailure<Refusal & Carried>> {
  const actor = signedIn(event);
  const sent = [...(await sentIn(event.request))].filter(
    (field): field is [string, string] => typeof field[1] === 'string',
  );
  const typed = sent.find(([name]) => name === 'ownPassword')?.[1];
  const carried = sent.filter(([name]) => name !== 'ownPassword' && name !== 'ownName');
  if (typed === undefined) return { carried };
  try {
    await confirmPassword(event, typed || (personaOf(actor, event) ?? ''));
  } catch (error) {
    if (error instanceof Invalid) return fail(422, { values: {}, problems: error.problems, carried });
    throw error;
  }
  const next = nextOf(event);
  if (carried.length > 0) redirect(307, next.pathname + next.search);
  redirect(303, pageOf(next));
}

export const actions = { default: confirm };
