import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namesIn } from './json-items.ts';
import { type ReadOptions, readContacts } from './read-contacts.ts';
import { type Reconciliation, reconcile } from './reconcile.ts';

const folder = '../shared/data/ops/';
const there = existsSync(folder);
const withData = there ? test : test.skip;
const title = (rule: string) => (there ? rule : `skipped: no ../shared/data: ${rule}`);

const read = async (name: string, options?: ReadOptions) =>
  reconcile(await readContacts([readFileSync(folder + name)], options));
const figure = ({ figures }: Pick<Reconciliation, 'figures'>, kpi: string, target?: string) =>
  figures.find((one) => one.kpi === kpi && one.target === target);
const rounded = (value: number | undefined, places: number) => Number(value?.toFixed(places));
const truth = () => JSON.parse(readFileSync(`${folder}ground-truth.json`, 'utf8'));

withData.each(['pwc-call-centre.csv', 'pwc-call-centre.xlsx'])(
  title('R-061 the figures of %s are those counted by hand'),

  async (name) => {
    const told = truth()['pwc-call-centre.csv'];
    const got = await read(name);
    expect(got).toMatchObject({ source: 'pwc-style', rows: told.calls, used: told.calls, refused: [], uncertain: [] });
    expect(got.period).toEqual({ from: '2021-01-01', to: '2021-03-31' });
    expect(figure(got, 'answer-rate')).toMatchObject({ numerator: told.answered, denominator: told.calls });
    expect(figure(got, 'abandon-rate')).toMatchObject({ numerator: told.abandoned, value: told.abandon_rate });
    expect(figure(got, 'resolution-rate')).toMatchObject({ numerator: told.resolved, denominator: told.answered });
    expect(rounded(figure(got, 'resolution-rate')?.value, 4)).toBe(told.resolved_of_answered);
    expect(rounded(figure(got, 'speed-of-answer-mean')?.value, 2)).toBe(told.avg_speed_of_answer_s);
    expect(rounded(figure(got, 'handle-time-mean')?.value, 2)).toBe(told.avg_talk_s);
    expect(rounded(figure(got, 'satisfaction-mean')?.value, 4)).toBe(told.avg_satisfaction);
    expect(rounded(figure(got, 'csat')?.value, 3)).toBe(told.csat_4_5_share);
  },
);

withData(title('R-061 the figures of each person are those counted by hand'), async () => {
  const told = truth()['pwc-call-centre.csv'].by_agent;
  const got = await read('pwc-call-centre.csv');
  const counted = got.byPerson.map((one) => [
    one.person,
    {
      calls: one.contacts,
      answered: figure(one, 'answer-rate')?.numerator,
      resolved: figure(one, 'resolution-rate')?.numerator,
      asa_s: rounded(figure(one, 'speed-of-answer-mean')?.value, 2),
      talk_s: rounded(figure(one, 'handle-time-mean')?.value, 2),
      sat: rounded(figure(one, 'satisfaction-mean')?.value, 3),
    },
  ]);
  expect(Object.fromEntries(counted)).toEqual(told);
});

withData(title('CSV and XLSX of the same calls give the same answer, to the last digit'), async () => {
  expect(await read('pwc-call-centre.xlsx')).toEqual(await read('pwc-call-centre.csv'));
});

withData(title('R-061 tickets with two service levels, and open ones that carry a flag'), async () => {
  const told = truth()['support-tickets-sla-part1.csv'];
  const got = await read('support-tickets-sla-part1.csv');
  expect(got).toMatchObject({ rows: told.rows, used: told.rows });
  expect(figure(got, 'resolution-rate')).toMatchObject({ numerator: told.status.Resolved, denominator: told.rows });
  expect(figure(got, 'sla-met', 'response')?.numerator).toBe(told.response_sla_met);
  expect(figure(got, 'sla-met', 'resolution')).toMatchObject({
    numerator: told.resolution_sla_met,
    denominator: told.rows,
    decided: { numerator: 1218, denominator: 2247 },
  });
  expect(figure(got, 'resolution-time-median')?.denominator).toBe(told.status.Resolved);
  expect(figure(got, 'csat')?.denominator).toBe(told.rows - told.csat_blank);
  expect(rounded(figure(got, 'satisfaction-mean')?.value, 3)).toBe(told.avg_csat);
  expect(got.byPerson).toHaveLength(told.agents);
  expect(got.byTeam.map(({ team }) => team)).toEqual(told.teams);
});

withData(
  title('tickets as JSON: a blank before the offset, keys left out, an assignee nobody knows'),

  async () => {
    const names = namesIn(JSON.parse(readFileSync(`${folder}helpdesk-initech-users.json`, 'utf8')));
    const got = await read('helpdesk-initech-tickets.json', { names });
    expect(got).toMatchObject({ source: 'zendesk', rows: 200, used: 200, refused: [] });
    expect(figure(got, 'resolution-rate')).toMatchObject({ numerator: 79, denominator: 200 });
    expect(figure(got, 'answer-rate')).toBeUndefined();
    expect(got.byPerson.map(({ person }) => person)).toContain('Francisca Rasmussen');
    expect(got.byPerson.reduce((sum, { contacts }) => sum + contacts, 0)).toBe(196);
    expect(got.notes.join()).toMatch(/555/);
  },
);

withData(title('a day-first file with 01-Aug-23 beside 31/07/2023'), async () => {
  const got = await read('csat-by-agent-excerpt.csv');
  expect(got).toMatchObject({ rows: 12, used: 12, period: { from: '2023-07-31', to: '2023-08-02' } });
  expect(figure(got, 'csat')).toMatchObject({ numerator: 9, denominator: 12 });
  expect(figure(got, 'first-response-median')?.value).toBe(26 * 60);
});
