// Details by which somebody is known: addresses, numbers, dates of birth. Each by its form and, where it has one, its check digit. Pure.
import type { Found, FoundKind } from './found.ts';

/** Every detail that the text shows, in order; some may overlap. */
export function findDetails(text: string): Found[] {
  return details.flatMap(({ kind, pattern, holds = () => true }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = withoutBracket(match.groups?.found ?? match[0]);
      if (!holds(found)) return [];
      const start = match.index + match[0].indexOf(found);
      const subject = `${kind}:${found.toLowerCase().replace(/[^a-z0-9@]/g, '')}`.slice(0, 200);
      return [{ subject, kind, role: null, start, end: start + found.length, text: found }];
    }),
  );
}

/** A bracket that stands round the whole, or is closed or opened elsewhere, belongs to the sentence: "(07700 900123)", "0161 496 0123)". */
function withoutBracket(found: string): string {
  const [opens, closes] = [found.split('(').length, found.split(')').length];
  if (opens < closes) return found.replace(/\)$/, '');
  const isRound = opens === 2 && found.startsWith('(') && found.endsWith(')');
  return isRound ? found.slice(1, -1) : opens > closes ? found.replace(/^\(/, '') : found;
}

type Detail = { kind: FoundKind; pattern: RegExp; holds?: (found: string) => boolean };

const digits = (text: string) => text.replace(/\D/g, '');

/** ISO/IEC 7812-1, annex B (Luhn). */
function isCard(found: string) {
  const sum = [...digits(found)].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  const length = digits(found).length;
  return length >= 13 && length <= 19 && sum % 10 === 0 && !/^(\d)\1+$/.test(digits(found));
}

/** ISO 13616: the country's letters and check digits moved to the end, letters as numbers from 10, leave 1 when divided by 97. */
function isIban(found: string) {
  const plain = found.replace(/\s/g, '').toUpperCase();
  const numbers = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  return plain.length >= 15 && plain.length <= 34 && BigInt(numbers) % 97n === 1n;
}

/** Ofcom's national numbering plan: what a number here begins with, and how long it is. */
function isPhone(found: string) {
  const plain = digits(found.replace(/\(0\)/, ''));
  if (!/^\s*(?:\+|00)/.test(found)) return /^0(?:[127]\d{8,9}|3\d{9}|8\d{8,9}|9\d{9})$/.test(plain);
  const abroad = plain.replace(/^00/, '');
  return abroad.startsWith('44') ? /^440?[1-9]\d{8,9}$/.test(abroad) : abroad.length >= 9 && abroad.length <= 15;
}

// The 124 areas of Royal Mail, so that a model number is not taken for a postcode.
const areas =
  'AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'.replaceAll(
    ' ',
    '|',
  );
const streets =
  '(?:Street|Road|Avenue|Lane|Drive|Close|Way|Court|Crescent|Gardens?|Grove|Terrace|Place|Square|Mews|Hill|Rise|Row|Walk|Park|Parade|Green|House|St|Rd|Ave|Ln|Dr)';
const months = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*';
const day = `(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${months},? \\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|${months} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const what =
  '(?:account|acc|a/c|customer|client|tenant|tenancy|policy|claim|case|complaint|ticket|order|invoice|payment|rent|member(?:ship)?|contract|reference|ref|booking|patient|NHS|call|contact|meter|URN|CRN|UPRN)';

const details: readonly Detail[] = [
  { kind: 'email', pattern: /[\p{L}\d._%+'-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}/gu },
  { kind: 'email', pattern: /[\w.+-]+ ?(?:\(at\)|\[at\]) ?[\w-]+(?: ?(?:\(dot\)|\[dot\]|\.) ?[\w-]+)+/gi },
  { kind: 'card', pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g, holds: isCard },
  { kind: 'bank', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g, holds: isIban },
  // A sort code is told from a date by what stands around it: its name, or an account's eight digits.
  {
    kind: 'bank',
    pattern:
      /sort[ -]?code\W{0,12}(?<found>\d{2}[- ]?\d{2}[- ]?\d{2}(?:\W{1,3}(?:and |account(?: number| no\.?)?:? ?)*\d{8})?)\b/gi,
  },
  { kind: 'bank', pattern: /\b\d{2}-\d{2}-\d{2}[,;/ ]{1,3}(?:account(?: number| no\.?)?:? ?)?\d{8}\b/gi },
  {
    kind: 'phone',
    pattern: /(?<![\d£$€.,/-]|[A-Za-z]-?)(?:\+\d{1,3}|00\d{1,3}|\(?0)(?:[ .-]?\(?\d\)?){7,13}(?![\d%]|[.,/-]\d)/g,
    holds: isPhone,
  },
  {
    kind: 'postcode',
    pattern: new RegExp(`\\b(?:${areas})\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}\\b`, 'g'),
  },
  {
    kind: 'postcode',
    pattern: new RegExp(`\\b(?:${areas.toLowerCase()})\\d[a-z\\d]? \\d[abd-hjlnp-uw-z]{2}\\b`, 'g'),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `\\b(?:(?:[Ff]lat|[Aa]partment|[Uu]nit) ?\\d+[A-Za-z]?,? )?(?:\\d+[A-Za-z]? (?:[A-Z][\\p{L}’']+ ){1,3}${streets}\\b)`,
      'gu',
    ),
  },
  { kind: 'address', pattern: /\b(?:[Ff]lat|[Aa]partment) \d+[A-Za-z]?,? (?:[A-Z][\p{L}’']+ ?){1,3}/gu },
  {
    kind: 'insurance-number',
    pattern: /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/gi,
  },
  {
    kind: 'birth',
    pattern: new RegExp(`(?:date of birth|d\\.?o\\.?b\\.?|born(?: on)?)\\W{0,4}(?:is |was )?(?<found>${day})`, 'gi'),
  },
  // A number with the word for what it numbers; a bare number may be anything.
  {
    kind: 'reference',
    pattern: new RegExp(
      `\\b${what}(?: (?:reference|ref|number|no|id|code))*[.:#]*(?: is| was)? ?(?:no\\.? |number )?[#:]? ?(?<found>(?=[A-Z\\d/-]*\\d[A-Z\\d/-]*\\d[A-Z\\d/-]*\\d)[A-Z\\d]+(?:[/-][A-Z\\d]+)*)\\b(?! ?(?:%|kg|km|miles|people|contacts|days|hours|minutes))`,
      'giu',
    ),
    holds: (found) => digits(found).length >= 4 || (/[a-z]/i.test(found) && digits(found).length >= 3),
  },
  {
    kind: 'reference',
    pattern: new RegExp(`\\b${what}, (?<found>[A-Z\\d]+(?:[/-][A-Z\\d]+)*)\\b`, 'giu'),
    holds: (found) => digits(found).length >= 6,
  },
  {
    kind: 'reference',
    pattern: /\b\d{3} \d{3} \d{4}\b(?=.{0,12}NHS)|(?<=NHS (?:number|no\.?):? )\d{3} ?\d{3} ?\d{4}\b/g,
  },
];
