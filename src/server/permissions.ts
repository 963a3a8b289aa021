// Who may do what: one line per action, nothing allowed that has no line. Buttons, refusals and the ledger use these words.
// A rule is pure: `find` has loaded every fact that it looks at.
import { assessingRules } from './assessing-rules.ts';
import { coachingRules } from './coaching-rules.ts';
import { decisionRules, has, isSelf } from './decision-rules.ts';
import type { Actor } from './people/actor.ts';
import { administers, anyone, proveRules } from './prove-rules.ts';
import { qualificationRules } from './qualification-rules.ts';

export type OfOrganisation = Record<never, never>;
export type OfTeam = { teamId: string };
/** A person, the teams they work in, have left, and lead: whoever manages a team leads its leader. */
export type OfPerson = { personId: string; teamIds: string[]; formerTeamIds?: string[]; ledTeamIds?: string[] };
export type OfPlan = OfTeam & { state: string };
/** `helps`: whether who asks has hours or work in the plan from outside its team. */
export type OfHelped = OfTeam & { helps?: boolean };
export type OfMember = OfTeam & { personId: string };
/** `invited`: from outside the team; `present`: was there, from the beginning or later. */
export type OfMeeting = OfTeam & { facilitatorId: string; invited: boolean; present: boolean };
export type OfAction = OfMeeting & { ownerId: string };
export type OfPair = { leaderId: string; memberId: string };
/** `appealToId`: whom the member asked to look at their review; null where nobody is. */
export type OfAppeal = OfPair & { appealToId: string | null };
export type OfHelp = { askerId: string; askedId: string };
export type OfAuthor = OfPair & { authorId: string };
/** `teamId`: the team that reads it; null where only the two do. */
export type OfThanks = { giverId: string; receiverId: string; teamId: string | null };
/** Feedback between two. */
export type OfGiven = { giverId: string; receiverId: string };
export type OfJob = { askedBy: string };
export type OfFile = { readers: string[] };

const isLeader = (actor: Actor) => actor.leads.size > 0;
const leads = (actor: Actor, { teamId }: OfTeam) => actor.leads.has(teamId);
const manages = (actor: Actor, { teamId }: OfTeam) => actor.manages.has(teamId);
const worksIn = (actor: Actor, { teamId }: OfTeam) => actor.memberOf.has(teamId);
const inTeam = (actor: Actor, team: OfTeam) => leads(actor, team) || manages(actor, team) || worksIn(actor, team);
const takesPart = (actor: Actor, plan: OfHelped) => worksIn(actor, plan) || plan.helps === true;
const leadsOrManages = (actor: Actor, team: OfTeam) => leads(actor, team) || manages(actor, team);
const leadsPerson = (actor: Actor, { personId, teamIds, ledTeamIds = [] }: OfPerson) =>
  personId !== actor.personId &&
  (teamIds.some((id) => actor.leads.has(id) || actor.manages.has(id)) ||
    ledTeamIds.some((id) => actor.manages.has(id)));
const ledPerson = (actor: Actor, { personId, formerTeamIds = [] }: OfPerson) =>
  leadsPerson(actor, { personId, teamIds: formerTeamIds });
const worksWith = (actor: Actor, { personId, teamIds, ledTeamIds = [] }: OfPerson) =>
  personId !== actor.personId && [...teamIds, ...ledTeamIds].some((teamId) => inTeam(actor, { teamId }));
const isGiver = (actor: Actor, { giverId }: OfGiven) => actor.personId === giverId;
const isReceiver = (actor: Actor, { receiverId }: OfGiven) => actor.personId === receiverId;
const facilitates = (actor: Actor, { facilitatorId }: OfMeeting) => actor.personId === facilitatorId;
const runsMeeting = (actor: Actor, meeting: OfMeeting) => leads(actor, meeting) || facilitates(actor, meeting);
const isAsked = (actor: Actor, meeting: OfMeeting) =>
  runsMeeting(actor, meeting) || worksIn(actor, meeting) || meeting.invited;
const wasThere = (_: Actor, { present }: OfMeeting) => present;
const isOfPair = (actor: Actor, { leaderId, memberId }: OfPair) =>
  actor.personId === leaderId || actor.personId === memberId;

