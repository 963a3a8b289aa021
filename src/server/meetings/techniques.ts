// Ways to lead a conversation. The names are those by which facilitators know them; the sentences are our own.

export const techniques = {
  open: {
    name: 'Open discussion',
    how: 'Whoever has something to say speaks, and the facilitator keeps to the time. Before each point ends, the facilitator asks those who have not spoken.',
    helps: 'When few points are on the agenda and people know each other well.',
    watch: 'The same two or three people fill the time. Ask the others by name.',
  },
  'round-robin': {
    name: 'Round robin',
    how: 'Everybody speaks once, in turn, with the same time each. Nobody answers or interrupts until the round is complete; “I pass” is a turn too.',
    helps: 'When some are quick to speak and others are not heard, and for a first view of how a change is going.',
    watch: 'Those who come late in the round repeat what was said. Begin the next round at the other end.',
  },
  'silent-start': {
    name: 'Silent start (brainwriting)',
    how: 'For five minutes everybody writes down what they think, and nobody speaks. Then each reads one thought aloud, and only after that is anything discussed.',
    helps: 'When ideas are wanted, or when the first speaker usually decides where the talk goes.',
    watch: 'Writing is hard work for some: offer to take words down for them, and keep spelling out of it.',
  },
  'one-two-four-all': {
    name: 'One-two-four-all',
    how: 'Each thinks alone for a minute, then talks with one other, then two pairs compare. Each four brings the one thing that matters most to everybody.',
    helps: 'When the team is large, or when a thing needs to be tried out in a small circle before it is said to all.',
    watch: 'A four can lose a thought that only one person had. Ask what did not make it and should have.',
  },
  'devils-advocate': {
    name: 'Devil’s advocate',
    how: 'One person is given the task of arguing against what most prefer, as well as they can, for five minutes. The others first ask questions, and only then reply.',
    helps: 'When everybody agrees too soon, and the decision would be hard to undo.',
    watch:
      'The part must be given and ended aloud, and change hands each time: nobody is to be held to what they argued.',
  },
  'dot-vote': {
    name: 'Dot vote',
    how: 'Everybody gets three dots and puts them on the proposals they care about, all on one if they like. The counts show what to talk about first; they decide nothing by themselves.',
    helps: 'When there are more ideas than time.',
    watch: 'People follow dots that are already there. Let everybody choose before the first dot is placed.',
  },
  'consent-round': {
    name: 'Consent round',
    how: 'A proposal is read out, questions are answered, and then each is asked whether they see harm in it. It is decided when nobody does; an objection is worked into the proposal and the round goes again.',
    helps: 'When something is good enough to try, and waiting for everybody’s favourite would take too long.',
    watch: 'Silence is no consent: ask each person, and tell “I would do it otherwise” from “this does harm”.',
  },
  'pre-mortem': {
    name: 'Looking back from failure (pre-mortem)',
    how: 'Suppose that the plan has failed half a year from now. Each writes down why, the reasons are gathered, and the team decides which of them to prevent.',
    helps: 'Before a plan begins, when doubts are felt and nobody likes to be the one who says them.',
    watch: 'It ends in gloom without the last step. Leave a third of the time for what to do about it.',
  },
  fishbowl: {
    name: 'Fishbowl',
    how: 'Four people talk in the middle and the others listen around them, with one chair left free. Whoever wants to speak takes that chair, and somebody else then leaves the middle.',
    helps: 'When a question divides a large team, and those concerned should hear each other out.',
    watch: 'Some will never take the chair. Ask afterwards, or one to one, what they would have said.',
  },
  'lean-coffee': {
    name: 'Topics by vote (lean coffee)',
    how: 'Everybody brings topics, and a quick vote puts them in order. Each topic has eight minutes; then a show of thumbs says whether it goes on for four more or the next begins.',
    helps: 'For regular meetings without a fixed agenda.',
    watch: 'Small, quick topics win. Anything somebody needs an answer to should be on the agenda beforehand.',
  },
} as const;

export type Technique = keyof typeof techniques;
export const techniqueNames = Object.keys(techniques) as [Technique, ...Technique[]];
export const techniqueOf = (name: string) => techniques[name as Technique] ?? techniques.open;
