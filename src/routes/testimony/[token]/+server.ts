import { guestBehind } from '#server/portfolios/testimony/witness-door.ts';
import { keepToken } from '../witness-seat.ts';
import type { RequestHandler } from './$types';

export const _uses = ['testimony.open'] as const;

/**
 * The address in a mail. It changes nothing, since mail scanners open links too: the token goes into a cookie for the page it leads to, and
 * out of the address, so that neither a history nor a referrer has it.
 */
export const GET: RequestHandler = async (event) => {
  const { token } = event.params;
  const guest = await guestBehind(token);
  if (guest) keepToken(event, guest.testimonyId, token);
  const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };
  const location = guest ? `/testimony/${guest.testimonyId}` : '/testimony';
  return new Response(null, { status: 303, headers: { ...headers, location } });
};
