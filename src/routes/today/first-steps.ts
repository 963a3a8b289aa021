// Where somebody begins for whom nothing waits: first what the organisation lacks, then what their own part is. Pure.
import type { OwnPart, Started } from '#server/today/started.ts';

export type Standpoint = {
  leads: boolean;
  administers: boolean;
  coordinates: boolean;
  assesses: boolean;
  assures: boolean;
  assuresFromOutside: boolean;
  manages: boolean;
  ofTeam: string | null;
  /** The portfolio they work on, newest first. */
  portfolio: string | null;
};
type Step = { title: string; href: string; text: string };

/** `own` is null where something waits for them: they need no place to begin. */
export function stepsFor(
  started: Started,
  own: OwnPart | null,
  who: Standpoint,
): { ofOrganisation: Step[]; ofPerson: Step[] } {
  return {
    ofOrganisation: [
      ...(who.administers && !started.people ? [people] : []),
      ...(who.administers && started.people && started.uninvited > 0 ? [invite(started.uninvited)] : []),
      ...((who.administers || who.leads) && !started.contacts ? [contacts] : []),
      ...(who.leads && !started.skills ? [skills] : []),
      ...(who.leads && !started.plans ? [plan] : []),
      ...(who.coordinates && !started.units ? [units] : []),
      ...(who.coordinates && started.units && !started.enrolments ? [candidate] : []),
    ],
    ofPerson: own ? ownSteps(started, own, who) : [],
  };
}

const ownSteps = (started: Started, own: OwnPart, who: Standpoint): Step[] => [
  ...(who.assesses ? [assessing(own.assesses)] : []),
  ...(who.assures ? [assuring(own.assures)] : []),
  ...(who.assuresFromOutside ? [readingUnits, packages] : []),
  ...(who.coordinates ? [enrolments] : []),
  ...(who.portfolio ? [portfolio(who.portfolio)] : []),
  ...((who.manages || who.leads) && started.plans ? [plans] : []),
  ...(who.leads && !own.oneToOne ? [oneToOnes] : []),
  ...(who.ofTeam ? [team(who.ofTeam)] : []),
  ...(own.meeting || (own.oneToOne && !who.leads) ? [agenda] : []),
  ...(who.leads && own.oneToOne && !own.meeting ? [arrange] : []),
  { title: 'Read how things are done here', href: '/help', text: 'Plans, one-to-ones and evidence, in short.' },
];

const people: Step = {
  ...{ title: 'Import your people', href: '/administration/people' },
  text: 'A file with names and teams is enough. You see what will happen before it does.',
};
const invite = (count: number): Step => ({
  ...{ title: 'Invite your people', href: '/administration?uninvited' },
  text: `${count === 1 ? 'One person has' : `${count} people have`} no account and no invitation, so cannot answer, agree or sign.`,
});
const contacts: Step = {
  ...{ title: 'Import your contacts', href: '/serve/imports' },
  text: 'Calls, tickets or conversations, one row each. Figures and charts come from them.',
};
const skills: Step = {
  ...{ title: 'Name the skills of your work', href: '/develop/skills' },
  text: 'Tasks ask for them, and the allocation goes by them. Then assess who has which.',
};
const plan: Step = {
  ...{ title: 'Make a first work plan', href: '/lead/plans/new' },
  text: 'What will be different for a customer, by when, and the work it takes.',
};
const units: Step = {
  ...{ title: 'Add the units', href: '/prove/units' },
  text: 'What your candidates work towards. Unit 39 comes with Leadwell; others are imported.',
};
const candidate: Step = {
  ...{ title: 'Enrol a candidate', href: '/prove/enrolments' },
  text: 'Who works towards which unit, who assesses them and who assures the assessment.',
};
const enrolments: Step = {
  ...{ title: 'See how your candidates stand', href: '/prove/enrolments' },
  text: 'Everybody who is enrolled, how far they are and who assesses them. There you enrol the next.',
};
const plans: Step = {
  ...{ title: 'Read the plans of your teams', href: '/lead' },
  text: 'What each team is to achieve, who does what and why, and how it stands.',
};
const oneToOnes: Step = {
  ...{ title: 'Begin one-to-ones', href: '/lead/one-to-ones' },
  text: 'With each member: an agenda you share, notes, and actions that carry over.',
};
const arrange: Step = {
  ...{ title: 'Arrange the next one-to-one', href: '/lead/one-to-ones' },
  text: 'No meeting is arranged. With a day, both of you see it here and put points on its agenda.',
};
const portfolio = (id: string): Step => ({
  ...{ title: 'Go on with your portfolio', href: `/prove/${id}` },
  text: 'What to do next, criterion by criterion. Any record of your work becomes evidence in one step.',
});
const agenda: Step = {
  ...{ title: 'Put a point on the agenda', href: '/lead/one-to-ones' },
  text: 'For your next one-to-one. The two of you read it; as evidence also an assessor and quality assurers.',
};
const readingUnits: Step = {
  ...{ title: 'Read the units that are assessed here', href: '/prove/units' },
  text: 'Outcomes, criteria and what the evidence has to be. Portfolios themselves are not open to you here.',
};
const packages: Step = {
  ...{ title: 'Ask the centre for the packages you sample', href: '/help#outside' },
  text: 'A candidate exports evidence, claims and judgements as one file, and you check it without signing in.',
};
const team = (id: string): Step => ({
  ...{ title: 'See your team', href: `/lead/teams/${id}` },
  text: 'Who works in it, and what each is responsible for.',
});
const candidates = (count: number) => (count === 1 ? 'your candidate' : `your ${count} candidates`);
const assessing = (count: number): Step =>
  count === 0
    ? {
        ...{ title: 'Read the units you will judge by', href: '/prove/units' },
        text: 'You assess nobody yet. A centre coordinator appoints you; what is submitted to you then stands here.',
      }
    : {
        ...{ title: `See how ${candidates(count)} ${count === 1 ? 'stands' : 'stand'}`, href: '/prove' },
        text: 'Nothing is left to judge. What they submit next stands here, the oldest first.',
      };
const assuring = (count: number): Step =>
  count === 0
    ? {
        ...{ title: 'Read the units that are assessed here', href: '/prove/units' },
        text: 'You assure nobody’s judgements yet. A centre coordinator appoints you for a candidate.',
      }
    : {
        ...{ title: `Review the judgements of ${candidates(count)}`, href: '/prove' },
        text: 'Each portfolio shows what was claimed, how it was judged and why.',
      };
