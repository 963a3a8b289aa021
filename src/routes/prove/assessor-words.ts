// Who assesses, wherever a portfolio names them; a fact that whoever assures the assessment weighs for themselves.
type Assessed = { candidate: string; assessor: string | null; inTurn: boolean };

export const assessorWords = ({ candidate, assessor, inTurn }: Assessed): string => {
  if (assessor === null) return 'Nobody yet';
  return inTurn ? `${assessor}, who is assessed by ${candidate} in turn` : assessor;
};
