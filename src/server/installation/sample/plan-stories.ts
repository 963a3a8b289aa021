// What the two plans of the sample are about: objectives, work, what the team said.
import type { ObjectiveForm } from '../../plans/plans.form.ts';
import type { SkillName } from './cast.ts';
import { type OwnStory, winterOwn } from './objectives.ts';
import type { RemarkStory } from './plan-remarks.ts';

export type SampleTask = {
  title: string;
  hours: number;
  /** Which objective it serves, by position. */
  serves: number;
  needs: Partial<Record<SkillName, number>>;
  people?: number;
  channel?: string | null;
  /** Shared out, in parts of at least so many hours. */
  shareSmallest?: number;
  /** Whether its hours lie evenly over the weeks. */
  spread?: boolean;
  /** Days from the plan's first day to the day it is due; left out, the plan's last day. */
  by?: number;
};
/** What the leader writes down. */
export type DraftStory = {
  title: string;
  /** Days from its first day to the Monday of this week; negative when it begins later. */
  begins: number;
  /** `of`: which objective of the organisation each serves, by position; none for words alone. */
  objectives: (Omit<ObjectiveForm, 'due'> & { of: number | null })[];
  /** What some people are to achieve. */
  own?: OwnStory[];
  tasks: SampleTask[];
};

/** With what the team made of it. */
export type PlanStory = DraftStory & {
  /** The same count of days to that from which its shaping is counted back: a plan is shaped before it begins. */
  shaped: number;
  /** What is said when it is closed. */
  reached?: string;
  /** What was learned, and carried into the next plan: of a plan that is reviewed. */
  lessons?: { by: string; wentWell: string | null; toChange: string | null }[];
  carried?: string;
  proposals: { by: string; task: SampleTask }[];
  wishes: { by: string; task: number; wish: 'prefer' | 'avoid'; words: string | null }[];
  remarks: RemarkStory[];
  /** Whom the leader wants on a task, by its position; those that members proposed come after the others. */
  pins?: { who: string; task: number; reason: string }[];
  /** Of everybody to whom the allocation gives work; of a plan that is answered in part, of some. */
  ownWords: { who: string; what: string; why: string; support: string | null; clarified?: string }[];
};

