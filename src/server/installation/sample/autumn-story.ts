// The plan under way in the sample: what it is about, and what the team said of it before it began.
import type { PlanStory } from './plan-stories.ts';

export const autumnPlan: PlanStory = {
  title: 'No visit moved without a word',
  begins: 14,
  shaped: 14,
  objectives: [
    {
      ...{ title: 'Nobody rings twice about a moved visit', measure: 'kpi:fcr', baseline: 75, target: 76, priority: 3 },
      ...{ of: 0, serves: 'Corporate plan: keep every promise we make', noMeasureReason: null },
      consequence: 'People stay at home for a visit that does not come, ring us, and ring again when nobody knows why.',
    },
    {
      ...{ title: 'A person answers every complaint within two days', measure: null, baseline: null, target: null },
      ...{ priority: 2, of: 1, serves: 'Service standard: you are content with how we dealt with it' },
      consequence: 'Whoever hears nothing for a week writes to the Ombudsman, and is right to.',
      noMeasureReason: 'Our figures do not tell a first answer from a last one yet. Mei-Lin counts by hand on Fridays.',
    },
  ],
  tasks: [
    {
      ...{ title: 'Ring tenants whose visit was moved', hours: 4, serves: 0, needs: { repairs: 2 } },
      ...{ people: 3, channel: 'phone' },
    },
    {
      ...{ title: 'Answer the letters about moved visits', hours: 12, serves: 0, needs: { writing: 2 }, by: 24 },
      shareSmallest: 4,
    },
    { title: 'Keep the list of visits without a new day', hours: 6, serves: 0, needs: { analysis: 3 }, spread: true },
    { title: 'Write the message that goes out the day before', hours: 3, serves: 0, needs: { writing: 4 }, by: 10 },
    { title: 'Answer new complaints within two days', hours: 6, serves: 1, needs: { complaints: 2 } },
    { title: 'Put the day-before message into Welsh', hours: 3, serves: 0, needs: { welsh: 3 }, by: 18 },
    {
      ...{ title: 'Show at two huddles what to ask the contractor', hours: 4, serves: 0 },
      ...{ needs: { repairs: 3, coaching: 2 }, by: 24 },
    },
    {
      ...{ title: 'Keep webchat open until eight on Tuesdays', hours: 4, serves: 0, needs: { webchat: 1 } },
      channel: 'webchat',
    },
    {
      ...{ title: 'Hand on the pictures that tenants send by webchat', hours: 5, serves: 0, needs: { webchat: 2 } },
      channel: 'webchat',
    },
  ],
  proposals: [
    {
      by: 'yusuf',
      task: {
        ...{ title: 'Draw the board of moved visits for the huddle corner', hours: 2, serves: 0 },
        ...{ needs: { writing: 1 }, by: 11 },
      },
    },
  ],
  wishes: [
    { by: 'adwoa', task: 4, wish: 'prefer', words: 'I acknowledge complaints already. I want to answer one whole.' },
    { by: 'sian', task: 5, wish: 'prefer', words: null },
    { by: 'meilin', task: 1, wish: 'avoid', words: 'I have the list already, and letters take me from it.' },
  ],
  remarks: [
    {
      ...{ by: 'priya', kind: 'objection', task: 6, settled: true },
      words:
        'Two huddles in the first week reach only those who are not on calls. The late shift hears it second-hand.',
      answer: {
        ...{ outcome: 'changed', by: 23 },
        words: 'True. You have until the last week now, and one of the two is the late shift’s huddle.',
      },
    },
    {
      ...{ by: 'roisin', kind: 'comment', task: 3 },
      words: 'Please let it name the half of the day. “Tomorrow” made my mother wait from six.',
    },
  ],
  pins: [
    { who: 'adwoa', task: 4, reason: 'She asked to answer a whole complaint, and has somebody beside her for it.' },
    { who: 'darnell', task: 8, reason: 'It is the calm half of webchat, where he can take his time and ask.' },
    { who: 'callum', task: 7, reason: 'He works these evenings, and asked that they count.' },
    { who: 'callum', task: 0, reason: 'Who works all day is at home when he rings.' },
    { who: 'sian', task: 0, reason: 'Some on the list would rather be told in Welsh.' },
    { who: 'yusuf', task: 9, reason: 'It is his idea, and he knows what should stand on it.' },
  ],
  ownWords: [
    {
      who: 'roisin',
      what: 'I write three lines that say which day, which half of it, and whom to ring if nobody comes.',
      why: 'Somebody arranges care for a child or a parent around that visit.',
      support: null,
    },
    {
      who: 'yusuf',
      what: 'I draw a board on which everybody sees in the morning which visits were moved and who has rung.',
      why: 'Two of us rang the same tenant last month, and a third was rung by nobody.',
      support: 'The good pens.',
    },
    {
      who: 'meilin',
      what: 'I keep one list of visits that were moved and have no new day, the oldest first.',
      why: 'Who waits longest has told their story most often.',
      support: null,
      clarified: 'Yes, and put those without heating or water above all others, however new they are.',
    },
    {
      who: 'priya',
      what: 'I show what I ask the contractor before I put the phone down, on three real calls.',
      why: 'When we have a day before we hang up, the tenant need not ring again.',
      support: 'Ten minutes of each huddle.',
    },
    {
      who: 'sian',
      what: 'I put the message into the Welsh that people speak here, and read it to two of them first.',
      why: 'A message one has to guess at is another call.',
      support: null,
    },
    {
      who: 'adwoa',
      what: 'I take new complaints from the first line to the last: listen, say sorry, put it right, say what we changed.',
      why: 'They have explained it to three people by then. I want to be the last one.',
      support: 'Somebody who reads my answers before they go.',
    },
    {
      who: 'darnell',
      what: 'I look at each picture, ask what is missing, and send it to the right surveyor with one sentence.',
      why: 'A good picture can spare a family a visit that only looks.',
      support: 'A look at the first ten with somebody who knows.',
    },
  ],
};

/** What happened at its briefing. `by`, of what was promised: days from the plan's first day. */
export const autumnBriefing = {
  away: 'tomasz',
  question: { by: 'darnell', words: 'What do I say when the contractor gives me no new day at all?' },
  answer:
    'Say that you have none, and when you will ring: by four the next day. Then ring, also when there is nothing new.',
  commitment: {
    ...{ who: 'priya', by: 24 },
    words: 'I ask the contractor’s office to send us the visits it moved by nine each morning.',
  },
};
