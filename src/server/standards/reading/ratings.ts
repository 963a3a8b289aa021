import { type DecimalMark, decimalMarkOf, readNumber } from '#server/tables/numbers.ts';

/** A rating: its points where it has any, and whether the customer was satisfied where the scale says so. */
export type Rating = { points: number | null; satisfied: boolean | null };

/** How one column's ratings are written. `most` is the top of a scale of numbers; `zeroIsNone`: 0 stands for no answer; `isPart`: 0.8
 * stands for 80 %. */
export type RatingForm = {
  scale: 'words' | 'freshdesk' | 'points';
  most: number;
  zeroIsNone: boolean;
  isPart: boolean;
  mark: DecimalMark;
  certain: boolean;
};

const none: Rating = { points: null, satisfied: null };
const tops = [1, 3, 5, 7, 10, 100];

/**
 * Decides the scale from a column's first values. A few values beyond the scale do not widen it: they are refused later.
 * Without other sign five points are taken, for 1–3 in full use by many ratings see `likelyTop`.
 */
export function ratingForm(sample: string[], fallback: DecimalMark = '.'): RatingForm {
  const mark = decimalMarkOf(sample, fallback);
  const numbers = sample.map((text) => pointsIn(text, mark)).filter((value) => value !== null);
  const form = { most: 5, zeroIsNone: false, isPart: false, mark, certain: true };
  if (numbers.length * 2 < sample.length) return { ...form, scale: 'words' };
  if (numbers.some((value) => value < -100)) return { ...form, scale: 'freshdesk' };
  if (numbers.length > 2 && numbers.every((value) => value >= 100 && value <= 103))
    return { ...form, scale: 'freshdesk' };
  if (numbers.every((value) => value >= 0 && value <= 1) && numbers.some((value) => value % 1 !== 0))
    return { ...form, scale: 'points', most: 100, isPart: true };
  const { most, certain } = likelyTop(numbers);
  const zeros = numbers.filter((value) => value === 0).length;
  return {
    ...form,
    scale: 'points',
    most,
    certain,
    zeroIsNone: most > 1 && most <= 7 && zeros > numbers.length * 0.05,
  };
}

function likelyTop(numbers: number[]): { most: number; certain: boolean } {
  const outliers = Math.max(numbers.length < 4 ? 0 : 1, Math.floor(numbers.length * 0.1));
  const highest = numbers.toSorted((a, b) => b - a);
  const fits = tops.find((top) => (highest[outliers] ?? highest[0] ?? 0) <= top) ?? 100;
  const onlyBinary = numbers.every((value) => value === 0 || value === 1);
  if (fits === 1) return onlyBinary && numbers.includes(0) ? { most: 1, certain: true } : { most: 5, certain: false };
  if (fits === 3)
    return highest[0]! <= 3 && numbers.length >= 100
      ? { most: 3, certain: false }
      : { most: 5, certain: numbers.length < 20 };
  return { most: fits, certain: true };
}

/**
 * One rating, or undefined where it is none or lies beyond the scale. `scale` is the row's own top of the scale, where the file
 * has a column for it. Satisfied: 4–5 of 5; 3 of 3; 1 of 0–1; good, not bad. Scales of 7, 10 and 100 have no agreed line.
 */
export function readRating(text: string, form: RatingForm, scale: number | null = null): Rating | undefined {
  if (form.scale === 'words') return readWord(text);
  const said = pointsIn(text, form.mark);
  if (said === null) return readWord(text);
  const points = form.isPart ? Math.round(said * 1e8) / 1e6 : said;
  if (form.scale === 'freshdesk')
    return Math.abs(points) >= 100 && Math.abs(points) <= 103 ? { points: null, satisfied: points > 100 } : undefined;
  const most = scale ?? form.most;
  if (points === 0 && form.zeroIsNone) return none;
  if (points < (most === 3 || most === 5 || most === 7 ? 1 : 0) || points > most) return undefined;
  if (most === 1) return { points: null, satisfied: points === 1 };
  if (most === 3) return { points, satisfied: points === 3 };
  return { points, satisfied: most === 5 ? points >= 4 : null };
}

/** The points in `4`, `★★★★☆`, `4/5`, `4 out of 5`, `4 - Good`, `4 stars`, `85%`. */
function pointsIn(text: string, mark: DecimalMark): number | null {
  if (/^\d$/.test(text)) return Number(text);
  if (/^[★⭐]+☆*$/u.test(text)) return text.match(/[★⭐]/gu)!.length;
  const part = /^(-?\d+(?:[.,]\d+)?)(?:\s*(?:\/|out of|of|stars?\b|[-–:(]|★)|\s*%|$)/i.exec(text);
  return part ? readNumber(part[1]!, mark) : null;
}

function readWord(text: string): Rating | undefined {
  const word = text.toLowerCase().trim();
  if (
    /^(un|not )?offered\b|^(no|not|did not|didn.t) (yet )?(answer|respon|rat|repl|scor|survey|sent|feedback|complet|given|provid)|^(unrated|unanswered|pending|skipped|declined|refused|expired)/.test(
      word,
    )
  )
    return none;
  if (/^(un|dis|not |in)?satisf|^(very|extremely|somewhat|fairly|quite|highly|completely|mostly) /.test(word))
    return likert(word);
  if (
    /^(good|great|excellent|happy|positive|like|thumbs ?up|yes|y|true|👍|😀|🙂|😊|love|delight|outstanding|promoter)/.test(
      word,
    )
  ) {
    return { points: null, satisfied: true };
  }
  if (
    /^(not (so |very |that )?(good|great|happy|helpful)|bad|poor|unhappy|negative|dislike|thumbs ?down|👎|☹|🙁|😠|okay|ok|neutral|neither|average|fair|mixed|terrible|awful|detractor|passive)\b|^(no|n|false)(?=$| *[-–,(])|^[👎☹🙁😠]/u.test(
      word,
    )
  ) {
    return { points: null, satisfied: false };
  }
  return undefined;
}

function likert(word: string): Rating | undefined {
  if (/unsatisf|dissatisf|not satisf|unhappy|bad|poor|negative|difficult/.test(word))
    return { points: null, satisfied: false };
  return /satisf|happy|good|positive|pleased|easy/.test(word) ? { points: null, satisfied: true } : undefined;
}
