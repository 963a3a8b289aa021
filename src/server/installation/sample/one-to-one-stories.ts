// What was talked about at the one-to-ones of the sample.

type Item = {
  by: 'leader' | 'member';
  words: string;
  outcome: 'decision' | 'action' | 'parked' | 'none';
  said?: string;
  owner?: 'leader' | 'member';
};
export type MeetingStory = {
  with: string;
  daysAgo: number;
  items: Item[];
  notes: string;
  asked: string;
  private?: string;
  /** What came of the first promise, kept since. */
  done?: string;
  /** The name of the evidence that it becomes. */
  evidence?: string;
};

/** In the order of their days: two in the time of the summer plan, two after it. */
export const meetings: MeetingStory[] = [
  {
    ...{ with: 'adwoa', daysAgo: 76, evidence: 'one-to-one adwoa' },
    items: [
      { by: 'member', words: 'The call-backs: how my first three went', outcome: 'none' },
      {
        ...{ by: 'member', words: 'A tenant wanted a rent repayment plan and I did not know what I may agree' },
        ...{
          outcome: 'action',
          said: 'Sit with Adwoa at her next two rent calls and show where her limits stand',
          owner: 'leader',
        },
      },
      {
        by: 'leader',
        words: 'What would help you most before the cold weeks?',
        outcome: 'decision',
        said: 'Adwoa learns complaints with Mei-Lin, one hour a week',
      },
    ],
    notes:
      'Adwoa said the second call-back went better than the first, because she asked what had happened and then kept quiet. In the third she promised a date she could not keep and noticed it herself. We listened to a minute of it together. She would open the next one with the date.',
    asked:
      'Help with rent repayment plans, and somebody to listen in once more. She had both asked for and got: Priya for the first calls, Imani for rent.',
    private: 'She is harder on herself than the calls deserve. Say so, with the call in hand.',
    done: 'Two rent calls together, the day after. She did the second alone.',
  },
  {
    ...{ with: 'darnell', daysAgo: 70, evidence: 'one-to-one darnell' },
    items: [
      { by: 'leader', words: 'Your figure for first contact, and what you make of it', outcome: 'none' },
      {
        ...{ by: 'member', words: 'I lose the thread on repairs I have never seen' },
        ...{
          outcome: 'action',
          said: 'Begin each repairs call with two questions of his own choosing, for two weeks',
          owner: 'member',
        },
      },
    ],
    notes:
      'I showed Darnell his contacts of one week. They are fewer than 120, so the share that he settles the first time could lie ten points higher or lower, and nothing can be said yet about whether he differs from the team. I told him about a call of the week before: he named the fault at once and booked the right trade, and the tenant said thank you twice; and about the one of the day before, where he guessed, and a plumber came for an electric fault. He said he guesses when he is afraid to sound slow. We worked out together what to try: two questions first. He wrote them down himself.',
    asked: 'To hear calls about heating before the cold weeks. And not to be put on webchat alone yet.',
  },
  {
    ...{ with: 'callum', daysAgo: 35, evidence: 'one-to-one callum' },
    items: [
      {
        by: 'member',
        words: 'The evening shift hears about changes a day late',
        outcome: 'decision',
        said: 'Changes are written down before 4pm, and Callum reads them back',
      },
      {
        by: 'member',
        words: 'I would like to buddy new starters',
        outcome: 'action',
        said: 'Put buddying into the winter plan',
        owner: 'leader',
      },
    ],
    notes: 'Callum said that the plan was made at hours he never sees. He is right, and I told him so.',
    asked: 'To be asked before the day shift next time.',
    done: 'It stands on the list for the winter plan, as a task of its own.',
  },
  {
    ...{ with: 'adwoa', daysAgo: 28, evidence: 'later one-to-one adwoa' },
    items: [
      { by: 'leader', words: 'Complaints with Mei-Lin: how are they going?', outcome: 'none' },
      {
        by: 'member',
        words: 'Could I take the next complaint alone?',
        outcome: 'action',
        said: 'Adwoa takes the next complaint, Mei-Lin reads the reply before it goes',
        owner: 'member',
      },
    ],
    notes: 'Four hours with Mei-Lin so far. Adwoa can say what each step is for, not only what it is.',
    asked: 'Nothing else for now.',
  },
];

/** Those to come, with what the members put on the agenda already. */
export const next: { with: string; daysAgo: number; time: string; raised: string[] }[] = [
  { with: 'sian', daysAgo: -4, time: '15:30', raised: ['The Welsh line in the evenings'] },
  { with: 'adwoa', daysAgo: -8, time: '14:00', raised: ['How the complaint went', 'Leave in January'] },
  { with: 'darnell', daysAgo: -9, time: '11:00', raised: ['My two questions: what I changed'] },
  { with: 'priya', daysAgo: -10, time: '10:30', raised: ['Thursday mornings, and the triage desk'] },
];
