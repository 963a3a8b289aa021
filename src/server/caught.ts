// What is said of an error that no page answered itself: a refusal keeps its own sentence, only what nobody foresaw is written down.
import type { CaughtError } from '@sveltejs/kit/hooks';
import { NoForm } from './errors.ts';

type Told = { message?: string; reference?: string };

/** What a page says beside the status; `writeDown` is called for what nobody foresaw, under a number of its own. */
export function toldOf(caught: CaughtError, writeDown: (reference: string, error: unknown) => void): Told {
  if (caught.kind === 'app') return {};
  if (caught.kind === 'framework' && caught.error.status < 500) return inWords(caught.error.status);
  const reference = crypto.randomUUID().slice(0, 8);
  writeDown(reference, caught.error);
  return { message: 'Something went wrong here, and it is written down.', reference };
}

/** What the framework refuses before it asks us. A page that is not there is named by its own. */
function inWords(status: number): Told {
  const message = {
    400: 'This address cannot be read. Check how it is spelled.',
    405: 'Nothing can be sent to this address, so nothing was changed. Open it as a page.',
    415: new NoForm().message,
  }[status];
  return message ? { message } : {};
}
