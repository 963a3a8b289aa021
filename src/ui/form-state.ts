import { getContext, setContext } from 'svelte';

/** What a form action hands back when it could not do what was asked; nothing when all is well. */
export type FormResult =
  | {
      /** What was typed, by field name, so that nothing is lost. */
      values?: Record<string, string | string[]>;
      /** What is wrong, by field name; the name 'form' is for the form as a whole. */
      problems?: Record<string, string[] | undefined>;
      /** One sentence about the whole form. */
      message?: string;
      /** Somebody else saved first: their texts, by field name. */
      conflict?: { theirs: Record<string, string> };
    }
  | null
  | undefined;

/** What a control may start with; a list for boxes that can be ticked together. */
export type Initial = string | number | readonly string[] | null | undefined;

/** Everything a control needs to know about itself. */
export type Control = {
  id: string;
  value: string;
  values: string[];
  problem: string | undefined;
  theirs: string | undefined;
};

type Surrounding = { id: string | undefined; result: FormResult };

const key = Symbol('form');

/** Called by Form: the fields inside find their result without being told. */
export function provideForm(read: () => Surrounding): void {
  setContext(key, read);
}

/** Called by a field while it is made: how to read the form around it. */
export function surroundingForm(): () => Surrounding {
  return getContext<(() => Surrounding) | undefined>(key) ?? (() => ({ id: undefined, result: null }));
}

/**
 * A control's id, value, problem and rival text. What was typed goes before what was stored.
 * @param own a result given to the field itself, which goes before the form's
 */
export function controlOf(around: Surrounding, name: string, initial: Initial, own?: FormResult): Control {
  const result = own ?? around.result;
  const given = result?.values?.[name] ?? initial;
  const values = given == null || given === '' ? [] : Array.isArray(given) ? [...given] : [String(given)];
  return {
    id: controlId(around.id, name),
    value: values[0] ?? '',
    values,
    problem: result?.problems?.[name]?.[0],
    theirs: result?.conflict?.theirs[name],
  };
}

/** The same for boxes: one that is not ticked is not sent, so after a failed attempt an absent name means none. */
export function boxesOf(around: Surrounding, name: string, initial: Initial, own?: FormResult): Control {
  const control = controlOf(around, name, initial, own);
  const typed = (own ?? around.result)?.values;
  return typed && typed[name] === undefined ? { ...control, value: '', values: [] } : control;
}

/** The id that labels, and the lines of an error summary, point to. */
export function controlId(form: string | undefined, name: string): string {
  return form ? `${form}-${name}` : name;
}

/** The result, unless it belongs to another form on the same page. */
export function resultFor(id: string | undefined, result: FormResult): FormResult {
  return result && formOf(result) === id ? result : null;
}

/** Which form on the page a result belongs to, as its hidden field `form` said. */
export function formOf(result: FormResult): string | undefined {
  const named = result?.values?.form;
  return typeof named === 'string' && named !== '' ? named : undefined;
}

/** Has the form failed, so that the page must say so first? */
export function hasFailed(result: FormResult): boolean {
  return Boolean(result?.message || result?.conflict || Object.keys(result?.problems ?? {}).length > 0);
}
