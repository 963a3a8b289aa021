// What the adviser wrote, and what her assessor said of it. The unit is invented for the sample, and says so.
import type { CompetenceForm } from '../../assessment/competence.form.ts';
import type { UnitSpecification } from '../../qualifications/specification.ts';

const once = { minOccasions: 2, minSpanDays: 14, minSourceClasses: 1, simulationAllowed: false };

export const writingUnit: UnitSpecification = {
  ...{ number: 'LH-07', title: 'Write to tenants in plain words', level: 2, credit: 3, guidedLearningHours: 15 },
  ...{ expiresOn: null, purpose: 'For advisers whose letters others learn from.', sections: [] },
  source: 'Invented for the sample; no awarding body offers it',
  requirements: once,
  requirementsNote: 'Two letters at least two weeks apart. Invented, as the unit is.',
  outcomes: [
    {
      ...{ number: '1', title: 'Write letters that tenants can act on', knowledge: null, arisesFrom: [] },
      criteria: [
        { code: '1.1', kind: 'performance', text: 'Say first what the tenant can do, and by when' },
        { code: '1.2', kind: 'performance', text: 'Find out whether a letter was understood' },
      ],
    },
    {
      ...{ number: '2', title: 'Know why plain words matter', knowledge: null, arisesFrom: [] },
      criteria: [{ code: '2.1', kind: 'knowledge', text: 'Explain what hard words cost tenants and the landlord' }],
    },
  ],
};

type Held = Omit<CompetenceForm, 'heldFrom' | 'heldTo'> & { who: string; heldFrom: number; heldTo: number | null };

/** Days before this Monday; negative ones are to come. */
export const competence: Held[] = [
  {
    ...{
      who: 'geoff',
      kind: 'assessor-qualification',
      title: 'Level 3 Certificate in Assessing Vocational Achievement',
    },
    ...{ source: 'Certificate seen', heldFrom: 3_000, heldTo: null },
  },
  {
    ...{ who: 'geoff', kind: 'occupational-competence', title: 'Nine years in a contact centre, four of them leading' },
    ...{ source: 'CV and a reference by his last employer', heldFrom: 2_400, heldTo: null },
  },
  {
    ...{ who: 'geoff', kind: 'cpd', title: 'Standardisation and two days at the front line' },
    ...{ source: 'His own log, looked through in spring', heldFrom: 200, heldTo: -165 },
  },
  {
    ...{ who: 'nadia', kind: 'assurer-qualification', title: 'Level 4 Award in Internal Quality Assurance' },
    ...{ source: 'Certificate seen', heldFrom: 1_500, heldTo: null },
  },
];

export const letters = [
  {
    ...{ daysAgo: 47, title: 'The letter about the lift' },
    situation:
      'The lift at Tanner Court was to be off for nine days. The draft began with the contractor’s name and ended with what people could do.',
    did: 'I turned it round: the first line says that we carry shopping up from 8 to 6 if you ring by noon, and gives the number. The dates come second, the reason last.',
    effect: 'Of 31 households 12 rang in the first two days. None of them asked what the letter meant.',
    change: 'I would put the number in bold. Two people read it from across the room, and that is how they found it.',
    claims: [
      { code: '1.1', part: 1, how: 'What they can do and by when is my first line; the reason comes last.' },
      { code: '1.2', part: 2, how: 'I counted who rang and what they asked.' },
    ],
  },
  {
    ...{ daysAgo: 12, title: 'The reminder about gas checks' },
    situation:
      'Our reminder said “failure to provide access may result in action being taken”. Eleven tenants had rung since spring to ask which action.',
    did: 'I wrote: “Please choose a day by 20 November: ring this number or tick one below.” I read it out to two tenants at the hub and asked them to say it back to me.',
    effect:
      'Both said it back rightly. Nineteen of 24 chose a day in the first week; with the old letter it had been seven.',
    change:
      'Words like “access” cost us the most: tenants put the letter aside because they fear that it is about debt, and then we send an engineer twice. Each visit in vain costs us £62 and them a morning.',
    claims: [
      { code: '1.1', part: 1, how: 'It begins with the one thing to do and the day.' },
      { code: '1.2', part: 1, how: 'I had two tenants say it back before it went out.' },
      { code: '2.1', part: 3, how: 'I explain what one hard word costs both sides, with the sum.' },
    ],
  },
];

export const feedback = {
  about: 'How your two letters read together',
  text: 'You test a letter on people before it goes out, which hardly anybody does. In the first one you counted afterwards; in the second you asked before. Do both each time and nobody can argue with you.',
  action: 'Show Tomasz how you have a letter said back to you',
  answer: 'I had not seen that as two different things.',
  done: 'We did it with his letter about parking.',
};

export const decision = {
  aiUse: 'checking the spelling of the second account',
  howKnown: 'Her leader sent both letters on with the date; Geoff talked both through with her on his visit.',
  feedback:
    'Both letters begin with what a tenant can do, and you know from tenants themselves that they work. That is the unit.',
};
