import { expect, test } from 'vitest';
import { readContacts } from './read-contacts.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';

const read = async (...lines: string[]) => reconcile(await readContacts([Buffer.from(lines.join('\n'))]));
/** Figures as `kpi target?: numerator/denominator`, medians and means by their value. */
const said = ({ figures }: Reconciliation) =>
  Object.fromEntries(
    figures.map(({ kpi, target, unit, numerator, denominator, value }) => [
      target ? `${kpi} ${target}` : kpi,
      unit === 'share' ? `${numerator}/${denominator}` : value,
    ]),
  );

test('R-061 a ticket export of Zendesk: calendar minutes, good ÷ (good + bad)', async () => {
  const got = await read(
    'Summation column,Id,Requester,Assignee,Group,Subject,Status,Via,Ticket type,Created at,Updated at,Solved at,Resolution time,Satisfaction Score,Group stations,Assignee stations,Replies,First reply time in minutes,First reply time in minutes within business hours,Full resolution time in minutes,Full resolution time in minutes within business hours',
    '1,101,Bob,Ann Lee,Support,Help,Solved,Web,Incident,2025-03-04 10:22,2025-03-05 10:22,2025-03-05 10:22,24.00,Good,1,1,2,15,10,1440,480',
    '1,102,Bob,Ann Lee,Support,Help,Closed,Mail,Incident,2025-03-04 11:22,2025-03-05 10:22,2025-03-05 11:22,24.00,Bad,1,1,2,45,10,1500,480',
    '1,103,Bob,Joe,Support,Help,Open,Mail,Question,2025-03-06 11:22,2025-03-05 10:22,,,Offered,0,0,0,,,,',
  );
  expect(got).toMatchObject({ source: 'zendesk', used: 3, uncertain: [] });
  expect(said(got)).toEqual({
    'resolution-rate': '2/3',
    csat: '1/2',
    'first-response-median': 30 * 60,
    'resolution-time-median': 1470 * 60,
  });
});

test('Zendesk’s API: metrics beside the tickets, users by id, a rating inside an object', async () => {
  const got = await read(
    JSON.stringify({
      tickets: [
        {
          id: 1,
          status: 'solved',
          created_at: '2025-06-30T23:30:00Z',
          assignee_id: 7,
          submitter_id: 1,
          external_id: 'x',
        },
        {
          id: 2,
          status: 'open',
          created_at: '2025-07-02T10:00:00Z',
          assignee_id: 9,
          satisfaction_rating: { score: 'bad' },
        },
        'not a ticket',
      ],
      users: [{ id: 7, name: 'Ann Lee' }],
      metric_sets: [
        {
          id: 900,
          ticket_id: 1,
          created_at: '2020-01-01T00:00:00Z',
          reply_time_in_minutes: { calendar: 5, business: 1 },
        },
      ],
    }),
  );
  expect(got).toMatchObject({ source: 'zendesk', rows: 3, used: 2, period: { from: '2025-07-01', to: '2025-07-02' } });
  expect(got.refused).toEqual([{ row: 3, reason: 'It is not an object with fields.' }]);
  expect(got.byPerson.map(({ person }) => person)).toEqual(['9', 'Ann Lee']);
  expect(got.notes).toEqual(['Not in the list of users: 9.']);
  expect(said(got)).toEqual({ 'resolution-rate': '1/2', csat: '0/1', 'first-response-median': 300 });
});

test('JSON lines are read line by line, and a damaged line is refused alone', async () => {
  const got = await read(
    '{"id":1,"status":"solved","created_at":1738576800}',
    '{"id":2,"status":',
    '',
    '{"id":3,"status":"new"}',
  );
  expect(got).toMatchObject({ rows: 3, used: 1, period: { from: '2025-02-03', to: '2025-02-03' } });
  expect(got.refused.map(({ row }) => row)).toEqual([2, 4]);
});

