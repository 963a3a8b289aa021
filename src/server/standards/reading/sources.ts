import { headerWords } from '#server/tables/header.ts';
import type { Column } from './columns.ts';
import type { Meaning } from './meanings.ts';
import type { RawFile } from './raw-rows.ts';

export type Source = 'zendesk' | 'freshdesk' | 'zammad' | 'chatwoot' | 'queue-log' | 'pwc-style' | 'unknown';

/** Header words that only one system has; two of them are enough. */
const marks: [Source, string[]][] = [
  [
    'zendesk',
    'summation column,requester external id,initially assigned at,group stations,assignee stations,first reply time in minutes,full resolution time in minutes,satisfaction score,requester wait time in minutes,submitter id,external id,has incidents,allow channelback,satisfaction rating score,generated timestamp'.split(
      ',',
    ),
  ],
  [
    'freshdesk',
    'due by time,initial response time,agent interactions,customer interactions,first response status,every response status,first response time in hrs,resolution time in hrs,survey results,responder id,fr due by,fr escalated,nr due by,is escalated'.split(
      ',',
    ),
  ],
  [
    'zammad',
    'close escalation at,close in min,close diff in min,first response escalation at,first response in min,first response diff in min,update in min,article count,last contact agent at,time units total time unit'.split(
      ',',
    ),
  ],
  [
    'chatwoot',
    'link to the conversation,feedback comment,recorded date,avg customer waiting time,assigned conversations,inbox id,first reply created at,waiting since,meta assignee name,contact last seen at,agent last seen at'.split(
      ',',
    ),
  ],
];

/** Which system wrote the file, from its header and, for a plain list of calls, from what its columns mean. */
export function sourceOf({ shape, header }: RawFile, columns: Column[]): Source {
  if (shape === 'queue-log') return 'queue-log';
  const words = new Set(header.map(headerWords));
  const named = marks.find(([, known]) => known.filter((name) => words.has(name)).length >= 2);
  if (named) return named[0];
  const meant = new Set(columns.map(({ meaning }) => meaning));
  const callList: Meaning[][] = [['agent'], ['answered', 'outcome'], ['wait'], ['talk', 'handle'], ['satisfaction']];
  return callList.every((either) => either.some((meaning) => meant.has(meaning))) ? 'pwc-style' : 'unknown';
}
