import { z } from 'zod';
import { choice, id, longText, optionalDate, optionalId } from '../fields.ts';
import { type CounterKind, counterKinds } from './counter-offers.table.ts';

export const counterKindWords: Record<CounterKind, string> = {
  swap: 'Swap it for a task of a colleague',
  give: 'Give it to a colleague',
  later: 'Do it, but later',
  support: 'Do it with somebody beside me',
};

const needed = {
  swap: ['theirs', 'Choose the task that you would swap it for'],
  give: ['toId', 'Choose who would do it'],
  later: ['due', 'Enter by when you would do it'],
  support: ['helperId', 'Choose who would be beside you'],
} as const;

/** `theirs`: the assignment of a colleague; `withId`: who would do it, or help. */
export const counterForm = z
  .object({
    assignmentId: id('Open the page again, then make your counter-offer'),
    kind: choice(counterKinds, 'Choose what you offer instead'),
    theirs: optionalId('the task'),
    toId: optionalId('the colleague'),
    helperId: optionalId('the colleague'),
    due: optionalDate('the new day'),
    reason: longText('why, in a sentence'),
  })
  .transform(({ theirs, toId, helperId, ...typed }, context) => {
    const [path, message] = needed[typed.kind];
    if (!{ theirs, toId, helperId, due: typed.due }[path]) context.addIssue({ code: 'custom', path: [path], message });
    return { ...typed, theirs, withId: typed.kind === 'give' ? toId : typed.kind === 'support' ? helperId : null };
  });
export type CounterForm = Omit<z.output<typeof counterForm>, 'assignmentId'>;

const counterId = id('Open the page again, then decide');
export const counterIdForm = z.object({ counterId });
export const declineCounterForm = z.object({ counterId, words: longText('why not') });
/** `reason`: read by both of them, and by the team. */
export const endSupportForm = z.object({ counterId, reason: longText('why, in a sentence') });
export type EndSupportForm = z.output<typeof endSupportForm>;
/** `seen`: fingerprint of what the page said that it costs. */
export const takeCounterForm = z.object({ counterId, seen: z.string('Open the page again, then take it') });
