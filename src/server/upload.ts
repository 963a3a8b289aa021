// A form with files: each goes where it belongs while the form arrives, and is never whole in memory.
import { createHash, type Hash } from 'node:crypto';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { Invalid, NotAllowed, statusOf } from './errors.ts';
import { fileStore } from './files/kept.ts';
import type { Expected, FileStore, KeptFile } from './files/store.ts';
import { type Next, type Refusal, submit } from './form.ts';
import { textsOf } from './form-reading.ts';
import { asPageOf, signedIn } from './page.ts';
import type { Actor } from './people/actor.ts';

/**
 * `field`: the name of the files' field, where what is wrong with one is said. `take`: what becomes of a file while it arrives. `missing`: said when none was chosen.
 * `allowed`: whether this person may do what the form is for; asked before a byte is taken.
 */
export type Upload<Taken> = {
  field: string;
  /** Another field whose files are taken as well. */
  also?: string;
  /** So many files are taken of one form, and what is said to more; without it any number. */
  most?: { files: number; words: string };
  take: (content: AsyncIterable<Uint8Array>, name: string) => Promise<Taken>;
  allowed: (actor: Actor, event: RequestEvent) => boolean | Promise<boolean>;
  missing: string;
};
export type Uploaded = KeptFile & { name: string };

/** Into the file store. `most`: bytes of one file; `type`: given where the kind need not be told from the content; `pictures`: nothing else is taken. */
export const intoStore =
  (expected: Omit<Expected, 'name'>, store: () => FileStore = fileStore): Upload<Uploaded>['take'] =>
  async (content, name) => ({ ...(await store().put(content, { name, ...expected })), name });

type Does<Values, Taken> = (
  actor: Actor,
  values: Values,
  files: [Taken, ...Taken[]],
  event: RequestEvent,
) => Promise<Next>;

/** A form action with files, otherwise as `submit`. */
export const submitFiles = <Form extends z.ZodType, Taken>(
  form: Form,
  upload: Upload<Taken>,
  does: Does<z.output<Form>, Taken>,
) =>
  submitAnyFiles(form, upload, async (actor, values, [file, ...more], event) => {
    if (!file) throw new Invalid({ [upload.field]: upload.missing });
    return does(actor, values, [file, ...more], event);
  });

/** The same where files may be left out. */
export const submitAnyFiles =
  <Form extends z.ZodType, Taken>(
    form: Form,
    upload: Omit<Upload<Taken>, 'missing'> & { missing?: string },
    does: (actor: Actor, values: z.output<Form>, files: Taken[], event: RequestEvent) => Promise<Next>,
  ) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> => {
    const { texts, files, contents, refused } = await received(signedIn(event), event, upload).catch(asPageOf(event));
    const rest = new Request(event.url, { method: 'POST', body: texts });
    const answer = await submit(form, (actor, values) => {
      if (refused) throw refused;
      if (actor.request && files.length > 0) actor.request.key += `:${hashOf(contents)}`; // other files under the same words are another request
      return does(actor, values, files, event);
    })(Object.create(event, { request: { value: rest } }) as RequestEvent);
    const { problems } = answer.data;
    const ofFile = files.length > 0 ? again : upload.missing;
    if (refused instanceof Invalid) answer.data.problems = { ...problems, ...refused.problems };
    else if (Object.keys(problems).length > 0)
      answer.data.problems = { ...(ofFile && { [upload.field]: [ofFile] }), ...problems };
    return answer;
  };

/** One hash of all, for a key is indexed and cannot grow with the number of files. */
const hashOf = (contents: string[]) => createHash('sha256').update(contents.join()).digest('hex');

const again = 'Choose the file again: a browser does not keep it while something else is put right';

/** `contents`: the SHA-256 of each file that was taken, in the order of the form. */
type Received<Taken> = { texts: FormData; files: Taken[]; contents: string[]; refused: Error | null };

/**
 * The whole form. Why a file is refused is handed on as a value: the rest is still read, so that nothing typed is lost.
 * @throws NotAllowed before anything is read; TooLarge, Unavailable where the form cannot be read
 */
export async function received<Taken>(
  actor: Actor,
  event: RequestEvent,
  { field, also, most, take, allowed }: Omit<Upload<Taken>, 'missing'>,
): Promise<Received<Taken>> {
  if (!(await allowed(actor, event))) throw new NotAllowed();
  const [files, contents, refusals]: [Taken[], string[], Error[]] = [[], [], []];
  let begun = 0;
  const texts = await textsOf(event.request, async (name, content, fileName) => {
    if ((name !== field && name !== also) || refusals.length > 0) return;
    const place = begun++;
    if (most && place >= most.files) {
      refusals.push(new Invalid({ [field]: most.words }));
      return;
    }
    const hash = createHash('sha256');
    await take(hashing(content, hash), fileName).then(
      (taken) => {
        files[place] = taken; // in the order of the form, whichever is on the disk first
        contents[place] = hash.digest('hex');
      },
      (error) => {
        refusals.push(refusal(error, name));
      },
    );
  });
  const all = <Item>(items: Item[]) => items.filter(() => true); // without the places of refused ones
  return { texts, files: all(files), contents: all(contents), refused: refusals[0] ?? null };
}

async function* hashing(content: AsyncIterable<Uint8Array>, hash: Hash) {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

/** What is wrong with a file stands at its field. @throws what is no refusal */
function refusal(error: unknown, field: string): Error {
  if (error instanceof Invalid) return new Invalid({ [field]: Object.values(error.problems).flat() });
  if (statusOf(error)) return error as Error;
  throw error;
}
