// Who assesses, wherever a portfolio names them; a fact that whoever assures the assessment weighs for themselves.
import { allOf } from '#server/list-words.ts';

type Assessed = {
  candidate: string;
  assessor: string | null;
  inTurn: boolean;
  manages: boolean;
  assessorLapsed: boolean;
};
type Assured = { internalQualityAssurer: string | null; assurerLapsed: boolean };

export const assessorWords = ({ candidate, assessor, inTurn, manages, assessorLapsed }: Assessed): string => {
  if (assessor === null) return 'Nobody yet';
  if (assessorLapsed) return `Nobody: ${assessor} is no assessor any more`;
  const ties = [
    ...(manages ? [`manages ${candidate}`] : []),
    ...(inTurn ? [`is assessed by ${manages ? 'them' : candidate} in turn`] : []),
  ];
  return ties.length > 0 ? `${assessor}, who ${allOf(ties)}` : assessor;
};

export const assurerWords = ({ internalQualityAssurer, assurerLapsed }: Assured): string => {
  if (internalQualityAssurer === null) return 'Nobody yet';
  return assurerLapsed ? `Nobody: ${internalQualityAssurer} is no quality assurer any more` : internalQualityAssurer;
};
