// The plan under way in the sample: agreed, told at a briefing, begun, and its work in every state.
import { reading, sql } from '../../db.ts';
import { fileStore } from '../../files/kept.ts';
import { addAbsence } from '../../people/absences.ts';
import { askQuestion, beginBriefing, commit, endBriefing, tickPresent } from '../../plans/briefings.ts';
import { doing } from '../../plans/buddying.ts';
import { checkWork, finishAssignment } from '../../plans/finishing.ts';
import { decidePlan } from '../../plans/plans.ts';
import { beginWork } from '../../plans/work-steps.ts';
import { askForHelp, giveHelp, promiseHelp, sayWhetherItHelped } from '../../support/help-requests.ts';
import { autumnBriefing, autumnPlan } from './autumn-story.ts';
import { type HelpStory, helped, type WorkStory, worked } from './autumn-work.ts';
import type { Calendar } from './calendar.ts';
import { members } from './cast.ts';
import { drawnBoard } from './drawn-board.ts';
import type { SamplePeople } from './people.ts';
import { accepted, assignmentsOf, shaped, signed, understood } from './plans.ts';

/** Shaped by the team, agreed, told at a briefing, and begun. Answers its id. */
export async function beginAutumn(cast: SamplePeople, calendar: Calendar): Promise<string> {
  const { begins } = autumnPlan;
  await autumnAbsences(cast, calendar);
  const plan = await shaped(cast, calendar, autumnPlan);
  calendar.goTo(begins + 5, '10:00');
  await accepted(cast, plan);
  const leader = await cast.as('imani');
  calendar.goTo(begins + 4, '09:30');
  await decidePlan(leader, plan, 'agree');
  await briefed(cast, calendar, plan);
  const saying = autumnPlan.ownWords.map(({ who }) => cast.idOf(who));
  await understood(cast, calendar, plan, saying, autumnPlan, begins + 3);
  for (const personId of saying) await signed(cast, leader, plan, personId);
  calendar.goTo(begins, '08:30');
  await decidePlan(leader, plan, 'start');
  return plan;
}

/** Somebody misses the briefing; two are away while the plan goes on. */
async function autumnAbsences(cast: SamplePeople, calendar: Calendar) {
  const { begins } = autumnPlan;
  calendar.goTo(begins + 15, '16:20');
  const away = async (who: string, from: number, to: number, hours: number | null = null) => {
    const actor = await cast.as(who);
    const days = { startsOn: calendar.day(from), endsOn: calendar.day(to) };
    await addAbsence(actor, actor.personId, { kind: 'leave', ...days, hours });
  };
  await away(autumnBriefing.away, begins + 4, begins + 3);
  await away('callum', begins - 9, begins - 10);
  await away('sian', begins - 23, begins - 23, 3.5);
}

async function briefed(cast: SamplePeople, calendar: Calendar, plan: string) {
  const { away, question, answer, commitment } = autumnBriefing;
  const leader = await cast.as('imani');
  calendar.goTo(autumnPlan.begins + 4, '14:00');
  const { id } = await beginBriefing(leader, plan);
  const there = members.filter(({ key }) => key !== away).map(({ key }) => cast.idOf(key));
  await tickPresent(leader, plan, id, there);
  await askQuestion(leader, plan, id, { words: question.words, askerId: cast.idOf(question.by), answer });
  const due = calendar.workingDay(autumnPlan.begins - commitment.by);
  await commit(await cast.as(commitment.who), plan, id, { words: commitment.words, personId: null, due });
  calendar.goTo(autumnPlan.begins + 4, '14:25');
  await endBriefing(leader, plan, id);
}

type Moment = { ago: number; time: string; happens: () => Promise<unknown> };

/**
 * What was done of it until today, and the help that was asked for, in the order in which it happened. Where the allocation gave
 * work to somebody else, as it may when holidays take hours away, that part of the story is left out.
 */
export async function workAutumn(cast: SamplePeople, calendar: Calendar, plan: string): Promise<void> {
  const all = doing(await assignmentsOf(await cast.as('imani'), plan));
  const workOf = ({ who, task }: { who: string; task: string }) =>
    all.find(({ title, personId }) => title.includes(task) && personId === cast.idOf(who));
  const moments: Moment[] = [];
  for (const story of worked) {
    const work = workOf(story);
    if (work) moments.push({ ...story, happens: () => stepTaken(cast, work, story) });
  }
  for (const story of helped) {
    const work = workOf(story);
    if (work) moments.push(...helpOf(cast, calendar, work.id, story));
  }
  moments.sort((a, b) => b.ago - a.ago || a.time.localeCompare(b.time));
  for (const { ago, time, happens } of moments) {
    calendar.goTo(calendar.lately(ago), time);
    await happens();
  }
}

type Work = Awaited<ReturnType<typeof assignmentsOf>>[number];

async function stepTaken(cast: SamplePeople, { id, personId }: Work, story: WorkStory) {
  const { step, words = null, photo } = story;
  if (step === 'met' || step === 'not-yet') {
    const stepId = await newestStepOf(cast, id);
    return checkWork(await cast.as('imani'), id, { stepId, outcome: step, words });
  }
  const member = await cast.byId(personId);
  if (step === 'begin') return beginWork(member, id);
  const photos = photo ? [await boardPhoto()] : [];
  return finishAssignment(member, id, words, true, photos);
}

async function newestStepOf({ administrator: { organisationId } }: SamplePeople, work: string) {
  const [newest] = await reading(organisationId, (db) =>
    db.rows<{ id: string }>(sql`select id from assignment_steps where organisation_id = ${organisationId}
      and assignment_id = ${work} order by at desc limit 1`),
  );
  return newest?.id ?? null;
}

async function boardPhoto() {
  const name = 'board.jpg';
  const drawn = await drawnBoard();
  const content = (async function* () {
    yield drawn;
  })();
  return { ...(await fileStore().put(content, { name, most: drawn.length })), name };
}

/** Each step of one request, at its moment. */
function helpOf(cast: SamplePeople, calendar: Calendar, assignmentId: string, story: HelpStory): Moment[] {
  const { who, asks, reason, words, waits = false, promised, given, helped: said } = story;
  const leader = cast.idOf('imani');
  let helperId = leader;
  let id = '';
  const asked = async () => {
    if (asks === 'buddy') helperId = await buddyIn(cast, assignmentId);
    const form = { assignmentId, reason, words, waits, askedId: helperId };
    id = (await askForHelp(await cast.as(who), form)).id;
  };
  const steps: [typeof given, () => Promise<unknown>][] = [
    [
      promised,
      async () => {
        const due = calendar.day(calendar.lately(promised!.due));
        return promiseHelp(await cast.byId(helperId), id, { words: promised!.words, helperId, due });
      },
    ],
    [given, async () => giveHelp(await cast.byId(helperId), id, given!.words)],
    [said, async () => sayWhetherItHelped(await cast.as(who), id, { outcome: 'helped', words: said!.words })],
  ];
  const later = steps.flatMap(([at, happens]) => (at ? [{ ...at, happens }] : []));
  return [{ ago: story.ago, time: story.time, happens: asked }, ...later];
}

async function buddyIn({ administrator: { organisationId } }: SamplePeople, work: string): Promise<string> {
  const [held] = await reading(organisationId, (db) =>
    db.rows<{ buddyId: string }>(sql`select buddy_id as "buddyId" from assignments
      where organisation_id = ${organisationId} and id = ${work}`),
  );
  return held!.buddyId;
}
