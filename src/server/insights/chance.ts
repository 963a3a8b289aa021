// Whether a share is out of line beyond chance: exact, and with few false alarms however much is asked at once. Pure.

/** What an exact test of one count says: `p`, how probable so extreme a count is by chance; `least`, the smallest that it could have been. */
export type Tested = { p: number; least: number };

/**
 * A count of independent events, each with a probability of its own (Poisson binomial distribution; exact by convolution, as in
 * Hong, "On computing the distribution function for the Poisson binomial distribution", Computational Statistics & Data Analysis 59, 2013).
 */
export function distributionOf(probabilities: readonly number[]): number[] {
  let at = [1];
  for (const p of probabilities) {
    const next = [...at.map((chance) => chance * (1 - p)), 0];
    for (const [count, chance] of at.entries()) next[count + 1]! += chance * p;
    at = next;
  }
  return at;
}

/**
 * How many of `marked` are among `drawn` out of `all`, drawn by chance: the probability of each count from none on (hypergeometric
 * distribution, by the ratio of each to the one before).
 */
export function hypergeometric(all: number, marked: number, drawn: number): number[] {
  const [least, most] = [Math.max(0, drawn + marked - all), Math.min(drawn, marked)];
  const ratio = (count: number) =>
    ((marked - count + 1) * (drawn - count + 1)) / (count * (all - marked - drawn + count));
  const logs = [0]; // probabilities span too many sizes for a product
  for (let count = least + 1; count <= most; count++) logs.push(logs.at(-1)! + Math.log(ratio(count)));
  const highest = Math.max(...logs);
  const weights = logs.map((each) => Math.exp(each - highest));
  const whole = sum(weights);
  return [...Array<number>(least).fill(0), ...weights.map((weight) => weight / whole)];
}

/** The distribution of the sum of two independent counts, from those of each. */
export function sumOfBoth(some: readonly number[], others: readonly number[]): number[] {
  const both = Array<number>(some.length + others.length - 1).fill(0);
  for (const [count, chance] of some.entries())
    for (const [other, another] of others.entries()) both[count + other]! += chance * another;
  return both;
}

/** So few or fewer. */
export function fewerByChance(probabilities: readonly number[], count: number): Tested {
  const at = distributionOf(probabilities);
  return { p: sum(at.slice(0, count + 1)), least: at[0]! };
}

/** So many or more. */
export function moreByChance(probabilities: readonly number[], count: number): Tested {
  const at = distributionOf(probabilities);
  return { p: sum(at.slice(count)), least: at.findLast((chance) => chance > 0)! };
}

/**
 * The tests that say more than chance does, so that where nothing is amiss at most `alpha` of all teams hear any: Bonferroni's bound over
 * those tests alone that could say anything at all (Tarone, "A modified Bonferroni method for discrete data", Biometrics 46, 1990).
 * It holds however the tests hang together.
 */
export function beyondChance<Test extends Tested>(tests: readonly Test[], alpha: number): Test[] {
  for (let among = 1; among <= tests.length; among++) {
    const able = tests.filter(({ least }) => least <= alpha / among);
    if (able.length <= among) return able.filter(({ p }) => p <= alpha / among);
  }
  return [];
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
