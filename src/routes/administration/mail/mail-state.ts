// What became of a mail, as a mark and a word.
import type { MailState } from '#server/people/mails.ts';

const marks = {
  sent: { shape: 'met', text: 'Sent' },
  waiting: { shape: 'wait', text: 'Waiting' },
  failed: { shape: 'stop', text: 'Not sent', tone: 'bad' },
} as const;

/** Without a mail server, what is written is kept here and sent to nobody. */
const kept = { shape: 'part', text: 'Kept here, not sent' } as const;

export const stateOfMail = (state: MailState, server: boolean) => (state === 'sent' && !server ? kept : marks[state]);
