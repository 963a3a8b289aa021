// One form action: parse, do, redirect; or hand back what was typed, with messages.
import { createHash } from 'node:crypto';
import { type ActionFailure, error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Conflict, Invalid, statusOf } from './errors.ts';
import { say } from './flash.ts';
import { ofGroup, type Typed } from './form-groups.ts';
import { keepable, textsOf } from './form-reading.ts';
import { asPage, signedIn } from './page.ts';
import type { Actor } from './people/actor.ts';

/** What a refused form hands back: everything typed, what to change, and, after a lost race, how the record reads now. */
export type Refusal = {
  values: Typed;
  problems: Record<string, string[]>;
  message?: string;
  /** What was typed in other forms of the page, by `form.field`. */
  kept?: Typed;
  conflict?: { theirs: Record<string, string> };
};
/** Where to go after the change, and what to say there. */
export type Next = { to?: string; said?: string } | undefined;

type Does<Values> = (actor: Actor, values: Values, event: RequestEvent) => Promise<Next>;

/**
 * A form action for somebody signed in. `form` says what may be typed; `does` changes something through a domain function.
 * The hidden field `request` makes a repeated click one effect.
 */
export const submit =
  <Form extends z.ZodType>(form: Form, does: Does<z.output<Form>>) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> => {
    const actor = signedIn(event);
    const { typed, kept } = ofGroup(await sentBy(event), event.url.searchParams.get('form'));
    return answered(event, { typed: withDates(typed), kept: shown(kept) }, form, (values) => {
      const key = typed.request;
      if (typeof key === 'string' && z.uuid().safeParse(key).success)
        actor.request = { key: sameWords(typed), used: 0 };
      return does(actor, values, event);
    });
  };

/** A second click sends the same words and has no second effect; what was changed in between is another request. */
const sameWords = (typed: Typed) =>
  createHash('sha256')
    .update(JSON.stringify(shown(typed)))
    .digest('hex');

/** The same for somebody who is not signed in: set-up, sign-in, invitations. */
export const submitOpenly =
  <Form extends z.ZodType>(form: Form, does: (values: z.output<Form>, event: RequestEvent) => Promise<Next>) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> =>
    answered(event, { typed: withDates(await sentBy(event)), kept: {} }, form, (values) => does(values, event));

async function answered<Form extends z.ZodType>(
  event: RequestEvent,
  { typed, kept }: { typed: Typed; kept: Typed },
  form: Form,
  does: (values: z.output<Form>) => Promise<Next>,
): Promise<ActionFailure<Refusal>> {
  const parsed = form.safeParse(typed);
  if (!parsed.success) return fail(422, { values: shown(typed), problems: problemsOf(parsed.error), kept });
  let next: Next;
  try {
    next = await does(parsed.data);
  } catch (caught) {
    return refused(caught, typed, kept);
  }
  if (next?.said) say(event, 'good', next.said);
  // What was typed in other forms of the page was not sent yet, and still stands there: no redirect could carry it.
  if (!next?.to && Object.keys(kept).length > 0) return fail(200, { values: {}, problems: {}, kept });
  redirect(303, next?.to ?? event.url.pathname + withoutAction(event.url));
}

function refused(caught: unknown, typed: Typed, kept: Typed): ActionFailure<Refusal> {
  const values = shown(typed);
  if (caught instanceof Invalid) return fail(422, { values, problems: caught.problems, kept });
  const status = statusOf(caught);
  if (!status) throw caught;
  const { message } = caught as Error;
  if (status === 404) error(404, message);
  const theirs = caught instanceof Conflict ? caught.theirs : undefined;
  return fail(status, { values, problems: {}, message, kept, ...(theirs ? { conflict: { theirs } } : {}) });
}

/** The query of an address without the action in it. */
export const withoutAction = (url: URL) => {
  const kept = [...url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'form');
  return kept.length > 0 ? `?${new URLSearchParams(kept)}` : '';
};

/** What was sent, by field: one text, or several where a name stands more than once. */
async function sentBy({ request, locals }: RequestEvent): Promise<Typed> {
  const typed: Typed = {};
  for (const [name, value] of await sentIn(request)) {
    if (typeof value !== 'string') continue;
    const before = typed[name];
    typed[name] = before === undefined ? clean(value) : [before, clean(value)].flat();
  }
  locals.typed = shown(typed);
  return typed;
}

/** The texts that were sent; what cannot be read as a form is a refusal of its own. */
export const sentIn = (request: Request): Promise<FormData> => textsOf(request).catch(asPage);

// Line ends are the browser's habit, not the writer's.
const clean = (text: string) => keepable(text).replaceAll('\r\n', '\n');

/** Dates in three boxes become one. */
function withDates(typed: Typed): Typed {
  for (const box of Object.keys(typed).filter((name) => name.endsWith('-year'))) {
    const name = box.slice(0, -5);
    const [year, month, day] = [typed[box], typed[`${name}-month`], typed[`${name}-day`]].map((v) =>
      String(v ?? '').trim(),
    );
    typed[name] = year || month || day ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : '';
  }
  return typed;
}

const secret = /password|secret|code/i;
/** Without what must not stand in a page. */
export const shown = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !secret.test(name)));

function problemsOf(refusal: z.ZodError): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  for (const { path, message } of refusal.issues) {
    const field = path.join('.') || 'form';
    problems[field] = [...(problems[field] ?? []), message];
  }
  return problems;
}
