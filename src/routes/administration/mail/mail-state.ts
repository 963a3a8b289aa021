// What became of a mail, as a mark and a word.
import type { MailState } from '#server/people/mails.ts';

const marks = {
  sent: { shape: 'met', text: 'Sent' },
  waiting: { shape: 'wait', text: 'Waiting' },
  failed: { shape: 'stop', text: 'Not sent', tone: 'bad' },
} as const;

export const stateOfMail = (state: MailState) => marks[state];
