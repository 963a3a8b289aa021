// The cast with a team meeting: Lee calls one of the repairs line for Thursday 5 March; Ash helps from outside the team.
import { setClock } from '../src/server/clock.ts';
import { callMeeting } from '../src/server/meetings/calling.ts';
import { holdMeeting, minuteAction, minuteDecision, minuteSaid, openItem } from '../src/server/meetings/holding.ts';
import { addItem } from '../src/server/meetings/items.ts';
import type { CallForm } from '../src/server/meetings/team-meetings.form.ts';
import { kept } from './database.ts';
import { world } from './world.ts';

export const at = (moment: string) => setClock(() => new Date(moment));
export const beforeIt = '2026-03-02T09:00:00Z';
export const onItsDay = '2026-03-05T14:02:00Z';

const built = kept('meetingworld', async () => {
  const cast = await world();
  at(beforeIt);
  const { lee, mo, ash, team } = cast;
  const called: CallForm = {
    ...{ teamId: team.id, title: 'Call-backs after the storm', purpose: 'Agree who rings whom, and by when' },
    ...{ day: '2026-03-05', time: '14:00', minutes: 45, place: 'Room 2', planId: null, technique: 'round-robin' },
    ...{ facilitatorId: lee.personId, invited: [ash.personId] },
  };
  const meeting = await callMeeting(lee, called);
  const item = await addItem(mo, meeting.id, { words: 'The list has no order', wants: 'decide', minutes: 10 });
  return { ...cast, called, meeting, item };
});

export const meetingWorld = async () => {
  const cast = await built();
  at(beforeIt);
  return cast;
};

export type MeetingWorld = Awaited<ReturnType<typeof meetingWorld>>;

export const came = ({ lee, mo, nia, oz }: Pick<MeetingWorld, 'lee' | 'mo' | 'nia' | 'oz'>) => [
  { personId: lee.personId, attendance: 'present' as const },
  { personId: mo.personId, attendance: 'present' as const },
  { personId: nia.personId, attendance: 'late' as const },
  { personId: oz.personId, attendance: 'apologies' as const },
];

/** Begun, its item open, with what was said, decided and promised. */
export const heldWorld = async () => {
  const cast = await meetingWorld();
  at(onItsDay);
  const { lee, mo, nia, meeting, item } = cast;
  await holdMeeting(lee, meeting.id, came(cast));
  await openItem(lee, item.id);
  const itemId = item.id;
  await minuteSaid(mo, { itemId, kind: 'said', words: 'I ring whoever is on top', speakerId: null });
  await minuteSaid(lee, { itemId, kind: 'dissent', words: 'Sorting costs a day', speakerId: null });
  const voted = { how: 'vote' as const, votesFor: 2, votesAgainst: 1, votesNeither: null, deciderId: null };
  await minuteDecision(lee, { itemId, words: 'Worst damage first', ...voted });
  const owner = { ownerId: nia.personId, due: '2026-03-10' };
  const action = await minuteAction(lee, { itemId, words: 'Sort the list by damage', ...owner });
  return { ...cast, action };
};
