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
      /** What was typed in other forms of the page, by `form.field`. */
      kept?: Record<string, string | string[]>;
      /** The form whose words the one that was sent would have lost. */
      unsaved?: string;
      /** Somebody else saved first: their texts, by field name. */
      conflict?: { theirs: Record<string, string> };
      /** Words that are not saved, by form, for where the page has their boxes no more. */
      notSaved?: {
        form: string;
        boxes: { name: string; label: string; words: string }[];
        /** Another box that the words were put into, where the page has it. */
        way?: { form: string; name: string };
      }[];
    }
  | null
  | undefined;

/** What a control may start with; a list for boxes that can be ticked together. */
export type Initial = string | number | readonly string[] | null | undefined;

/** Everything a control needs to know about itself. */
export type Control = {
  id: string;
  /** What it is sent as. */
  name: string;
  /** What it began with, where several forms are sent as one. */
  was: string[];
  value: string;
  values: string[];
  problem: string | undefined;
  theirs: string | undefined;
};

type Surrounding = {
  id: string | undefined;
  result: FormResult;
  /** Sent together with the page's other forms; and to which action, when it is this one. */
  together?: boolean;
  action?: string | undefined;
  /** Its words are handed back when they cannot be saved; an address has no room for that. */
  isSent?: boolean;
};

const key = Symbol('form');
const togetherKey = Symbol('together');

/** Called by Together: the forms inside are parts of one, which is sent whole. */
export const provideTogether = (): void => {
  setContext(togetherKey, true);
};
export const isTogether = (): boolean => getContext<boolean | undefined>(togetherKey) === true;

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
  const values = listed(given);
  return {
    id: controlId(around.id, name),
    name: sentName(around, name),
    was: around.together ? listed(initial) : [],
    value: values[0] ?? '',
    values,
    problem: result?.problems?.[name]?.[0],
    theirs: result?.conflict?.theirs[name],
  };
}

const listed = (given: Initial): string[] =>
  given == null || given === '' ? [] : Array.isArray(given) ? [...given] : [String(given)];

/** `hidden`: nobody types it, so it is never kept for them. */
export const sentName = ({ id, together }: Surrounding, name: string, hidden = false): string =>
  together ? `${id}${hidden ? ':' : '.'}${name}` : name;

/** The same for a list: what is no longer one of its options is not shown, so the list began with its first. */
export function selectOf(control: Control, list: { options: readonly { value: string }[]; none?: string }): Control {
  const [was] = control.was;
  if (was === undefined || list.options.some(({ value }) => value === was)) return control;
  return { ...control, was: [list.none === undefined ? (list.options[0]?.value ?? '') : ''] };
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

/** The result, unless it belongs to another form on the same page; then what was typed here meanwhile. */
export function resultFor(id: string | undefined, result: FormResult): FormResult {
  if (!result || formOf(result) === id) return result ?? null;
  const kept = Object.entries(result.kept ?? {}).filter(([name]) => name.startsWith(`${id}.`));
  if (!id || kept.length === 0) return null;
  return { values: Object.fromEntries(kept.map(([name, value]) => [name.slice(id.length + 1), value])) };
}

/**
 * The version that is sent: what was read when it was first typed, so that a change in between is noticed however often it is sent;
 * after a lost race the newest, since the other text then stands beside the boxes.
 */
export const versionSent = <Version>(result: FormResult, newest: Version) =>
  result?.conflict ? newest : (result?.values?.version ?? newest);

/** Which form on the page a result belongs to, as its hidden field `form` said. */
export function formOf(result: FormResult): string | undefined {
  const named = result?.values?.form;
  return typeof named === 'string' && named !== '' ? named : undefined;
}

/** Was something typed in this form of the page that is not saved? Where it is folded away, it opens. */
export const isUnsaved = (id: string, result: FormResult): boolean =>
  formOf(result) === id || resultFor(id, result) !== null;

/** Was one of these fields refused, or typed otherwise than it began? Where they are folded away, that opens. */
export const isTouched = ({ result }: Surrounding, began: Record<string, Initial>): boolean =>
  Object.entries(began).some(
    ([name, initial]) =>
      result?.problems?.[name] !== undefined ||
      (result?.values?.[name] !== undefined && `${listed(result.values[name])}` !== `${listed(initial)}`),
  );

/** Has the form failed, so that the page must say so first? */
export function hasFailed(result: FormResult): boolean {
  return Boolean(result?.message || result?.conflict || Object.keys(result?.problems ?? {}).length > 0);
}
