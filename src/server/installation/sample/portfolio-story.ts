// What the leader claims, in which place, and what her assessor said.

/** waiting: submitted, not judged. Otherwise the judgement. */
type Judged =
  | 'waiting'
  | { outcome: 'accepted'; feedback?: string }
  | { outcome: 'partly-accepted' | 'not-accepted'; reason: string; feedback?: string; action: string };

export type SampleClaim = {
  piece: string;
  code: string;
  /** Words of the place that shows it. */
  find: string;
  how: string;
  judged: Judged;
};

const accepted = (feedback?: string): Judged => ({ outcome: 'accepted', ...(feedback ? { feedback } : {}) });

export const claimsOfRecords: SampleClaim[] = [
  {
    ...{ piece: 'plan', code: '1.3', find: 'Proposed the task' },
    how: 'Róisín proposed the knowledge-base task, and others said what they wanted to do, before I gave out any work. I took her task up.',
    judged: accepted('Three of nine shaped this plan. In the next, ask the quiet ones first.'),
  },
  {
    ...{ piece: 'plan', code: '1.4', find: 'Rewrite the missed-appointment script' },
    how: 'The task needs writing at level 3 and serves first contact resolution. The reasons on it name both.',
    judged: accepted(),
  },
  {
    ...{ piece: 'agreement tomasz', code: '1.2', find: 'Agreed' },
    how: 'Tomasz accepted this part, and we both signed the version he agreed to.',
    judged: accepted(),
  },
  {
    ...{ piece: 'agreement tomasz', code: '2.1', find: 'sorry, when, and who will ring' },
    how: 'He says in his own words what he will do and why it matters to a tenant who waited in vain. I confirmed it.',
    judged: accepted('He shows both what and why. Good.'),
  },
  {
    ...{ piece: 'agreement adwoa', code: '2.1', find: 'They know what we missed' },
    how: 'Adwoa says what she will ask and why it spares others a call.',
    judged: accepted(),
  },
  {
    ...{ piece: 'agreement adwoa', code: '2.2', find: 'Priya' },
    how: 'I asked what support she needs; she wanted Priya to listen to her first calls.',
    judged: accepted('The request is clear. Show me next what came of it.'),
  },
  {
    ...{ piece: 'agreement meilin', code: '2.3', find: 'show these first' },
    how: 'Her grouping had no order of urgency, so I told her whose calls to show first.',
    judged: {
      ...{
        outcome: 'not-accepted',
        reason: 'This is direction you gave before she began, not help given when she needed it.',
      },
      feedback: 'You have better: evidence 5, where Adwoa was stuck and asked. Look for others like it.',
      action: 'Claim 2.3 with another occasion when a member asked for help and you gave it.',
    },
  },
  {
    ...{ piece: 'one-to-one adwoa', code: '2.3', find: 'rent' },
    how: 'She was stuck with a repayment plan. I sat with her and showed where her limits stand.',
    judged: accepted('Here she asked, and you came the next day. This is what 2.3 means.'),
  },
  {
    ...{ piece: 'one-to-one adwoa', code: '3.2', find: 'went better' },
    how: 'I opened with a question, and she talked about her own calls. Her words are in the notes.',
    judged: accepted(),
  },
  {
    ...{ piece: 'one-to-one darnell', code: '2.2', find: 'hear calls about heating' },
    how: 'I asked what would help him before the cold weeks. He named calls to listen to, and what he is not ready for.',
    judged: accepted(),
  },
  {
    ...{ piece: 'one-to-one darnell', code: '3.1', find: 'thank you twice' },
    how: 'I said what went well before what did not, each with one call that we both knew.',
    judged: accepted('You kept to what was heard. Good.'),
  },
  {
    ...{ piece: 'one-to-one darnell', code: '3.3', find: 'two questions' },
    how: 'We worked out together what he will try next, and he wrote it down himself.',
    judged: accepted(),
  },
];

export const claimsOfAccounts: SampleClaim[] = [
  {
    ...{ piece: 'structure', code: '4.1', find: 'nine advisers' },
    how: 'I describe each role of the team and where the team stands between the board and the contractors.',
    judged: accepted(),
  },
  {
    ...{ piece: 'structure', code: '4.2', find: 'second call' },
    how: 'I explain how a single repeated call works against the promise in the corporate plan.',
    judged: accepted(),
  },
  {
    ...{ piece: 'planning', code: '4.4', find: 'skills' },
    how: 'I describe how I plan: purpose first, then work, then who, with reasons.',
    judged: {
      ...{
        outcome: 'partly-accepted',
        reason: 'It says how you divide work, not yet how you deal with a plan that goes wrong.',
      },
      action: 'Add how you followed the plan up and what you changed.',
    },
  },
  {
    ...{ piece: 'planning', code: '1.4', find: 'the skills each piece needs' },
    how: 'I looked at purpose and skills first and at people last, and I say why.',
    judged: accepted(),
  },
  {
    ...{ piece: 'meetings', code: '1.5', find: 'took up' },
    how: 'Four people joined in work that one of them had proposed. I made the room for it.',
    judged: accepted('One occasion. Show me another in winter.'),
  },
  {
    ...{ piece: 'meetings', code: '4.6', find: 'last word' },
    how: 'I explain how I order a meeting so that people say what they think, and what I leave out for it.',
    judged: accepted('Clear, and you say what did not work.'),
  },
  {
    ...{ piece: 'meetings', code: '4.7', find: 'took up' },
    how: 'I explain why people work together on what they proposed themselves, with the example of Róisín’s pages.',
    judged: accepted(),
  },
  {
    ...{ piece: 'performance', code: '4.8', find: 'nothing can be said yet' },
    how: 'I describe how I tell a weak figure from chance first, and then speak about calls and not about the person.',
    judged: accepted('You look before you judge. Keep that.'),
  },
];

