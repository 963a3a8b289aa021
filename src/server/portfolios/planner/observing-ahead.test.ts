import { describe, expect } from 'vitest';
import { kept, test } from '../../../../tests/database.ts';
import { portfolioWorld } from '../../../../tests/portfolio-world.ts';
import { setClock } from '../../clock.ts';
import { NotFound } from '../../errors.ts';
import { callMeeting } from '../../meetings/calling.ts';
import { aims } from '../../plans/plans.form.ts';
import { createPlan } from '../../plans/plans.ts';
import { missMeeting, scheduleMeeting } from '../../support/meetings.ts';
import { beginOneToOne } from '../../support/one-to-ones.ts';
import { observingAhead } from './observing-ahead.ts';

const busy = kept('observingworld', async () => {
  const cast = await portfolioWorld();
  const { lee, mo, team } = cast;
  setClock(() => new Date('2026-03-02T09:00:00Z'));
  const pair = await beginOneToOne(lee, mo.personId);
  const talk = (day: string) => scheduleMeeting(lee, pair.id, { day, time: '14:00', place: 'Room 2' });
  const [missed] = [await talk('2026-03-05'), await talk('2026-03-12'), await talk('2026-06-11')];
  await missMeeting(lee, missed!.id, 'Both ill');
  const called = { teamId: team.id, title: 'Call-backs', purpose: 'Agree who rings whom' };
  const when = { day: '2026-03-20', time: '10:00', minutes: 30, place: null, planId: null };
  const led = { technique: 'round-robin' as const, facilitatorId: lee.personId, invited: [] };
  await callMeeting(lee, { ...called, ...when, ...led });
  await callMeeting(lee, { ...called, ...when, ...led, title: 'Led by Mo', facilitatorId: mo.personId });
  await createPlan(lee, {
    teamId: team.id,
    title: 'Spring',
    startsOn: '2026-04-01',
    endsOn: '2026-06-30',
    aims: [...aims],
  });
  return { ...cast, missed };
});

describe('R-096 a plan from the real calendar', () => {
  test('holds what the candidate leads and has ahead, and nothing that was missed or is led by others', async ({
    db: _,
  }) => {
    const { lee, enrolment } = await busy();
    setClock(() => new Date('2026-03-02T09:00:00Z'));
    const { events, lacking, explained, best } = await observingAhead(lee, enrolment.id);
    expect(events.map(({ what, day }) => `${day} ${what}`)).toEqual([
      '2026-03-12 One-to-one with Mo Member',
      '2026-03-20 Meeting: Call-backs',
      '2026-04-01 Agreeing the plan “Spring”',
      '2026-06-11 One-to-one with Mo Member',
    ]);
    expect(lacking).toContain('1.1');
    expect(lacking.some((code) => code.startsWith('4.'))).toBe(false);
    expect(explained.every((code) => code.startsWith('4.'))).toBe(true);
    expect(best!.chosen.length).toBe(4);
    expect(best!.open.find(({ code }) => code === '3.1')).toMatchObject({ days: 1, since: null });
    expect(best!.open.find(({ code }) => code === '1.1')).toMatchObject({ days: 1, since: '2026-06-12' });
  });

  test('is the candidate’s own', async ({ db: _ }) => {
    const { ash, ivy, cody, mo, foreign, enrolment } = await busy();
    for (const other of [ash, ivy, cody, mo, foreign.leader])
      await expect(observingAhead(other, enrolment.id)).rejects.toThrow(NotFound);
  });
});
