// Who assesses, wherever a portfolio names them; a fact that whoever assures the assessment weighs for themselves.
type Assessed = { candidate: string; assessor: string | null; inTurn: boolean; assessorLapsed: boolean };
type Assured = { internalQualityAssurer: string | null; assurerLapsed: boolean };

export const assessorWords = ({ candidate, assessor, inTurn, assessorLapsed }: Assessed): string => {
  if (assessor === null) return 'Nobody yet';
  if (assessorLapsed) return `Nobody: ${assessor} is no assessor any more`;
  return inTurn ? `${assessor}, who is assessed by ${candidate} in turn` : assessor;
};

export const assurerWords = ({ internalQualityAssurer, assurerLapsed }: Assured): string => {
  if (internalQualityAssurer === null) return 'Nobody yet';
  return assurerLapsed ? `Nobody: ${internalQualityAssurer} is no quality assurer any more` : internalQualityAssurer;
};