/** Twelve weeks after the first: what the autumn shows. */
export const claimsOfWinter: SampleClaim[] = [
  {
    ...{ piece: 'one-to-one callum', code: '1.2', find: 'Put buddying into the winter plan' },
    how: 'Callum said what he wants to do for the team, and we agreed that it becomes his part of the winter plan.',
    judged: accepted(),
  },
  {
    ...{ piece: 'winter agreement callum', code: '1.2', find: 'Agreed' },
    how: 'He accepted the part that he had asked for.',
    judged: accepted('From his own wish to an agreed role, in three records. Enough.'),
  },
  {
    ...{ piece: 'one-to-one callum', code: '1.3', find: 'made at hours he never sees' },
    how: 'I asked what I had missed. He told me that evenings are planned without him, and I asked him first this time.',
    judged: accepted(),
  },
  {
    ...{ piece: 'winter plan', code: '1.3', find: 'Proposed the task' },
    how: 'Siân proposed the visit to the surveyor, and three others said what they wanted. I took her task up.',
    judged: accepted('You asked the quiet ones first, as we said last time.'),
  },
  {
    ...{ piece: 'winter plan', code: '1.4', find: 'Cover the Welsh-language line' },
    how: 'The line needs Welsh at level 3 and serves satisfaction; the reasons on it name both.',
    judged: accepted(),
  },
  {
    ...{ piece: 'skills board', code: '1.4', find: 'who could do what' },
    how: 'I allocate with the levels in sight, and with whoever is there; the board is what we look at.',
    judged: accepted('Seen by somebody who uses it. Good that it stays where it is needed.'),
  },
  {
    ...{ piece: 'later one-to-one adwoa', code: '2.1', find: 'what each step is for' },
    how: 'I asked what each step of a complaint is for, not only what it is. She could say it.',
    judged: accepted(),
  },
  {
    ...{ piece: 'winter agreement callum', code: '2.1', find: 'repeat their story' },
    how: 'He knew what to do and why it keeps colleagues. I added why it matters to the customer.',
    judged: accepted(),
  },
  {
    ...{ piece: 'winter agreement callum', code: '2.2', find: 'Two evenings without calls' },
    how: 'I asked what he needs to buddy two people; he asked for two evenings free of calls, and has them.',
    judged: accepted('Asked each time, and answered each time.'),
  },
  {
    ...{ piece: 'planning', code: '4.5', find: 'briefing' },
    how: 'I explain why I present the plan as a question.',
    judged: 'waiting',
  },
  {
    ...{ piece: 'one-to-one callum', code: '2.4', find: 'reads them back' },
    how: 'Day and evening shift now hand over changes to each other in writing, and check that they were understood.',
    judged: 'waiting',
  },
  {
    ...{ piece: 'later one-to-one adwoa', code: '3.2', find: 'take the next complaint alone' },
    how: 'She said herself how far she has come, and what she wants to try next.',
    judged: 'waiting',
  },
];

type Account = {
  key: string;
  daysAgo: number;
  title: string;
  situation: string;
  did: string;
  effect: string;
  change: string;
};

export const accounts: Account[] = [
  {
    ...{ key: 'structure', daysAgo: 56, title: 'Where my team stands, and why it matters' },
    situation:
      'I lead nine advisers in the Customer Hub. Priya is the senior adviser and leads triage; the others serve by phone, e-mail and webchat. We stand between tenants and the repairs contractor. I report to Moira, who answers to the board.',
    did: 'Before the summer plan I drew this for the team, and asked each of them to say whose work waits when theirs does.',
    effect:
      'Every second call about the same repair is a promise broken in the words of the corporate plan. In spring that was about three in ten contacts. The drawing made it plain that this number is ours to change.',
    change: 'I used to explain targets. Now I explain who is waiting.',
  },
  {
    ...{ key: 'planning', daysAgo: 54, title: 'How I planned the summer' },
    situation: 'Repeat repairs calls had been one in three for half a year, and everybody had a theory.',
    did: 'I began with what should be different for tenants, then listed the work, then the skills each piece needs, and only then looked at who. I opened the plan to the team for four days before the briefing.',
    effect:
      'Róisín proposed a piece of work that I had not seen. At the briefing there were more questions about why than about who.',
    change:
      'Next time I ask the evening shift before the day shift: Callum told me that the plan was made at hours he never sees.',
  },
  {
    ...{ key: 'meetings', daysAgo: 53, title: 'How I make it safe to say what is wrong' },
    situation:
      'In my first team meetings I spoke, and the same three people answered. What the others thought I heard in the kitchen.',
    did: 'Now everybody writes one thing before anybody speaks, the newest person begins, and I have the last word only on what I must decide. What is said of a customer or a colleague stays in the room.',
    effect:
      'Callum said aloud that changes reach the evening shift a day late. Róisín proposed the heating pages, the team took up her task, and four people helped with it who had never written a page: they work together on what is theirs.',
    change: 'I still fill silences too early. I count to ten.',
  },
  {
    ...{ key: 'performance', daysAgo: 53, title: 'When somebody’s figure is low' },
    situation: 'A member’s share of contacts settled the first time was below the team’s for a week.',
    did: 'I looked at how many contacts it rested on before I said a word: so few that nothing can be said yet about the person. Then I listened to calls, good ones too, and spoke with them alone: first what went well, then one call, then what they would try.',
    effect: 'We agreed one thing to try for two weeks, and a day to look at it together. No list was made of anybody.',
    change: 'I used to open with the figure. Now I open with a call.',
  },
];
