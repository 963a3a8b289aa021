// Who may not do a thing, or names what is not theirs, is told that before anything of what they typed is judged.
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { NotAllowed, NotFound } from './errors.ts';
import type { Typed } from './form-groups.ts';
import type { Actor } from './people/actor.ts';

/**
 * Asked where what was typed has faults: `does` goes as far as the rule of its first action, which ends it there; nothing is changed.
 * A field at fault says nothing, and whatever needs it to go on ends the question.
 * @throws NotFound, NotAllowed as the action itself would
 */
export async function requireAllowed<Form extends z.ZodType>(
  form: Form,
  typed: Typed,
  does: (values: z.output<Form>) => Promise<unknown>,
): Promise<void> {
  try {
    await does(readable(form, typed) as z.output<Form>);
  } catch (caught) {
    if (caught instanceof NotFound || caught instanceof NotAllowed) throw caught;
  }
}

/** Somebody for whom an action goes no further than its rule. */
export function trying({ request: _, ...actor }: Actor): Actor {
  return { ...actor, isTrying: true };
}

/** What a question may see of a request: where it was sent. Sessions and cookies change without an action of ours. */
export const placeOnly = (event: RequestEvent): RequestEvent =>
  new Proxy(event, {
    get(from, name) {
      if (name === 'params' || name === 'url') return from[name];
      throw new Error('Only the place of a request is there while its rule is asked.');
    },
  });

/** Each field as it would be read by itself, and `unread` where it has a fault. */
function readable(form: z.ZodType, typed: Typed): Record<string, unknown> {
  const plain = form instanceof z.ZodPipe ? (form.in as z.ZodType) : form;
  if (!(plain instanceof z.ZodObject)) return typed;
  return Object.fromEntries(
    Object.entries(plain.shape as Record<string, z.ZodType>).map(([name, field]) => {
      const read = field.safeParse(typed[name]);
      return [name, read.success ? read.data : unread];
    }),
  );
}

/** Stands for what cannot be read: it can be handed on, and never looked into or sent to the database. */
const unread = new Proxy(Object.freeze({}), {
  get() {
    throw new Error('This field has a fault.');
  },
});
