// Team meetings of the sample, from the call to agreed minutes.
import { finishAction } from '../../meetings/actions.ts';
import { callMeeting } from '../../meetings/calling.ts';
import { holdMeeting, minuteAction, minuteDecision, minuteSaid, openItem } from '../../meetings/holding.ts';
import { addItem, addUnnamedItem } from '../../meetings/items.ts';
import { teamMeetingOf } from '../../meetings/meeting-page.ts';
import { agreeMinutes, correctMinutes, proposeMinutes, replyToCorrection } from '../../meetings/minutes.ts';
import { countTurn } from '../../meetings/turns.ts';
import type { Calendar } from './calendar.ts';
import { autumn, winter } from './meeting-stories.ts';
import type { SamplePeople } from './people.ts';

type Story = Pick<typeof autumn | typeof winter, 'called' | 'items'>;

export async function autumnMeeting(cast: SamplePeople, calendar: Calendar): Promise<void> {
  const leader = await cast.as('imani');
  calendar.goTo(autumn.calledOn, '16:10');
  const { meeting, items } = await called(cast, autumn, calendar.day(autumn.heldOn), null);
  calendar.goTo(autumn.heldOn, '09:32');
  const { roster } = await teamMeetingOf(leader, meeting.id);
  const [late, away] = [autumn.late.map(cast.idOf), autumn.apologies.map(cast.idOf)];
  const how = (id: string) => (late.includes(id) ? 'late' : away.includes(id) ? 'apologies' : 'present');
  await holdMeeting(
    leader,
    meeting.id,
    roster.map(({ id }) => ({ personId: id, attendance: how(id) })),
  );
  for (const [at, item] of items.entries()) await talked(cast, calendar, at, item.id);
  for (const who of autumn.spoke) await countTurn(leader, meeting.id, cast.idOf(who));
  calendar.goTo(autumn.heldOn, '11:15');
  await proposeMinutes(leader, meeting.id);
  const { by, words, reply } = autumn.correction;
  await correctMinutes(await cast.as(by), meeting.id, words);
  calendar.goTo(autumn.heldOn, '16:30');
  const { corrections } = await teamMeetingOf(leader, meeting.id);
  await replyToCorrection(leader, meeting.id, corrections[0]!.id, reply);
  for (const who of autumn.agree) await agreeMinutes(await cast.as(who), meeting.id);
  calendar.goTo(autumn.heldOn - 4, '15:20');
  const { actions } = await teamMeetingOf(leader, meeting.id);
  for (const { who, words: promised, done } of autumn.actions)
    if (done) await finishAction(await cast.as(who), actions.find((one) => one.words === promised)!.id, done);
}

/** Called before this week began, for the next. */
export async function winterMeeting(cast: SamplePeople, calendar: Calendar, planId: string): Promise<void> {
  calendar.goTo(winter.calledOn, '17:50');
  await called(cast, winter, calendar.workingDay(winter.day), planId);
}

async function called(cast: SamplePeople, { called: about, items }: Story, day: string, planId: string | null) {
  const leader = await cast.as('imani');
  const who = { teamId: cast.teamId, planId, facilitatorId: leader.personId, invited: [] };
  const meeting = await callMeeting(leader, { ...about, ...who, day, time: about.time.padStart(5, '0') });
  const added = [];
  for (const { by, ...item } of items)
    added.push(
      by ? await addItem(await cast.as(by), meeting.id, item) : await addUnnamedItem(leader, meeting.id, item),
    );
  return { meeting, items: added };
}

/** Everything that was said, decided and promised of the item that stands at this place of the story. */
async function talked(cast: SamplePeople, calendar: Calendar, at: number, itemId: string): Promise<void> {
  const leader = await cast.as('imani');
  const here = <T extends { of: number }>(all: readonly T[]) => all.filter(({ of }) => of === at);
  await openItem(leader, itemId);
  for (const { by, kind, words } of here(autumn.said))
    await minuteSaid(leader, { itemId, kind, words, speakerId: by && cast.idOf(by) });
  for (const { words, how } of here(autumn.decisions))
    await minuteDecision(leader, { itemId, words, how, ...autumn.votes, deciderId: null });
  for (const { words, who, days } of here(autumn.actions))
    await minuteAction(leader, { itemId, words, ownerId: cast.idOf(who), due: calendar.workingDay(days) });
}
