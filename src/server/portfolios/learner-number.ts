// The unique learner number (ULN): ten digits. Pure.

/**
 * Whether the tenth digit checks the nine before it, as the Learning Records Service lays down: the nine weighted 10 to 2 and summed, the
 * remainder by 11 taken from 10; no number has the remainder 0, and none begins with 0.
 */
export function isLearnerNumber(typed: string): boolean {
  if (!/^[1-9]\d{9}$/.test(typed)) return false;
  const digits = [...typed].map(Number);
  const sum = digits.slice(0, 9).reduce((total, digit, at) => total + digit * (10 - at), 0);
  const remainder = sum % 11;
  return remainder !== 0 && 10 - remainder === digits[9];
}