const isLeaderOf = (actor: Actor, { leaderId }: OfPair) => actor.personId === leaderId;
const isMemberOf = (actor: Actor, { memberId }: OfPair) => actor.personId === memberId;
const isAppealedTo = (actor: Actor, review: OfAppeal) =>
  actor.personId === review.appealToId && !isOfPair(actor, review);

export const rules = {
  'organisation.found': (_: Actor, { exists }: { exists: boolean }) => !exists,
  'organisation.view': anyone,
  'organisation.edit': administers,
  'administration.view': administers,
  'ledger.view': has('administrator', 'internal-quality-assurer', 'centre-coordinator'),
  'ledger.verify': has('administrator', 'internal-quality-assurer', 'centre-coordinator'),

  'person.list': anyone,
  'person.view': anyone,
  'person.view-employment': (actor: Actor, person: OfPerson) =>
    administers(actor) || isSelf(actor, person) || leadsPerson(actor, person),
  'person.edit': administers,
  'person.import': administers,
  'person.suspend': (actor: Actor, person: OfPerson) => administers(actor) && !isSelf(actor, person),
  'person.restore': administers,
  'team.view': anyone,
  'team.edit': administers,
  'role.grant': administers,
  'role.withdraw': (actor: Actor, person: OfPerson) => administers(actor) && !isSelf(actor, person),
  'invitation.send': administers,
  'invitation.withdraw': administers,
  /** The link itself is the right: whoever holds it was found by its token. */
  'invitation.accept': (actor: Actor, { personId }: { personId: string }) => actor.personId === personId,
  'skill.define': (actor: Actor) => administers(actor) || isLeader(actor),
  'skill.view': (actor: Actor, person: OfPerson) => isSelf(actor, person) || leadsPerson(actor, person),
  'skill.view-team': leadsOrManages,
  'skill.assess': leadsPerson,
  'skill.pursue': (actor: Actor, person: OfPerson) => isSelf(actor, person) || leadsPerson(actor, person),
  'work-rule.view': (actor: Actor, person: OfPerson) => isSelf(actor, person) || leadsPerson(actor, person),
  'work-rule.edit': leadsPerson,
  'absence.view': (actor: Actor, person: OfPerson) => isSelf(actor, person) || leadsPerson(actor, person),
  'absence.edit': (actor: Actor, person: OfPerson) => isSelf(actor, person) || leadsPerson(actor, person),

  'standard.view': anyone,
  'standard.edit': (actor: Actor) => administers(actor) || isLeader(actor),
  'contact.import': (actor: Actor) => administers(actor) || isLeader(actor),
  'contact.take-back': (actor: Actor) => administers(actor) || isLeader(actor),
  'contact.map': (actor: Actor) => administers(actor) || isLeader(actor),
  'figure.view': anyone,
  /** Of a person who has left, the weeks in which they were in the team: `weeksBeyond`. */
  'figure.view-person': (actor: Actor, person: OfPerson) =>
    isSelf(actor, person) || leadsPerson(actor, person) || ledPerson(actor, person),
  'figure.view-team': leadsOrManages,
  'contact.view': (actor: Actor) => administers(actor) || isLeader(actor) || actor.manages.size > 0,

  'plan.list': anyone,
  'plan.view': (actor: Actor, plan: OfHelped) => inTeam(actor, plan) || plan.helps === true,
  'plan.create': leads,
  'plan.edit': leads,
  'plan.consult': leads,
  'plan.agree': leads,
  'plan.start': leads,
  'plan.revise': leads,
  'plan.close': leads,
  'plan.review': leads,
  'plan-lesson.write': (actor: Actor, plan: OfHelped) => leads(actor, plan) || takesPart(actor, plan),
  'plan.withdraw': leads,
  'plan.allocate': leads,
  'task.propose': (actor: Actor, plan: OfHelped) => leads(actor, plan) || takesPart(actor, plan),
  'task.edit': leads,
  'task.wish': takesPart,
  /** Whoever leads the team answers, so does not object. */
  'plan-remark.make': (actor: Actor, plan: OfHelped) => takesPart(actor, plan) && !leads(actor, plan),
  'plan-remark.answer': (actor: Actor, remark: OfMember) => leads(actor, remark) && !isSelf(actor, remark),
  'plan-remark.settle': isSelf,
  'objective.edit': leads,
  'person-objective.edit': leads,
  'organisation-objective.view': anyone,
  'organisation-objective.edit': (actor: Actor) => administers(actor) || actor.manages.size > 0,
  'assignment-order.give': leads,
  'assignment.override': leads,
  'assignment.answer': (actor: Actor, assignment: OfMember) => isSelf(actor, assignment),
  'assignment.reply': leads,
  'counter-offer.make': (actor: Actor, counter: OfMember) => isSelf(actor, counter),
  /** Worked out on behalf of whoever made it, or of the leader who asked for it again. */
  'counter-offer.price': (actor: Actor, counter: OfMember) => isSelf(actor, counter) || leads(actor, counter),
  'counter-offer.decide': leads,
  'counter-offer.end-support': leads,
  'assignment.begin': (actor: Actor, assignment: OfMember) => isSelf(actor, assignment),
  'assignment.finish': (actor: Actor, assignment: OfMember) => isSelf(actor, assignment),
  'assignment.verify': (actor: Actor, part: OfMember) => leads(actor, part) && !isSelf(actor, part),
  'understanding.state': (actor: Actor, part: OfMember & OfHelped) =>
    isSelf(actor, part) && (worksIn(actor, part) || part.helps === true),
  'understanding.confirm': (actor: Actor, part: OfMember) => leads(actor, part) && !isSelf(actor, part),
  'agreement.view': (actor: Actor, part: OfMember) => isSelf(actor, part) || leadsOrManages(actor, part),
  'agreement.sign': (actor: Actor, part: OfMember) => isSelf(actor, part) || leads(actor, part),

  'team-meeting.list': anyone,
  'team-meeting.call': leads,
  'team-meeting.view': (actor: Actor, meeting: OfMeeting) =>
    isAsked(actor, meeting) || manages(actor, meeting) || meeting.present,
  'team-meeting.arrange': runsMeeting,
  /** With a name or without: of an item without one nothing says who added it. */
  'team-meeting.add-item': isAsked,
  'team-meeting.take-out': facilitates,
  'team-meeting.apologise': isAsked,
  'team-meeting.hold': runsMeeting,
  /** Who has not spoken yet is for the facilitator alone, not for the leader either. */
  'team-meeting.count-turn': facilitates,
  'team-meeting.contribute': (actor: Actor, meeting: OfMeeting) => runsMeeting(actor, meeting) || meeting.present,
  'team-meeting.propose-minutes': runsMeeting,
  'team-meeting.agree-minutes': wasThere,
  'team-meeting.correct-minutes': (actor: Actor, meeting: OfMeeting) => runsMeeting(actor, meeting) || meeting.present,
  'team-meeting.reply': runsMeeting,
  'team-meeting.finish-action': (actor: Actor, action: OfAction) =>
    runsMeeting(actor, action) || actor.personId === action.ownerId,
  'team-meeting.let-go-action': runsMeeting,
  'team-meeting.close': runsMeeting,

  'briefing.view': (actor: Actor, plan: OfHelped) => inTeam(actor, plan) || plan.helps === true,
  'briefing.hold': leads,
  'briefing.attend': (actor: Actor, plan: OfHelped) => inTeam(actor, plan) || plan.helps === true,
  'briefing-question.ask': (actor: Actor, plan: OfHelped) => inTeam(actor, plan) || plan.helps === true,
  'briefing-question.pass-on': leads,
  'briefing-question.answer': (actor: Actor, { teamId, answererId }: OfTeam & { answererId: string | null }) =>
    leads(actor, { teamId }) || actor.personId === answererId,
  'commitment.make': (actor: Actor, plan: OfHelped) => inTeam(actor, plan) || plan.helps === true,
  'commitment.finish': (actor: Actor, commitment: OfMember) => isSelf(actor, commitment),

  'one-to-one.list': anyone,
  'one-to-one.begin': leadsPerson,
  'one-to-one.view': isOfPair,
  'one-to-one.schedule': isOfPair,
  'one-to-one.prepare': isOfPair,
  'one-to-one.hold': isOfPair,
  'one-to-one.amend': isOfPair,
  'one-to-one.close': isOfPair,
  'one-to-one.end': isLeaderOf,
  'one-to-one.note': (actor: Actor, item: OfAuthor) => isOfPair(actor, item) && actor.personId === item.authorId,

  'performance-review.list': anyone,
  'performance-review.open': leadsPerson,
  'performance-review.view': isOfPair,
  'performance-review.write-view': isMemberOf,
  'performance-review.write-feedback': isLeaderOf,
  'performance-review.cite': isOfPair,
  'performance-review.meet': isLeaderOf,
  'performance-review.comment': isMemberOf,
  'performance-review.agree-on': isOfPair,
  'performance-review.sign': isOfPair,
  'performance-review.consent': isMemberOf,
  'performance-review.appeal': isMemberOf,
  /** Only whom the member asked, and of what was signed only what an appeal needs. */
  'performance-review.view-appeal': isAppealedTo,
  'performance-review.decide-appeal': isAppealedTo,
  'performance-review.call-off': isLeaderOf,
  'performance-review.close': isLeaderOf,

  'board.view': inTeam,
  'recognition.list': anyone,
  'recognition.give': (actor: Actor, person: OfPerson) => !isSelf(actor, person),
  'recognition.view': (actor: Actor, { giverId, receiverId, teamId }: OfThanks) =>
    actor.personId === giverId || actor.personId === receiverId || (teamId !== null && inTeam(actor, { teamId })),
  'recognition.read': (actor: Actor, { receiverId }: OfThanks) => actor.personId === receiverId,
  'recognition.keep-private': (actor: Actor, { receiverId }: OfThanks) => actor.personId === receiverId,
  'recognition.take-back': (actor: Actor, { giverId }: OfThanks) => actor.personId === giverId,

  /** To whoever one works with: of the same team, or its leader or manager; read by the two alone. */
  'colleague-feedback.list': anyone,
  'colleague-feedback.give': worksWith,
  'colleague-feedback.view': (actor: Actor, { giverId, receiverId }: OfGiven) =>
    actor.personId === giverId || actor.personId === receiverId,
  'colleague-feedback.read': isReceiver,
  'colleague-feedback.answer': isReceiver,
  'colleague-feedback.correct': isGiver,
  'colleague-feedback.withdraw': isGiver,

  /** What a leader's own records say of how they lead: theirs alone, whoever manages them. */
  'insight.view': leads,
  'insight.waive': leads,
  'fair-share.view': leadsOrManages,
  'fair-share.answer': leadsOrManages,
  'help-request.list': anyone,
  'help-request.ask': (actor: Actor, { askedId, askable }: { askedId: string; askable: string[] }) =>
    askedId !== actor.personId && askable.includes(askedId),
  'help-request.view': (actor: Actor, { askerId, askedId }: OfHelp) =>
    actor.personId === askerId || actor.personId === askedId,
  'help-request.answer': (actor: Actor, { askedId }: OfHelp) => actor.personId === askedId,
  'help-request.close': (actor: Actor, { askerId }: OfHelp) => actor.personId === askerId,

  ...proveRules,
  ...qualificationRules,
  ...decisionRules,
  ...assessingRules,
  ...coachingRules,
  'file.read': (actor: Actor, file: OfFile) => file.readers.includes(actor.personId),
  /** Ending what cannot be done: by nobody else's hand, and also by one who may no longer do it. */
  'job.abandon': (actor: Actor, { askedBy }: OfJob) => actor.personId === askedBy,
  'search.find': anyone,
  'today.view': anyone,
  'account.view': anyone,
  'account.edit': anyone,
} satisfies Record<string, (actor: Actor, subject: never) => boolean>;

export type Action = keyof typeof rules;
/** The facts that an action's rule looks at. */
export type Subject<A extends Action> = Parameters<(typeof rules)[A]> extends [unknown, infer S] ? S : OfOrganisation;

/** Also what is open to all in the organisation is closed to a witness from outside. */
const guestsMay: ReadonlySet<string> = new Set<Action>([
  ...(['testimony.answer', 'testimony.open', 'testimony.write'] as const),
  ...(['testimony.give', 'testimony.decline', 'testimony.retract'] as const),
]);

/** Whether this person may do this to that: for buttons. `act` and `see` ask the same question again. */
export function may<A extends Action>(actor: Actor, action: A, subject: Subject<A>): boolean {
  const rule = rules[action] as (actor: Actor, subject: Subject<A>) => boolean;
  return (!actor.isGuest || guestsMay.has(action)) && rule(actor, subject) === true;
}
