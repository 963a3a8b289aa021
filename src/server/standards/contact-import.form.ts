import { z } from 'zod';
import { text, version } from '../fields.ts';
import type { Meaning } from './reading/meanings.ts';
import { isTimeZone } from './reading/time-zone.ts';

/** What a column can mean, in words, in the order of the list. */
export const contactMeanings: Record<Meaning | 'unused', string> = {
  unused: 'Not used',
  id: 'Number of the contact',
  date: 'Date',
  time: 'Time of day',
  agent: 'Who dealt with it',
  team: 'Team or queue',
  channel: 'Channel',
  topic: 'Topic',
  answered: 'Answered, yes or no',
  unanswered: 'Not answered, yes or no',
  abandoned: 'Given up by the customer, yes or no',
  outcome: 'Outcome in a word',
  resolved: 'Resolved, yes or no',
  status: 'Status in a word',
  'first-contact': 'Resolved at the first contact, yes or no',
  wait: 'Waiting time',
  handle: 'Handling time, whole',
  talk: 'Talking time',
  hold: 'Time on hold',
  wrap: 'Work after the call',
  'first-response': 'Time to the first reply',
  resolution: 'Time to the resolution',
  'answered-at': 'When answered',
  'first-response-at': 'When first replied to',
  'resolved-at': 'When resolved',
  'ended-at': 'When ended',
  satisfaction: 'Satisfaction',
  'satisfaction-scale': 'Scale of the satisfaction',
  sla: 'Service level kept, yes or no',
  'sla-breached': 'Service level missed, yes or no',
  'response-sla': 'Service level of the response',
  'resolution-sla': 'Service level of the resolution',
};

export const timeZone = z
  .string({ error: 'Enter the time zone, like Europe/London' })
  .trim()
  .refine(isTimeZone, 'Enter a time zone by its name, like Europe/London or Asia/Kolkata');

export const contactFileForm = z.object({ timeZone });

/** Why an import is taken back. */
export const takeBackForm = z.object({ why: text('why it is taken back', 300) });

/** The columns as `column-0`, `column-1` …, with the time zone and the system the file comes from. */
export const contactColumnsForm = z
  .looseObject({ version, timeZone, source: text('the system the file comes from', 60) })
  .transform(({ version, timeZone, source, ...typed }) => ({
    ...{ version, timeZone, source },
    columns: Object.entries(typed).flatMap(([name, value]) => {
      const at = /^column-(\d{1,4})$/.exec(name)?.[1];
      return at && typeof value === 'string' ? [{ at: Number(at), meaning: value }] : [];
    }),
  }));
export type ContactColumnsForm = z.output<typeof contactColumnsForm>;
