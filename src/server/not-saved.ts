// Words that were written in a form which is gone from its page once it is refused: they are handed back to be copied.
import type { Typed } from './form-groups.ts';

/** What was written in one form of a page that was not saved; `form`: its id, '' for the only one. */
export type NotSaved = {
  form: string;
  boxes: { name: string; label: string; words: string }[];
  /** Another box of the page that its words were put into, where the page has that box. */
  way?: { form: string; name: string };
};

/** What each box of words was called on the page, by the name it was sent under. */
export type Labels = ReadonlyMap<string, string>;

const ending = '.label';

/** Parts what was typed from what its boxes were called: `name.label` goes with every box of words. */
export function apartFromLabels(sent: Typed): { sent: Typed; labels: Labels } {
  const isLabel = ([name]: [string, unknown]) => name.endsWith(ending);
  const labels = Object.entries(sent)
    .filter(isLabel)
    .map(([name, label]) => [name.slice(0, -ending.length), [label].flat()[0]!] as const);
  return {
    sent: Object.fromEntries(Object.entries(sent).filter((one) => !isLabel(one))),
    labels: new Map(labels),
  };
}

/** By form: first the one that was sent, then those whose words were kept for them. A form without words is left out. */
export function notSavedOf(typed: Typed, kept: Typed, labels: Labels): NotSaved[] {
  const own = typeof typed.form === 'string' ? typed.form : '';
  const byForm = new Map<string, NotSaved['boxes']>();
  for (const [name, value] of [...Object.entries(typed), ...Object.entries(kept)]) {
    const isOwn = name in typed;
    const label = labels.get(name) ?? (isOwn ? labels.get(`${own}.${name}`) : undefined);
    const words = [value].flat().join('\n').trim();
    if (!label || !words) continue;
    const dot = isOwn ? -1 : name.indexOf('.');
    const form = isOwn ? own : name.slice(0, dot);
    byForm.set(form, [...(byForm.get(form) ?? []), { name: name.slice(dot + 1), label, words }]);
  }
  return [...byForm].map(([form, boxes]) => ({ form, boxes }));
}

/** Says of the form that was sent which other box, by `form.field`, its words were put into: the first; what goes with them may follow. */
export function withWay(all: NotSaved[], { form = '' }: Typed, boxes: Typed): NotSaved[] {
  const [box] = Object.keys(boxes);
  if (!box) return all;
  const [other = '', name = ''] = box.split('.');
  return all.map((one) => (one.form === form ? { ...one, way: { form: other, name } } : one));
}

/**
 * A page without the blocks of `NotSaved.svelte` whose words stand in their own boxes again. Which boxes a page has is known only when
 * the whole of it is written, and the blocks stand above them. A way to a box that is not there goes as well.
 */
export function withoutWhatStands(html: string): string {
  if (!html.includes('data-not-saved=')) return html;
  const standing = new Set([...html.matchAll(box)].map(([, id]) => id));
  const stands = (boxes: string) => boxes.split(' ').every((id) => standing.has(id));
  return html
    .replaceAll(block, (whole, boxes: string) => (stands(boxes) ? '' : whole))
    .replaceAll(way, (whole, box: string) => (stands(box) ? whole : ''));
}

const block = /<section [^<>]*data-not-saved="([^"]*)"[\s\S]*?<\/section>/g;
const way = /<p [^<>]*data-way="([^"]*)"[\s\S]*?<\/p>/g;
// By whole tags, since what people write may hold anything but "<".
const box = /<(?:input|textarea)(?:\s+[\w-]+(?:="[^"]*")?)*?\s+id="([^"]*)"/g;
