// Several forms of one page sent as one (`Together.svelte`), so that sending one loses nothing typed in the others. Pure.

export type Typed = Record<string, string | string[]>;

/**
 * What was typed in the form that was sent, by field, and of the others what differs from what they began with, by `form.field`.
 * Fields are named `form.field`, what nobody types `form:field`, and what a field began with `form.field.was`.
 * `form`: which was sent; null where each form of the page is one of its own.
 */
export function ofGroup(sent: Typed, form: string | null): { typed: Typed; kept: Typed } {
  if (form === null) return { typed: sent, kept: {} };
  const [own, others] = [new Map<string, string | string[]>(), new Map<string, Typed>()];
  for (const [name, value] of Object.entries(sent)) {
    const [, group, sign, field] = /^([^.:]+)([.:])(.+)$/s.exec(name) ?? [];
    if (group === form && field && !field.endsWith('.was')) own.set(field, value);
    else if (group && field && group !== form && sign === '.')
      others.set(group, { ...others.get(group), [field]: value });
  }
  const kept = [...others].filter(([, fields]) => differs(fields)).flatMap(([group, fields]) => named(group, fields));
  const { request = '' } = sent;
  return { typed: { request, form, ...Object.fromEntries(own) }, kept: Object.fromEntries(kept) };
}

const named = (group: string, fields: Typed) =>
  Object.entries(fields).flatMap(([field, value]) =>
    field.endsWith('.was') ? [] : [[`${group}.${field}`, value] as const],
  );

function differs(fields: Typed): boolean {
  const names = new Set(Object.keys(fields).map((field) => field.replace(/\.was$/, '')));
  names.delete('version');
  return [...names].some((name) => text(fields[name]) !== text(fields[`${name}.was`]));
}

const text = (value: string | string[] = '') => [value].flat().join('\n');
