// What a page showed of who has a task and what was ordered: a choice by hand is made of that, and never overwrites what came since. Pure.
import { allOf } from '../list-words.ts';

type Shown = {
  held: readonly { id: string; name: string; by: string }[];
  orders: readonly { id: string; name: string; order: 'pin' | 'forbid' }[];
};

/** Sent with what is decided on a page: which assignments and which orders it showed. */
export const seenOf = (rows: readonly { id: string }[]): string =>
  rows
    .map(({ id }) => id)
    .toSorted()
    .join(' ');

/** What is otherwise now than its page showed, with what stands now; null where nothing is. */
export function sayOtherwise({ held, orders }: Shown, seen: string): string | null {
  if (seenOf([...held, ...orders]) === seen) return null;
  const [before, now] = [seen.split(' '), [...held, ...orders].map(({ id }) => id)];
  const given = held.filter(({ id }) => !before.includes(id));
  const ordered = orders.filter(({ id }) => !before.includes(id));
  const gone = before.some((id) => id && !now.includes(id));
  const whose = held.length > 0 ? `${namesOf(held)} ${held.length === 1 ? 'has' : 'have'} it` : 'Nobody has it';
  const parts = [
    ...given
      .map(({ by }) => by)
      .slice(0, 1)
      .map((by) => `This task was given to ${namesOf(given)} by ${by} since you opened this page.`),
    ...ordered.map(
      ({ name, order }) => `An instruction was given since you opened this page: ${name} ${orderWords[order]}.`,
    ),
    ...(gone && given.length === 0
      ? [`Something that stood here was taken back since you opened this page. ${whose} now.`]
      : []),
  ];
  return `${parts.join(' ')} Your choice still stands in the form: send it again if it holds, or change it.`;
}

const namesOf = (rows: readonly { name: string }[]) => allOf(rows.map(({ name }) => name));

/** “Mo Member must do it.” */
export const orderWords = { pin: 'must do it', forbid: 'must not do it' } as const;
