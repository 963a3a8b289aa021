import { describe, expect } from 'vitest';
import { test } from '../../tests/database.ts';
import { importedCalls } from '../../tests/imported-calls.ts';
import { portfolioWorld } from '../../tests/portfolio-world.ts';
import { world } from '../../tests/world.ts';
import { load as accounts } from '../routes/administration/+page.server.ts';
import { load as find } from '../routes/find/+page.server.ts';
import { load as board } from '../routes/improve/+page.server.ts';
import { load as chart } from '../routes/improve/[measure]/+page.server.ts';
import { load as plans } from '../routes/lead/+page.server.ts';
import { load as help } from '../routes/lead/help/+page.server.ts';
import { load as meetings } from '../routes/lead/meetings/+page.server.ts';
import { load as oneToOnes } from '../routes/lead/one-to-ones/+page.server.ts';
import { load as oneToOne } from '../routes/lead/one-to-ones/[pair=id]/+page.server.ts';
import { load as people } from '../routes/lead/people/+page.server.ts';
import { load as thanks } from '../routes/lead/thanks/+page.server.ts';
import { load as portfolios } from '../routes/prove/+page.server.ts';
import { load as portfolio } from '../routes/prove/[enrolment=id]/+page.server.ts';
import { load as add } from '../routes/prove/[enrolment=id]/add/+page.server.ts';
import { load as exported } from '../routes/prove/[enrolment=id]/export/+page.server.ts';
import { load as toJudge } from '../routes/prove/assess/+page.server.ts';
import { load as enrolments } from '../routes/prove/enrolments/+page.server.ts';
import { load as figures } from '../routes/serve/+page.server.ts';
import { load as agents } from '../routes/serve/agents/+page.server.ts';
import { load as contacts } from '../routes/serve/contacts/+page.server.ts';
import { load as files } from '../routes/serve/imports/+page.server.ts';
import { load as today } from '../routes/today/+page.server.ts';
import type { Actor } from './people/actor.ts';
import { beginOneToOne } from './support/one-to-ones.ts';
import { giveThanks } from './support/recognitions.ts';

/** What a page says that its address asks for in vain. */
async function vain(load: unknown, actor: Actor, search: string, params = {}): Promise<string[]> {
  const event = { locals: { actor }, url: new URL(`http://localhost:4680/x${search}`), params };
  return (await (load as (event: unknown) => Promise<{ unheeded: string[] }>)(event)).unheeded;
}

describe('what an address asks for in vain is said', () => {
  test('a system, a team, a figure, a length and a week that are not there', async ({ db: _ }) => {
    const { lee, team } = await world();
    await importedCalls(lee, [{ day: '2026-03-03' }, { day: '2026-03-10' }], 'Lines');
    const chosen = `?weeks=4&until=2026-03-10&system=Lines&team=${team.id}&measure=resolution-rate`;
    for (const load of [figures, contacts]) expect(await vain(load, lee, chosen)).toEqual([]);
    const asked = '?weeks=5&until=soon&system=Linse&team=x&measure=joy';
    for (const [load, instead] of [
      [figures, 'the teams are compared by Resolution rate'],
      [contacts, 'contacts of every figure are shown'],
    ] as const)
      expect(await vain(load, lee, asked)).toEqual([
        '“5” is no length (4, 13, 26 or 52 weeks, or all): the last 26 weeks are shown.',
        '“soon” is no day like 2026-03-02: the newest week with contacts, from 9 March 2026, is shown.',
        'There is no system called “Linse”: all systems are shown.',
        'There is no team “x”: everybody is shown.',
        `There is no figure “joy”: ${instead}.`,
      ]);
    const on = { measure: 'resolution-rate' };
    expect(await vain(chart, lee, '?system=Linse&standard=y', on)).toEqual([
      'There is no system called “Linse”: all systems are shown.',
      'There is no standard “y” of this figure.',
    ]);
    expect(await vain(chart, lee, '?until=2030-01-01', on)).toEqual([
      'No contacts are known of the week of 1 January 2030: the nearest, from 9 March 2026, is shown.',
    ]);
  });

  test('a name that a page never reads, on any page; and a page of a list that is no number', async ({ db: _ }) => {
    const { lee } = await world();
    expect(await vain(board, lee, '?system=Lines')).toEqual([
      'The address asks for “system”, which this page does not know: it changes nothing here.',
    ]);
    expect(await vain(figures, lee, '?sistem=Lines&/assess=')).toEqual([
      'The address asks for “sistem”, which this page does not know: it changes nothing here.',
    ]);
    expect(await vain(people, lee, '?q=mo&page=2nd')).toEqual(['“2nd” is no page of the list: page 1 is shown.']);
    expect(await vain(people, lee, '?q=mo&page=1')).toEqual([]);
  });

  test('a page beyond the last of a list: that one is shown instead, in each list', async ({ db: _ }) => {
    const { lee, mo, ada, cody, ash, enrolment } = await portfolioWorld();
    const beyond = (page: number) => [`“999” is no page of the list: page ${page} is shown.`];
    const its = { enrolment: enrolment.id };
    const pair = { pair: (await beginOneToOne(lee, mo.personId)).id };
    for (const [load, actor, params] of [
      ...[accounts, files].map((load) => [load, ada, {}] as const),
      ...[people, plans, oneToOnes, meetings, help, agents, today, portfolios].map((load) => [load, lee, {}] as const),
      ...[portfolio, add, exported].map((load) => [load, lee, its] as const),
      ...[[oneToOne, lee, pair] as const, [toJudge, ash, {}] as const, [enrolments, cody, {}] as const],
    ])
      expect(await vain(load, actor, '?page=999', params)).toEqual(beyond(1));
    for (let one = 0; one < 26; one++)
      await giveThanks(cody, { receiverId: lee.personId, behaviour: `Rang the zebra house back ${one}` });
    const list = async (load: unknown, actor: Actor, search: string) => {
      const event = { locals: { actor }, url: new URL(`http://localhost:4680/x${search}`), params: {} };
      return (load as (event: unknown) => Promise<Record<string, unknown>>)(event);
    };
    const last = { page: 2, total: 26, unheeded: beyond(2), hits: [{}] };
    expect(await list(find, cody, '?q=zebra&page=999')).toMatchObject(last);
    expect(await list(find, cody, '?q=zebra&page=2')).toMatchObject({ ...last, unheeded: [] });
    expect(await list(thanks, lee, '?list=received&page=999')).toMatchObject({
      ...{ page: 2, unheeded: beyond(2), lists: { received: { total: 26, page: 2, thanks: [{}] } } },
    });
  });

  test('words without end are cut, and an empty one asks for nothing', async ({ db: _ }) => {
    const { lee } = await world();
    await importedCalls(lee, [{}]);
    const [said] = await vain(figures, lee, `?team=&system=${'x'.repeat(5000)}`);
    expect(said).toMatch(/^There is no system called “x{79}…”/);
  });
});
