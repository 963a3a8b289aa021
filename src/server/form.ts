// One form action: parse, do, redirect; or hand back what was typed, with messages.
import { createHash } from 'node:crypto';
import { type ActionFailure, error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { dateFromBoxes } from './date-boxes.ts';
import { Conflict, Invalid, statusOf } from './errors.ts';
import { say } from './flash.ts';
import { besideOf, type Ending, endsNothing, stillUnsaved, unsavedWords } from './form-ending.ts';
import { ofGroup, type Typed } from './form-groups.ts';
import { textsOf } from './form-reading.ts';
import { keepable } from './keepable.ts';
import { apartFromLabels, type NotSaved, notSavedOf, withWay } from './not-saved.ts';
import { asPage, signedIn } from './page.ts';
import type { Actor } from './people/actor.ts';
import { placeOnly, requireAllowed, trying } from './trying.ts';
import { ownWords } from './writer.ts';

/** What a refused form hands back: everything typed, what to change, and, after a lost race, how the record reads now. */
export type Refusal = {
  values: Typed;
  problems: Record<string, string[]>;
  message?: string;
  /** What was typed in other forms of the page, by `form.field`. */
  kept?: Typed;
  /** The form whose words the one that was sent would have lost. */
  unsaved?: string;
  conflict?: { theirs: Record<string, string> };
  /** The words of all that is not saved, for where the page has their boxes no more. */
  notSaved?: NotSaved[];
};
/**
 * Where to go after the change, and what to say there; `warns`: it was done, and something is amiss with it. `handsBack`: nothing was
 * done, and everything typed stands there to be read once more, or `values` in its place, where the form itself was changed.
 */
export type Next = { to?: string; said?: string; warns?: boolean; handsBack?: boolean; values?: Typed } | undefined;

type Does<Values> = (actor: Actor, values: Values, event: RequestEvent) => Promise<Next>;

/**
 * What may be typed; a function where that depends on who asks. `whole` is the same with the rules that the record makes: asked only
 * where the plain form has found a fault, so that all are told at once, since what is done looks at the record itself.
 */
type Asked<Form extends z.ZodType> =
  | Form
  | ((actor: Actor, event: RequestEvent) => Form | Promise<Form>)
  | { plain: Form; whole: (actor: Actor, event: RequestEvent) => Promise<Form> };

type Sent = { typed: Typed; kept: Typed };
/** Saves a form that was not sent itself; a refusal, or null. */
type Saving = (actor: Actor, sent: Sent, event: RequestEvent) => Promise<ActionFailure<Refusal> | null>;

/**
 * A form action for somebody signed in. `form` says what may be typed; `does` changes something through a domain function.
 * The hidden field `request` makes a repeated click one effect.
 * @param ending for a form that ends the writing on its page: what becomes of words typed beside it
 */
export const submit =
  <Form extends z.ZodType>(form: Asked<Form>, does: Does<z.output<Form>>, ending?: Ending<Saving>) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> => {
    const actor = signedIn(event);
    const { sent, labels } = apartFromLabels(ownWords(event, actor, await sentBy(event)));
    const parts = ofGroup(sent, event.url.searchParams.get('form'));
    const remember = (values: Typed, kept: Typed, message?: string) => {
      event.locals.refused = { message, notSaved: notSavedOf(values, kept, labels) };
      return event.locals.refused;
    };
    remember(shown(parts.typed), shown(parts.kept)); // for what is answered by a page of its own
    const { status, data } = await sentForm({ event, actor, sent: parts }, form, does, ending);
    const also = status === 409 ? (ending?.elsewhere?.(data.values) ?? {}) : {};
    const kept = { ...also, ...data.kept };
    const { notSaved } = remember(data.values, kept, data.message);
    return fail(status, { ...data, kept, notSaved: withWay(notSaved, data.values, also) });
  };

async function sentForm<Form extends z.ZodType>(
  { event, actor, sent }: { event: RequestEvent; actor: Actor; sent: Sent },
  form: Asked<Form>,
  does: Does<z.output<Form>>,
  ending: Ending<Saving> = endsNothing,
): Promise<ActionFailure<Refusal>> {
  const { typed, kept: others } = sent;
  const { saved, kept, lost } = besideOf(others, ending);
  const [unsaved] = lost;
  if (unsaved)
    return fail(409, { values: shown(typed), problems: {}, message: unsavedWords, kept: shown(others), unsaved });
  const key = typed.request;
  if (typeof key === 'string' && z.uuid().safeParse(key).success)
    actor.request = { key: sameWords([typed, saved]), used: 0 };
  let waits = others; // what is not saved yet is handed back with a refusal
  for (const [id, fields] of Object.entries(saved)) {
    waits = Object.fromEntries(Object.entries(waits).filter(([name]) => !name.startsWith(`${id}.`)));
    const refusal = await ending.saves?.[id]?.(actor, { typed: { ...fields, form: id }, kept: waits }, event);
    if (refusal) return refusal;
  }
  return answered(
    event,
    { typed, kept },
    {
      ...readyFor(form, actor, event),
      does: (values) => does(actor, values, event),
      tries: (values) => does(trying(actor), values, placeOnly(event)),
    },
  );
}

/** Saves what was typed in another form of the page, before a form that ends the writing there does what it does. */
export const saving =
  <Form extends z.ZodType>(
    form: Form,
    does: (actor: Actor, values: z.output<Form>, event: RequestEvent) => Promise<unknown>,
  ): Saving =>
  async (actor, sent, event) => {
    const tried = await attempted(sent, { form: () => form, does: (values) => does(actor, values, event) });
    return 'done' in tried ? null : tried;
  };

/** A second click sends the same words and has no second effect; what was changed in between is another request. */
const sameWords = (sent: [Typed, Record<string, Typed>]) =>
  createHash('sha256')
    .update(JSON.stringify(sent, (name, value) => (secret.test(name) ? undefined : value)))
    .digest('hex');

/** The same for somebody who is not signed in: set-up, sign-in, invitations. */
export const submitOpenly =
  <Form extends z.ZodType>(form: Form, does: (values: z.output<Form>, event: RequestEvent) => Promise<Next>) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> =>
    answered(
      event,
      { typed: apartFromLabels(await sentBy(event)).sent, kept: {} },
      { form: () => form, does: (values) => does(values, event) },
    );

/** How one form is read and what it does. `tries` goes as far as the rule, where what was typed has faults. */
type Served<Form extends z.ZodType, Done> = {
  form: () => Form | Promise<Form>;
  whole?: (() => Promise<Form>) | undefined;
  does: (values: z.output<Form>) => Promise<Done>;
  tries?: (values: z.output<Form>) => Promise<unknown>;
};

function readyFor<Form extends z.ZodType>(form: Asked<Form>, actor: Actor, event: RequestEvent) {
  if (typeof form === 'function') return { form: () => form(actor, event) };
  if ('plain' in form) return { form: () => form.plain, whole: () => form.whole(actor, event) };
  return { form: () => form };
}

async function answered<Form extends z.ZodType>(
  event: RequestEvent,
  sent: Sent,
  served: Served<Form, Next>,
): Promise<ActionFailure<Refusal>> {
  const tried = await attempted(sent, served);
  if (!('done' in tried)) return tried;
  const next = tried.done;
  const kept = shown(sent.kept);
  if (next?.handsBack) return fail(200, { values: shown(next.values ?? sent.typed), problems: {}, kept });
  const stays = !next?.to && Object.keys(kept).length > 0;
  if (next?.said) say(event, next.warns ? 'warn' : 'good', stays ? `${next.said} ${stillUnsaved}` : next.said);
  // What was typed in other forms of the page was not sent yet, and still stands there: no redirect could carry it.
  if (stays) return fail(200, { values: {}, problems: {}, kept });
  redirect(303, next?.to ?? event.url.pathname + withoutAction(event.url));
}

async function attempted<Form extends z.ZodType, Done>(
  sent: Sent,
  { form, whole, does, tries }: Served<Form, Done>,
): Promise<ActionFailure<Refusal> | { done: Done }> {
  const [typed, kept] = [withDates(sent.typed), shown(sent.kept)];
  try {
    const asked = await form();
    const parsed = asked.safeParse(typed);
    if (!parsed.success) {
      if (tries) await requireAllowed(asked, typed, tries);
      const all = (await whole?.())?.safeParse(typed).error ?? parsed.error;
      return fail(422, { values: shown(typed), problems: problemsOf(all), kept });
    }
    return { done: await does(parsed.data) };
  } catch (caught) {
    return refused(caught, typed, kept);
  }
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
    if (Array.isArray(before)) before.push(clean(value));
    else typed[name] = before === undefined ? clean(value) : [before, clean(value)];
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
    const boxOf = (part: string) => String(typed[`${name}-${part}`] ?? '');
    typed[name] = dateFromBoxes({ day: boxOf('day'), month: boxOf('month'), year: boxOf('year') });
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
