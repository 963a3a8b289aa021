import type { contactImportsOf } from '#server/standards/contact-import-view.ts';

type File = Awaited<ReturnType<typeof contactImportsOf>>['imports'][number];
type ImportState = File['state'];

const tags = {
  reading: { shape: 'wait', text: 'Being read' },
  waiting: { shape: 'wait', text: 'Waits for you' },
  importing: { shape: 'wait', text: 'Being imported' },
  done: { shape: 'met', text: 'Imported' },
  failed: { shape: 'stop', text: 'Could not be read', tone: 'bad' },
  'taken-back': { shape: 'stop', text: 'Taken back', tone: 'quiet' },
  'set-aside': { shape: 'stop', text: 'Set aside', tone: 'quiet' },
} as const satisfies Record<ImportState, object>;

/** Where an import stands, as a shape with its word. */
export const stateTag = (state: ImportState) => tags[state];

/** The same of one that somebody asked to be taken back. */
export const fileTag = ({ state, backAskedAt }: Pick<File, 'state' | 'backAskedAt'>) =>
  state === 'done' && backAskedAt ? ({ shape: 'wait', text: 'Being taken back' } as const) : stateTag(state);
