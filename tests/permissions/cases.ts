// For every action, the relations and states in which its rule is asked. An action without cases does not compile.
import type { Action, Subject } from '../../src/server/permissions.ts';

type Cases<A extends Action> = readonly (readonly [words: string, subject: Subject<A>])[];

const at = <S>(words: string, subject: S) => [words, subject] as const;
const anything = [at('', {})];
const team = [at('the team', { teamId: 'team' }), at('another team', { teamId: 'elsewhere' })];
const helped = [...team, at('a plan they have hours in', { teamId: 'nowhere', helps: true })];
const person = [
  at('the member', { personId: 'member', teamIds: ['team'] }),
  at('the leader', { personId: 'leader', teamIds: [], ledTeamIds: ['team'] }),
  at('the administrator', { personId: 'administrator', teamIds: [] }),
  at('somebody of another team', { personId: 'somebody', teamIds: ['elsewhere'] }),
];
const member = [
  at("the member's", { teamId: 'team', personId: 'member' }),
  at("a colleague's", { teamId: 'team', personId: 'colleague' }),
  at("somebody's of another team", { teamId: 'elsewhere', personId: 'somebody' }),
];
const pair = [
  at('leader and member', { leaderId: 'leader', memberId: 'member' }),
  at('another pair', { leaderId: 'leader elsewhere', memberId: 'somebody' }),
];
const author = [
  at("the leader's", { leaderId: 'leader', memberId: 'member', authorId: 'leader' }),
  at("the member's", { leaderId: 'leader', memberId: 'member', authorId: 'member' }),
];
const thanks = [
  at('leader to member, the two alone', { giverId: 'leader', receiverId: 'member', teamId: null }),
  at('somebody to the member, the team too', { giverId: 'somebody', receiverId: 'member', teamId: 'team' }),
  at('of another team', { giverId: 'leader elsewhere', receiverId: 'somebody', teamId: 'elsewhere' }),
];
const enrolled = { candidateId: 'leader', assessorId: 'assessor', internalQualityAssurerId: 'quality assurer' };
const enrolment = [
  at("the leader's", enrolled),
  at("another candidate's", { candidateId: 'leader elsewhere', assessorId: 'x', internalQualityAssurerId: 'y' }),
  at("the assessor's own", { candidateId: 'assessor', assessorId: 'assessor', internalQualityAssurerId: 'assessor' }),
];
const readers = ['assessor', 'quality assurer'];
const evidence = [
  at("the leader's, draft", { candidateId: 'leader', submitted: false, readers }),
  at("the leader's, submitted", { candidateId: 'leader', submitted: true, readers }),
  at("another candidate's, submitted", { candidateId: 'leader elsewhere', submitted: true, readers: ['x'] }),
];
const claim = [
  at("the leader's, draft", { ...enrolled, submitted: false }),
  at("the leader's, submitted", { ...enrolled, submitted: true }),
  at("the assessor's own, submitted", { ...enrolled, candidateId: 'assessor', submitted: true }),
];
const ownCandidate = [at("the leader's", { candidateId: 'leader' }), at("another candidate's", { candidateId: 'x' })];

export const cases: { [A in Action]: Cases<A> } = {
  'organisation.found': [at('before set-up', { exists: false }), at('after set-up', { exists: true })],
  'organisation.view': anything,
  'organisation.edit': anything,
  'administration.view': anything,
  'ledger.view': anything,
  'ledger.verify': anything,
  'person.list': anything,
  'person.view': anything,
  'person.view-employment': person,
  'person.edit': anything,
  'person.import': anything,
  'person.suspend': person,
  'person.restore': anything,
  'team.view': anything,
  'team.edit': anything,
  'role.grant': anything,
  'role.withdraw': person,
  'invitation.send': anything,
  'invitation.withdraw': anything,
  'invitation.accept': [at("the member's", { personId: 'member' })],
  'skill.define': anything,
  'skill.view': person,
  'skill.view-team': team,
  'skill.assess': person,
  'skill.pursue': person,
  'work-rule.view': person,
  'work-rule.edit': person,
  'absence.view': person,
  'absence.edit': person,
  'standard.view': anything,
  'standard.edit': anything,
  'contact.import': anything,
  'contact.take-back': anything,
  'contact.map': anything,
  'figure.view': anything,
  'figure.view-person': [
    ...person,
    at('who has left the team', { personId: 'former', teamIds: [], formerTeamIds: ['team'] }),
  ],
  'figure.view-team': team,
  'contact.view': anything,
  'plan.list': anything,
  'plan.view': helped,
  'plan.create': team,
  'plan.edit': team,
  'plan.consult': team,
  'plan.agree': team,
  'plan.start': team,
  'plan.revise': team,
  'plan.close': team,
  'plan.withdraw': team,
  'plan.allocate': team,
  'task.propose': helped,
  'task.edit': team,
  'task.wish': helped,
  'plan-remark.make': helped,
  'plan-remark.answer': [...member, at("the leader's own", { teamId: 'team', personId: 'leader' })],
  'plan-remark.settle': member,
  'objective.edit': team,
  'assignment-order.give': team,
  'assignment.override': team,
  'assignment.answer': member,
  'assignment.reply': team,
  'assignment.finish': member,
  'understanding.state': [
    ...member,
    at("the assessor's, with hours in the plan", { teamId: 'team', personId: 'assessor', helps: true }),
  ],
  'understanding.confirm': member,
  'agreement.view': member,
  'agreement.sign': member,
  'one-to-one.list': anything,
  'one-to-one.begin': person,
  'one-to-one.view': pair,
  'one-to-one.schedule': pair,
  'one-to-one.prepare': pair,
  'one-to-one.hold': pair,
  'one-to-one.amend': pair,
  'one-to-one.close': pair,
  'one-to-one.end': pair,
  'one-to-one.note': author,
  'board.view': team,
  'recognition.list': anything,
  'recognition.give': person,
  'recognition.view': thanks,
  'recognition.read': thanks,
  'recognition.keep-private': thanks,
  'recognition.take-back': thanks,
  'unit.view': anything,
  'unit.add': anything,
  'portfolio.list': anything,
  'enrolment.create': anything,
  'enrolment.assign': enrolment,
  'enrolment.list': anything,
  'portfolio.view': enrolment,
  'portfolio.export': enrolment,
  'evidence.take': ownCandidate,
  'evidence.view': evidence,
  'evidence.edit': evidence,
  'evidence.submit': evidence,
  'evidence.withdraw': ownCandidate,
  'claim.view': enrolment,
  'claim.make': ownCandidate,
  'claim.edit': evidence,
  'claim.withdraw': ownCandidate,
  'claim.judge': claim,
  'assessment.list': anything,
  'file.read': [at('theirs to read', { readers: ['leader', ...readers] }), at('not theirs', { readers: ['x'] })],
  'job.abandon': [at("the leader's", { askedBy: 'leader' })],
  'search.find': anything,
  'today.view': anything,
  'account.view': anything,
  'account.edit': anything,
};
