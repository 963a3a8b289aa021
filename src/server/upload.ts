// A form with a large file: the file streams into the store while the form arrives, and is never whole in memory.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { Invalid, NotAllowed, statusOf } from './errors.ts';
import { fileStore } from './files/kept.ts';
import { asRefusal } from './files/receive.ts';
import type { FileStore, KeptFile } from './files/store.ts';
import { type Next, type Refusal, submit } from './form.ts';
import { signedIn } from './page.ts';
import type { Actor } from './people/actor.ts';

/**
 * `field`: the name of the file's field. `most`: bytes. `type`: given where the kind need not be told from the content.
 * `allowed`: whether this person may do what the form is for; asked before a byte is kept. `missing`: said when no file was chosen.
 */
export type Upload = {
  field: string;
  most: number;
  type?: string;
  allowed: (actor: Actor) => boolean;
  missing: string;
  store?: () => FileStore;
};
export type Uploaded = KeptFile & { name: string };

/** A form action with one file, otherwise as `submit`. */
export const submitFile =
  <Form extends z.ZodType>(
    form: Form,
    upload: Upload,
    does: (actor: Actor, values: z.output<Form>, file: Uploaded, event: RequestEvent) => Promise<Next>,
  ) =>
  async (event: RequestEvent): Promise<ActionFailure<Refusal>> => {
    const refused = upload.allowed(signedIn(event)) ? null : new NotAllowed();
    const { texts, file } = refused ? { texts: new FormData(), file: refused } : await received(event.request, upload);
    const rest = new Request(event.url, { method: 'POST', body: texts });
    return submit(form, (actor, values) => {
      if (file instanceof Error) throw file;
      if (!file) throw new Invalid({ [upload.field]: upload.missing });
      return does(actor, values, file, event);
    })(Object.create(event, { request: { value: rest } }) as RequestEvent);
  };

type Received = { texts: FormData; file: Uploaded | Error | null };

/** The whole form: its texts, and its file in the store, or why it is not there. Further files are passed over. */
export async function received(request: Request, upload: Upload): Promise<Received> {
  const texts = new FormData();
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data') || !request.body) return { texts: await request.formData(), file: null };
  let file: Promise<Received['file']> = Promise.resolve(null);
  const parser = new Busboy({ headers: { 'content-type': type }, limits: { fields: 500, fieldSize: 1_000_000 } });
  parser.on('field', (name, value) => texts.append(name, value));
  parser.on('file', (name, content, fileName) => {
    if (name === upload.field && fileName) file = kept(content, fileName, upload);
    else content.resume();
  });
  const ended = new Promise<void>((resolve, reject) => parser.once('finish', resolve).once('error', reject));
  Readable.fromWeb(request.body as ReadableStream)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  await ended;
  return { texts, file: await file };
}

/** What the store refuses is handed on as a value: the rest of the form is still read, so that nothing typed is lost. */
async function kept(content: Readable, name: string, { field, most, type, store = fileStore }: Upload) {
  try {
    const put = await store()
      .put(content, { name, most, ...(type && { type }) })
      .catch(asRefusal(name));
    return { ...put, name };
  } catch (error) {
    content.resume();
    if (error instanceof Invalid) return new Invalid({ [field]: Object.values(error.problems).flat() });
    if (statusOf(error)) return error as Error;
    throw error;
  }
}
