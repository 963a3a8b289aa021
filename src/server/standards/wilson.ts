/** The normal deviate that leaves 2.5 % in each tail. */
const z = 1.959963984540054;

/**
 * Wilson's score interval, 95 %, for `numerator` of `denominator`; both ends are shares between 0 and 1.
 * E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22:209–212; chosen
 * because it stays within 0 and 1 and holds its level for the few contacts one person has in a month.
 * @throws RangeError where there is nothing to divide by, or more hits than trials.
 */
export function wilson(numerator: number, denominator: number): { low: number; high: number } {
  if (!(denominator > 0) || numerator < 0 || numerator > denominator) {
    throw new RangeError(`no share: ${numerator} of ${denominator}`);
  }
  const share = numerator / denominator;
  const widening = 1 + z ** 2 / denominator;
  const centre = (share + z ** 2 / (2 * denominator)) / widening;
  const half = (z / widening) * Math.sqrt((share * (1 - share)) / denominator + z ** 2 / (4 * denominator ** 2));
  return {
    low: numerator === 0 ? 0 : centre - half,
    high: numerator === denominator ? 1 : centre + half,
  };
}