export const summerPlan: PlanStory = {
  title: 'Fewer repeat repairs calls',
  begins: 84,
  shaped: 84,
  reached:
    'Settled the first time: 71% before the plan and about 75% in its last three weeks, as we wanted; whether it stays, the chart will say. Calls answered: 95% before and now, so that stays open. Róisín’s heating pages are what the team uses most.',
  lessons: [
    {
      by: 'roisin',
      wentWell: 'Sitting with an engineer for an hour got more out of the pages than a week of guessing.',
      toChange: 'Nobody told the engineers’ office, so I had to ask three times for that hour.',
    },
    {
      by: 'callum',
      wentWell: null,
      toChange: 'Ringing back in the evening works. Let us plan for it, and not count it as somebody’s favour.',
    },
    {
      by: 'imani',
      wentWell: 'The script was written by whoever needed it. It was used from the first day.',
      toChange:
        'I gave out the call-backs late, and they bunched in the last week. Next time a share of them every week.',
    },
  ],
  carried:
    'Ask other offices for their time before the plan starts, spread call-backs over the weeks, and let evenings count.',
  objectives: [
    {
      ...{ title: 'Settle more contacts the first time', measure: 'kpi:fcr', baseline: 71, target: 75, priority: 3 },
      ...{ of: 0, serves: 'Corporate plan: keep every promise we make', noMeasureReason: null },
      consequence:
        'Tenants ring again, wait longer and stop believing us; the team takes calls it could have spared itself.',
    },
    {
      ...{
        title: 'Answer more callers before they give up',
        measure: 'kpi:answer-rate',
        baseline: 95,
        target: 96,
        priority: 2,
      },
      ...{ of: 2, serves: 'Service standard: we answer', noMeasureReason: null },
      consequence: 'People with an urgent repair give up, and damage grows.',
    },
  ],
  tasks: [
    { title: 'Rewrite the missed-appointment script', hours: 6, serves: 0, needs: { writing: 3 }, by: 18 },
    {
      title: 'Call back customers with repeat repairs',
      hours: 4,
      serves: 0,
      needs: { repairs: 2 },
      people: 3,
      channel: 'phone',
    },
    { title: 'Sort repeat calls by cause', hours: 5, serves: 0, needs: { analysis: 2 }, by: 11 },
    { title: 'Sit with the contractor’s planners for a morning', hours: 4, serves: 0, needs: { repairs: 3 } },
    { title: 'Cover the lunchtime peak on webchat', hours: 6, serves: 1, needs: { webchat: 2 }, channel: 'webchat' },
  ],
  proposals: [
    {
      by: 'roisin',
      task: {
        title: 'Update the heating pages of the knowledge base',
        hours: 5,
        serves: 0,
        needs: { writing: 2, repairs: 2 },
      },
    },
  ],
  wishes: [
    { by: 'adwoa', task: 1, wish: 'prefer', words: 'I want to hear what went wrong.' },
    { by: 'tomasz', task: 0, wish: 'prefer', words: 'I have wished for a better script for a year.' },
  ],
  remarks: [
    {
      ...{ by: 'callum', kind: 'comment', task: 4 },
      words: 'Lunchtime is the one hour I never work. Could evenings count too?',
    },
  ],
  ownWords: [
    {
      who: 'tomasz',
      what: 'I write what I wish I could say when the contractor has not turned up: sorry, when, and who will ring.',
      why: 'Somebody who took a day off for nothing should not have to ask twice when we come.',
      support: 'Half an hour with the contractor’s planner, so that I promise only what they can keep.',
    },
    {
      who: 'adwoa',
      what: 'I ring people whose repair came back within a month and ask what happened, not whether they are happy.',
      why: 'They know what we missed. Each one we understand spares the next tenant a second call.',
      support: 'I would like Priya to listen to my first three calls.',
    },
    {
      who: 'meilin',
      what: 'I group three months of repeat calls by what made them ring again.',
      why: 'So that we mend causes and not people.',
      support: null,
      clarified: 'Yes, and it matters most to those with damp or no heating: show these first.',
    },
    {
      who: 'priya',
      what: 'I sit with the planners for a morning, ask why visits slip, and ring back those it happened to.',
      why: 'When I know how a visit is planned, I stop promising a morning that nobody can keep.',
      support: 'Somebody on my calls while I am with them.',
    },
    {
      who: 'callum',
      what: 'I ring back my share of those with a repeat repair, in the evening, when they are at home.',
      why: 'Whoever works all day gets no answer from us at noon, and their boiler is still broken.',
      support: null,
    },
    {
      who: 'roisin',
      what: 'I go through the heating pages with an engineer, and take out what is no longer true.',
      why: 'A wrong page sends a tenant round twice, and it is cold meanwhile.',
      support: 'An hour with an engineer who fits the new boilers.',
    },
    {
      who: 'yusuf',
      what: 'I keep webchat open from twelve to two, and hand on whoever needs a call.',
      why: 'Many write in their lunch break. If nobody is there they ring at five, with everybody else.',
      support: null,
    },
  ],
};

