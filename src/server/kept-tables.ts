// Which table holds the records of each kind that the ledger keeps row by row: what a row reads now must be its newest version.
import type { PgTable } from 'drizzle-orm/pg-core';
import { caseloadReports } from './assessment/caseload/caseload-reports.table.ts';
import { competenceRecords } from './assessment/competence.table.ts';
import { conflicts } from './assessment/conflicts.table.ts';
import { criterionDecisions } from './assessment/criterion-decisions.table.ts';
import { criterionLooks } from './assessment/criterion-looks.table.ts';
import { feedbackActions, feedbacks } from './assessment/feedback.table.ts';
import { judgements } from './assessment/judgements.table.ts';
import {
  activityMoves,
  assessmentPlans,
  plannedActivities,
  planSignatures,
  reasonableAdjustments,
} from './assessment/planning/assessment-plans.table.ts';
import {
  progressReviews,
  reviewActions,
  reviewComments,
  reviewSignatures,
} from './assessment/reviews/progress-reviews.table.ts';
import { unitDecisionSteps, unitDecisions } from './assessment/unit-decisions.table.ts';
import { files } from './files/files.table.ts';
import { coachingWaivers } from './insights/coaching-waivers.table.ts';
import { insightWaivers } from './insights/insight-waivers.table.ts';
import { ledgerChecks } from './ledger/ledger.table.ts';
import {
  teamMeetingActions,
  teamMeetingAgreements,
  teamMeetingContributions,
  teamMeetingCorrections,
  teamMeetingDecisions,
  teamMeetingItems,
  teamMeetingPeople,
  teamMeetings,
} from './meetings/team-meetings.table.ts';
import { absenceImports, absences } from './people/absences.table.ts';
import { memberships, organisations } from './people/organisations.table.ts';
import {
  invitations,
  people,
  roleGrants,
  skillGoals,
  skillLevels,
  skills,
  teamMembers,
  teams,
  workRules,
} from './people/people.table.ts';
import { peopleImports } from './people/people-imports.table.ts';
import {
  allocations,
  assignmentAnswers,
  assignmentOrders,
  assignmentSteps,
  assignments,
  signatures,
  understandings,
} from './plans/assignments.table.ts';
import { briefingPeople, briefingQuestions, briefings, commitments } from './plans/briefings.table.ts';
import { counterOffers } from './plans/counter-offers.table.ts';
import { planLessons } from './plans/lessons.table.ts';
import { planOtherWork } from './plans/other-work.table.ts';
import { objectives, planDecisions, planHours, plans, taskSkills, tasks, taskWishes } from './plans/plans.table.ts';
import { developmentChoices, priceCurves } from './plans/price-curves.table.ts';
import { planRemarks, remarkSteps } from './plans/remarks.table.ts';
import { declarations } from './portfolios/declarations.table.ts';
import { journalEntries, textWaivers } from './portfolios/journal.table.ts';
import { modelQuestions } from './portfolios/model-questions.table.ts';
import { claimMoves, enrolmentMoves } from './portfolios/moves.table.ts';
import { claims, enrolments, evidence, evidencePeople, portfolioExports } from './portfolios/portfolios.table.ts';
import { originalOpenings, otherPeople, redactions } from './portfolios/redaction/redactions.table.ts';
import { registrations } from './portfolios/registrations.table.ts';
import { sightings } from './portfolios/sightings.table.ts';
import { standardClaims } from './portfolios/standard-claims.table.ts';
import { suggestionAnswers } from './portfolios/suggestion-answers.table.ts';
import { testimonies, testimonySteps } from './portfolios/testimony/testimonies.table.ts';
import { questions, visitNotes, visitParts, visits } from './portfolios/visits/visits.table.ts';
import { qualifications, qualificationVersions } from './qualifications/qualifications.table.ts';
import { criteria, outcomes, requirementChanges, units } from './qualifications/units.table.ts';
import {
  performanceReviewActions,
  performanceReviewAppeals,
  performanceReviewExamples,
  performanceReviewObjectives,
  performanceReviewPacks,
  performanceReviewSignatures,
  performanceReviews,
} from './reviews/performance-reviews.table.ts';
import { agentNames, contactImports, standards } from './standards/standards.table.ts';
import {
  coachingLevels,
  coachingPlans,
  coachingReflections,
  coachingSessionSteps,
  coachingSessions,
  coachingSteps,
} from './support/coaching/coaching.table.ts';
import {
  colleagueFeedback,
  colleagueFeedbackAnswers,
  colleagueFeedbackTexts,
} from './support/colleague-feedback.table.ts';
import { helpRequests, helpSteps } from './support/help-requests.table.ts';
import {
  oneToOneActions,
  oneToOneItems,
  oneToOneMeetings,
  oneToOneNotes,
  oneToOnes,
} from './support/one-to-ones.table.ts';
import { recognitions } from './support/recognitions.table.ts';