test.each([
  ['HH:MM:SS', '00:30:00', '04:00:00', '02:30:30', '50:30:30'],
  ['decimals', '0.5', '4', '2.508333333', '50.508333333'],
])('a ticket export of Freshdesk with "(in hrs)" as %s', async (_, first, second, solved, late) => {
  const got = await read(
    'Ticket ID,Status,Source,Type,Agent,Group,Created time,Due by Time,Resolved time,Initial response time,First response time (in hrs),Resolution time (in hrs),Agent interactions,Customer interactions,Resolution status,First response status,Survey results,Contact ID',
    `1,Resolved,Email,Question,Sam,Tier 1,2025-03-04 10:22:00,2025-03-06 10:22:00,2025-03-04 12:52:30,2025-03-04 10:52:00,${first},${solved},1,1,Within SLA,Within SLA,Extremely happy,900`,
    `2,Closed,Phone,Question,Sam,Tier 1,2025-03-05 10:22:00,2025-03-06 10:22:00,2025-03-07 12:52:30,2025-03-05 14:22:00,${second},${late},1,1,SLA Violated,Within SLA,Unhappy,900`,
    '3,Open,Phone,Problem,Kit,Tier 2,2025-03-06 10:22:00,2025-03-07 10:22:00,,,,,0,1,SLA Violated,SLA Violated,,901',
  );
  expect(got).toMatchObject({ source: 'freshdesk', used: 3, uncertain: [] });
  expect(got.columns).toMatchObject({ 'Ticket ID': 'id', 'Resolution status': 'resolution-sla' });
  expect(said(got)).toEqual({
    'resolution-rate': '2/3',
    csat: '1/2',
    'first-response-median': 8100,
    'resolution-time-median': expect.closeTo(95_430, 2),
    'sla-met resolution': '1/3',
    'sla-met response': '2/3',
  });
});

test('a sheet of Zammad: minutes, an owner of "-" is nobody', async () => {
  const got = await read(
    '#,Title,State,Priority,Group,Owner,Create Channel,Created At,Closed At,Close In Min,Close Diff In Min,First Response At,First Response In Min,First Response Diff In Min,Article Count',
    '61001,x,closed,2 normal,Users,Mia M,email,2025-03-04 10:22,2025-03-04 12:22,120,60,2025-03-04 10:52,30,30,3',
    '61002,x,open,2 normal,Users,-,email,2025-03-04 11:22,,,,,,,1',
  );
  expect(got).toMatchObject({ source: 'zammad', used: 2 });
  expect(got.byPerson.map(({ person }) => person)).toEqual(['Mia M']);
  expect(said(got)).toEqual({
    'resolution-rate': '1/2',
    'first-response-median': 1800,
    'resolution-time-median': 7200,
  });
});

test('ratings of Chatwoot, with its banner below', async () => {
  const got = await read(
    'Agent Name,Rating,Feedback Comment,Contact Name,Link to the conversation,Recorded date',
    'Ann (ann@x.org),5,Great,Joe,https://x.org/c/1,2025-02-03 10:00:00 UTC',
    'Bob (bob@x.org),2,Bad,Sue,https://x.org/c/2,2025-02-04 10:00:00 UTC',
    'Reporting period Feb 1 2025 to Feb 28 2025',
  );
  expect(got).toMatchObject({ source: 'chatwoot', rows: 3, used: 2 });
  expect(got.refused[0]?.row).toBe(4);
  expect(said(got)).toEqual({ csat: '1/2', 'satisfaction-mean': 3.5 });
});

test.each([
  [
    'Chatwoot',
    'Reporting period Feb 1 2025 to Feb 28 2025\nAgent name,Assigned conversations,Avg first response time,Resolution Count\nAnn,10,2 minutes,8',
  ],
  ['Amazon Connect', 'Agent,CONTACTS_QUEUED,ABANDONMENT_RATE\nAnn,100,0.1'],
  ['a spreadsheet', 'Agent,Calls,Answered,Abandoned %\nAnn,100,90,10%'],
])('a report of averages from %s is refused: averages cannot be added up', async (_, text) => {
  await expect(read(text)).rejects.toMatchObject({
    kind: 'report',
    message: expect.stringMatching(/not a list of contacts/),
  });
});

