// Who sits at a witness's page: somebody with a seat from their code, or a colleague who is signed in. No token stands in its address.
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { Conflict } from '#server/errors.ts';
import { type Next, submitOpenly } from '#server/form.ts';
import type { Actor } from '#server/people/actor.ts';
import { type Guest, guestBehind, linkOpensNothing, seatHours } from '#server/portfolios/testimony/witness-door.ts';

type Asked = Pick<RequestEvent, 'cookies' | 'url' | 'locals' | 'params'>;

/** A cookie for this one testimony alone, sent nowhere else. */
const cookieFor = ({ url }: Pick<Asked, 'url'>, testimonyId: string, hours: number) => ({
  path: `/testimony/${testimonyId}`,
  maxAge: hours * 3_600,
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: url.protocol === 'https:',
});

/** Keeps the link's token for as long as it takes to enter a code, so that it stands in no address. */
export const keepToken = (event: Asked, testimonyId: string, token: string) =>
  event.cookies.set('witness-link', token, cookieFor(event, testimonyId, 2));

export const keepSeat = (event: Asked, testimonyId: string, seat: string) =>
  event.cookies.set('witness-seat', seat, cookieFor(event, testimonyId, seatHours));

/** Who may read and write this testimony in this browser; null for nobody. */
export async function seated(event: Asked): Promise<Actor | null> {
  const guest = await guestBehind(event.cookies.get('witness-seat'));
  if (guest?.seated && guest.testimonyId === event.params.testimony) return guest.actor;
  return event.locals.actor;
}

/** Who stands at the door with the link, and has not entered a code. */
export async function atTheDoor(event: Asked): Promise<Guest | null> {
  const guest = await guestBehind(event.cookies.get('witness-link'));
  return guest?.testimonyId === event.params.testimony ? guest : null;
}

/** @throws Conflict where the link opens nothing any more */
export async function requireDoor(event: Asked): Promise<Guest> {
  const guest = await atTheDoor(event);
  if (!guest) throw new Conflict(linkOpensNothing);
  return guest;
}

const seatIsOver =
  'Your time here has run out, so this was not saved. Your words stand below, to be copied. Enter a new code, or sign in, and put them back.';

/** The page's own number of a form, as for those who are signed in. */
const request = z.object({ request: z.uuid().optional().catch(undefined) });

/** A form of the witness. A second click with the same words is one act. */
export const asWitness = <Form extends z.ZodType>(
  form: Form,
  does: (actor: Actor, values: z.output<Form>, event: RequestEvent) => Promise<Next>,
) =>
  submitOpenly(z.intersection(form, request), async (values, event) => {
    const actor = await seated(event);
    if (!actor) throw new Conflict(seatIsOver);
    const key = values.request && createHash('sha256').update(JSON.stringify(values)).digest('hex');
    return does(key ? { ...actor, request: { key, used: 0 } } : actor, values, event);
  });