export const keptTables: Record<string, PgTable> = {
  organisation: organisations,
  'ledger-check': ledgerChecks,
  membership: memberships,
  file: files,
  person: people,
  team: teams,
  'team-member': teamMembers,
  'role-grant': roleGrants,
  invitation: invitations,
  skill: skills,
  'skill-level': skillLevels,
  'skill-goal': skillGoals,
  'work-rule': workRules,
  absence: absences,
  'absence-import': absenceImports,
  'people-import': peopleImports,
  standard: standards,
  'contact-import': contactImports,
  'agent-name': agentNames,
  plan: plans,
  'plan-decision': planDecisions,
  'plan-hours': planHours,
  'plan-other-work': planOtherWork,
  objective: objectives,
  task: tasks,
  'task-skill': taskSkills,
  'task-wish': taskWishes,
  'plan-lesson': planLessons,
  'plan-remark': planRemarks,
  'remark-step': remarkSteps,
  'assignment-order': assignmentOrders,
  allocation: allocations,
  'price-curve': priceCurves,
  'development-choice': developmentChoices,
  assignment: assignments,
  'assignment-answer': assignmentAnswers,
  'counter-offer': counterOffers,
  'assignment-step': assignmentSteps,
  understanding: understandings,
  briefing: briefings,
  'briefing-person': briefingPeople,
  'briefing-question': briefingQuestions,
  commitment: commitments,
  signature: signatures,
  'team-meeting': teamMeetings,
  'team-meeting-person': teamMeetingPeople,
  'team-meeting-item': teamMeetingItems,
  'team-meeting-contribution': teamMeetingContributions,
  'team-meeting-decision': teamMeetingDecisions,
  'team-meeting-action': teamMeetingActions,
  'team-meeting-agreement': teamMeetingAgreements,
  'team-meeting-correction': teamMeetingCorrections,
  'coaching-plan': coachingPlans,
  'coaching-step': coachingSteps,
  'coaching-session': coachingSessions,
  'coaching-session-step': coachingSessionSteps,
  'coaching-reflection': coachingReflections,
  'coaching-level': coachingLevels,
  'coaching-waiver': coachingWaivers,
  'help-request': helpRequests,
  'help-step': helpSteps,
  'one-to-one': oneToOnes,
  'one-to-one-meeting': oneToOneMeetings,
  'one-to-one-item': oneToOneItems,
  'one-to-one-note': oneToOneNotes,
  'one-to-one-action': oneToOneActions,
  recognition: recognitions,
  'colleague-feedback': colleagueFeedback,
  'colleague-feedback-text': colleagueFeedbackTexts,
  'colleague-feedback-answer': colleagueFeedbackAnswers,
  'performance-review': performanceReviews,
  'performance-review-pack': performanceReviewPacks,
  'performance-review-example': performanceReviewExamples,
  'performance-review-objective': performanceReviewObjectives,
  'performance-review-action': performanceReviewActions,
  'performance-review-signature': performanceReviewSignatures,
  'performance-review-appeal': performanceReviewAppeals,
  'insight-waiver': insightWaivers,
  'standard-claim': standardClaims,
  'other-person': otherPeople,
  redaction: redactions,
  'original-opening': originalOpenings,
  'suggestion-answer': suggestionAnswers,
  'model-question': modelQuestions,
  unit: units,
  outcome: outcomes,
  criterion: criteria,
  'requirement-change': requirementChanges,
  qualification: qualifications,
  'qualification-version': qualificationVersions,
  registration: registrations,
  enrolment: enrolments,
  'enrolment-move': enrolmentMoves,
  'claim-move': claimMoves,
  evidence: evidence,
  'evidence-person': evidencePeople,
  claim: claims,
  sighting: sightings,
  testimony: testimonies,
  'testimony-step': testimonySteps,
  visit: visits,
  'visit-note': visitNotes,
  'visit-part': visitParts,
  question: questions,
  'portfolio-export': portfolioExports,
  'journal-entry': journalEntries,
  'text-waiver': textWaivers,
  judgement: judgements,
  declaration: declarations,
  'criterion-decision': criterionDecisions,
  'criterion-look': criterionLooks,
  'unit-decision': unitDecisions,
  'unit-decision-step': unitDecisionSteps,
  'competence-record': competenceRecords,
  conflict: conflicts,
  feedback: feedbacks,
  'feedback-action': feedbackActions,
  'assessment-plan': assessmentPlans,
  'planned-activity': plannedActivities,
  'activity-move': activityMoves,
  'plan-signature': planSignatures,
  'reasonable-adjustment': reasonableAdjustments,
  'progress-review': progressReviews,
  'review-comment': reviewComments,
  'review-action': reviewActions,
  'review-signature': reviewSignatures,
  'caseload-report': caseloadReports,
};
