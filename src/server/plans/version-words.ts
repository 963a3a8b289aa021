// What a version of a plan changed, in a few words after a name, as far as its document tells more than its act does. Pure.
import type { PackagedDocument as Document } from '../ledger/package-format.ts';
import { allOf } from '../list-words.ts';
import { type Change, differencesBetween } from './differences.ts';

/** Acts that do one of several things, or that touch something with a name. */
const vague = [
  ...['task.propose', 'task.edit', 'task.wish', 'objective.edit', 'plan.edit'],
  ...['plan-remark.make', 'plan-remark.answer', 'plan-remark.settle'],
];
export const isVague = (action: string): boolean => vague.includes(action);

const few = 3; // titles in a sentence

/** "changed “A” and took out “C”"; null where the documents do not tell. */
export function sayChangedIn(action: string, before: Document, after: Document): string | null {
  const parts = differencesBetween(before, after);
  const of = (id: string) => parts.find((part) => part.id === id)?.changes ?? [];
  const said = {
    'task.propose': () => [...verbs(of('tasks'), { new: 'added' }), ...remarksIn(of('contributions'), 'proposal-')],
    'task.edit': () => [
      ...verbs(of('tasks'), { new: 'took up', changed: 'changed', out: 'took out' }),
      ...declined(of('contributions')),
    ],
    'objective.edit': () => verbs(of('objectives'), { new: 'added', changed: 'changed', out: 'took out' }),
    'task.wish': () => remarksIn(of('contributions'), 'wish-'),
    'plan-remark.make': () => remarksIn(of('contributions'), 'remark-'),
    'plan-remark.answer': () => remarksIn(of('contributions'), 'remark-step-'),
    'plan-remark.settle': () => remarksIn(of('contributions'), 'remark-step-'),
    'plan.edit': () =>
      of('plan').flatMap(({ lines }) => (lines.length > 0 ? [`changed the plan: ${lines.join('; ')}`] : [])),
  }[action];
  const words = said?.() ?? [];
  return words.length > 0 ? allOf(words) : null;
}

function verbs(changes: readonly Change[], words: Partial<Record<Change['how'], string>>): string[] {
  return (['new', 'changed', 'out'] as const).flatMap((how) => {
    const titles = changes.filter((change) => change.how === how).map(({ title }) => `“${title}”`);
    const more = titles.length > few ? [...titles.slice(0, few - 1), `${titles.length - few + 1} more`] : titles;
    return words[how] && titles.length > 0 ? [`${words[how]} ${allOf(more)}`] : [];
  });
}

/** "objected to “Call-backs”": what was said stands in the plan. */
const remarksIn = (changes: readonly Change[], place: string): string[] =>
  changes
    .filter(({ id, how }) => how === 'new' && id.startsWith(place))
    .flatMap(({ lines }) => lines.slice(0, 1).map(withoutWords));

const withoutWords = (line: string): string => {
  const [said = line] = /^[^“:]*(?:“[^”]*”[^:]*)?/.exec(line) ?? [];
  return said.charAt(0).toLowerCase() + said.slice(1);
};

const declined = (changes: readonly Change[]): string[] =>
  changes
    .filter(({ id, how }) => how === 'out' && id.startsWith('proposal-'))
    .flatMap(({ lines, title }) => {
      const task = /“[^”]*”/.exec(lines[0] ?? '')?.[0];
      return task ? [`declined ${task}, which ${title} proposed`] : [];
    });