export const winterPlan: PlanStory = {
  title: 'Ready for the cold weeks',
  begins: -14,
  shaped: 0,
  own: winterOwn,
  objectives: [
    {
      ...{
        title: 'Keep settling contacts the first time when calls rise',
        measure: 'kpi:fcr',
        baseline: 76,
        target: 78,
        priority: 3,
      },
      ...{ of: 0, serves: 'Corporate plan: keep every promise we make', noMeasureReason: null },
      consequence: 'Winter calls come twice, and queues grow when people are cold.',
    },
    {
      ...{ title: 'More tenants say they are satisfied', measure: 'kpi:csat', baseline: 70, target: 72, priority: 2 },
      ...{
        of: 1,
        serves: 'Service standard: you are content with how we dealt with it',
        noMeasureReason: null,
      },
      consequence: 'Complaints rise, and the team hears more anger than it must.',
    },
    {
      ...{
        title: 'Make the late shift feel part of the team',
        measure: null,
        baseline: null,
        target: null,
        priority: 1,
      },
      ...{
        of: null,
        serves: 'People plan: nobody works alone',
        consequence: 'Whoever works late is alone with the hardest calls, and good people go.',
      },
      noMeasureReason: 'We start asking the question in December; until then we listen at one-to-ones.',
    },
  ],
  tasks: [
    { title: 'Lead the damp and mould triage desk', hours: 8, serves: 0, needs: { damp: 3 } },
    {
      title: 'Answer heating calls at the morning peak',
      hours: 6,
      serves: 0,
      needs: { repairs: 2 },
      people: 2,
      channel: 'phone',
      by: 18,
    },
    { title: 'Look after the complaint acknowledgements', hours: 8, serves: 1, needs: { complaints: 2 } },
    { title: 'Cover the Welsh-language line', hours: 6, serves: 1, needs: { welsh: 3 }, channel: 'phone' },
    { title: 'Buddy the two new starters on lates', hours: 6, serves: 2, needs: { coaching: 2 } },
    { title: 'Code customer comments by theme', hours: 4, serves: 1, needs: { analysis: 1 }, by: 11 },
    { title: 'Rewrite the no-heating letter', hours: 5, serves: 0, needs: { writing: 2 }, by: 4 },
    { title: 'Cover webchat on Friday afternoons', hours: 6, serves: 1, needs: { webchat: 2 }, channel: 'webchat' },
  ],
  proposals: [
    {
      by: 'sian',
      task: { title: 'Visit the triage surveyor for half a day', hours: 4, serves: 0, needs: { damp: 2 }, by: 11 },
    },
  ],
  wishes: [
    { by: 'priya', task: 0, wish: 'prefer', words: 'I would like to lead a piece of work this winter.' },
    { by: 'callum', task: 4, wish: 'prefer', words: null },
    { by: 'yusuf', task: 6, wish: 'avoid', words: 'Writing takes me long. I would rather be on the phones.' },
    { by: 'darnell', task: 7, wish: 'prefer', words: 'I would like to learn it where it is calm, with somebody near.' },
  ],
  remarks: [
    {
      ...{ by: 'sian', kind: 'objection', task: 6, settled: true },
      words:
        'A letter that goes out in the first week is written before the first cold night has told us anything. And whoever writes it is on the phones that week.',
      answer: {
        ...{ outcome: 'changed', by: 11 },
        words: 'You are right. It is due a week later now, so that it says what the first week taught us.',
      },
    },
    {
      ...{ by: 'roisin', kind: 'objection', objective: 1 },
      words: 'One tenant in ten answers the question. Two points more can be chance, and we would be proud of nothing.',
      answer: {
        outcome: 'kept',
        words: 'They can. So we judge it over the whole winter and by its chart, and not by one good week.',
      },
    },
    {
      ...{ by: 'meilin', kind: 'objection', task: 2 },
      words: 'Eight hours were enough last winter because two of us did it. Who takes over when one person is ill?',
    },
    { by: 'tomasz', kind: 'comment', words: 'Could we have the rota for lates two weeks ahead this time?' },
  ],
  pins: [
    {
      who: 'darnell',
      task: 7,
      reason: 'Webchat is what he wants to grow in, and Friday afternoons leave time for it.',
    },
    { who: 'priya', task: 8, reason: 'She leads the triage desk, and the surveyor knows her.' },
  ],
  ownWords: [
    {
      who: 'callum',
      what: 'I sit beside the two new starters on their first calls, then let them lead and stay in earshot.',
      why: 'A good first week keeps people, and tenants hear somebody who is sure.',
      support: 'Two evenings without calls of my own.',
      clarified: 'Yes. It also matters to the customer: nobody should have to repeat their story to a second adviser.',
    },
    {
      who: 'sian',
      what: 'I take the Welsh line, and ring back whoever could not wait.',
      why: 'Asking for help with a cold house is hard enough in your own language.',
      support: null,
    },
  ],
};