test('an Asterisk queue_log: one contact for each time a call was in a queue', async () => {
  const got = await read(
    '1738576800|NONE|NONE|NONE|QUEUESTART|',
    '1738576810|100.7|support|NONE|ENTERQUEUE||07700900123',
    '1738576822|100.7|support|SIP/11|CONNECT|12|1738576815.8|4',
    '1738576830|100.9|support|NONE|ENTERQUEUE||07700900124',
    '1738576890|100.9|support|NONE|ABANDON|1|1|60',
    '1738576900|101.2|sales|NONE|ENTERQUEUE||07700900125',
    '1738576905|101.2|sales|SIP/12|RINGNOANSWER|5000',
    '1738576922|100.7|support|SIP/11|COMPLETECALLER|12|100|1',
    '1738576960|101.2|sales|NONE|EXITWITHTIMEOUT|1|1|60',
    '1738576960|101.2|support|NONE|ENTERQUEUE||07700900125',
    '1738576970|101.2|support|SIP/12|CONNECT|10|1738576915.8|4',
    '1738577070|101.2|support|SIP/12|BLINDTRANSFER|200|default|10|90|1',
    'what is this',
    '1738577080|102.3|support|NONE|ENTERQUEUE||07700900126',
  );
  expect(got).toMatchObject({
    source: 'queue-log',
    rows: 6,
    used: 4,
    period: { from: '2025-02-03', to: '2025-02-03' },
  });
  expect(got.refused).toEqual([
    { row: 13, reason: 'This line is not an event of a queue log.' },
    { row: 14, reason: 'The log ends before call 102.3 does.' },
  ]);
  expect(said(got)).toEqual({
    'answer-rate': '2/4',
    'abandon-rate': '1/4',
    'speed-of-answer-mean': 11,
    'handle-time-mean': 95,
    'handle-time-median': 95,
  });
  expect(got.byTeam.map(({ team, contacts }) => [team, contacts])).toEqual([
    ['sales', 1],
    ['support', 3],
  ]);
});

test('call detail records of Asterisk, which have no header', async () => {
  const got = await read(
    '"","07700","600","in","""Joe"" <07700>","SIP/trunk-00000001","SIP/1001-0000a3f2","Queue","600","2025-02-03 10:00:00","2025-02-03 10:00:12","2025-02-03 10:02:12",132,120,"ANSWERED","DOCUMENTATION","100.1",""',
    '"","07701","600","in","""Joe"" <07701>","SIP/trunk-00000003","SIP/1001-0000a3f4","Queue","600","2025-02-03 11:00:00","","2025-02-03 11:00:30",30,0,"NO ANSWER","DOCUMENTATION","100.2",""',
    '"","07702","600","in","""Joe"" <07702>","SIP/trunk-00000005","SIP/1001-0000a3f6","Queue","600","2025-02-03 12:00:00","","2025-02-03 12:00:01",1,0,"BUSY","DOCUMENTATION","100.3",""',
  );
  expect(said(got)).toMatchObject({
    'answer-rate': '1/3',
    'abandon-rate': '1/3',
    'speed-of-answer-mean': 12,
    'handle-time-mean': 120,
  });
  expect(got.byPerson.map(({ person }) => person)).toEqual(['SIP/1001']);
});

test('call records of 3CX: answered is what has a time of answering', async () => {
  const got = await read(
    'historyid,callid,duration,time-start,time-answered,time-end,reason-terminated,from-no,final-dispname,missed-queue-calls',
    '100,c1,00:02:00,2025/02/03 10:00:00,2025/02/03 10:00:12,2025/02/03 10:02:12,TerminatedByDst,077,Ann,',
    '101,c2,,2025/02/03 11:00:00,,2025/02/03 11:00:30,TerminatedBySrc,077,Support,',
  );
  expect(said(got)).toMatchObject({ 'answer-rate': '1/2', 'speed-of-answer-mean': 12, 'handle-time-mean': 120 });
});

test('our own contact CSV: talk, hold and wrap add up; each rating has its scale; 3 of 3 is satisfied', async () => {
  const got = await read(
    'contact_id,customer_ref,channel,queue,direction,offered_at,answered_at,ended_at,wait_s,talk_s,hold_s,acw_s,outcome,agent_id,reason_code,resolved,parent_contact_id,csat_raw,csat_scale,csat_at,complaint',
    '1,c1,phone,q1,in,2025-02-03T10:00:00Z,2025-02-03T10:00:20Z,2025-02-03T10:05:00Z,20,200,20,60,answered,a1,r1,y,,5,5,2025-02-03T11:00:00Z,n',
    '2,c2,phone,q1,in,2025-02-03T10:10:00Z,,2025-02-03T10:11:00Z,60,,,,abandoned,,r1,,,,,,',
    '3,c3,chat,q1,in,2025-02-03T10:10:00Z,2025-02-03T10:10:40Z,2025-02-03T10:15:00Z,40,260,0,0,transferred,a2,r1,n,1,3,3,,n',
    '4,c4,phone,q1,in,2025-02-04T10:10:00Z,,,,,,,voicemail,,r1,,,,,,',
  );
  expect(got).toMatchObject({ used: 4, uncertain: [] });
  expect(said(got)).toMatchObject({
    'answer-rate': '2/4',
    'abandon-rate': '1/4',
    'resolution-rate': '1/2',
    csat: '2/2',
    'speed-of-answer-mean': 30,
    'handle-time-mean': 270,
  });
});
