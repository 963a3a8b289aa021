// Words are sent as nobody else's: each form says who had its page before them, who may have signed out since.
import { error, type RequestEvent } from '@sveltejs/kit';
import type { Typed } from './form-groups.ts';
import type { Actor } from './people/actor.ts';

/** What was sent, without who typed it. Where that is another person than the one who is signed in now, a page of its own says so. */
export function ownWords({ locals }: Pick<RequestEvent, 'locals'>, { personId }: Actor, sent: Typed): Typed {
  const { writer, ...typed } = sent;
  if (writer === undefined || writer === personId) return typed;
  locals.isAnothers = true;
  error(409, anothersWords);
}

export const anothersWords =
  'This was typed by somebody else, or for another organisation, so it was not sent as yours and nothing was changed.';
