import { headerWords } from '#server/tables/header.ts';

type Rule = { words: RegExp; unless?: RegExp; why: string };

const about = (what: string) => `${what} is not needed to plan and support work, so it is not read.`;

/**
 * Columns that are refused by their header, before any value is looked at: data minimisation (UK GDPR Article 5(1)(c)), most of
 * all for special categories (Article 9) and characteristics of the Equality Act 2010.
 */
const rules: Rule[] = [
  {
    words: /password|passwort|passcode|\bpin\b|secret|security question/,
    why: 'A password must never be in a file. It is not read; change it where it is used.',
  },
  { words: /\bgender\b|\bsex\b|sexual|pronoun|transgender/, why: about('Sex, gender or orientation') },
  {
    words: /marital|\bmarriage\b|\bmarried\b|civil status|spouse|partner name|dependa?nts?\b|children/,
    why: about('Family status'),
  },
  {
    words:
      /national(ity|ities)|citizenship|ethnic|\brace\b|racial|country of birth|birth ?place|place of birth|mother tongue/,
    why: about('Nationality or origin'),
  },
  { words: /\bbirth|\bdob\b|\bage\b|\bages\b|date of birth/, why: about('Age or birth date') },
  {
    words: /religio|\bbelief\b|\bfaith\b|political|trade union|union member/,
    why: about('Belief or union membership'),
  },
  { words: /disab|\bhealth|medical|sick|illness|pregnan|maternity|blood|vaccin/, why: about('Health') },
  {
    words:
      /licen[cs]e|passport|\bvisa\b|national insurance|\bni(no| number| no)\b|\bssn\b|social security|\btax\b|right to work|identity card|\bdbs\b|criminal|conviction/,
    why: about('An official document or number'),
  },
  {
    words:
      /salary|\bpay\b|pay (grade|band|rate)|\bwages?\b|bonus|compensation|remuneration|\bbank|iban|sort code|pension|\bpra\b/,
    unless: /holiday/,
    why: about('Pay'),
  },
  {
    words: /performance|\brating|appraisal|promotion|potential|talent|disciplin|grievance|warning/,
    why: 'A judgement of a person without its evidence is not read. Reviews are written here, with the person.',
  },
  { words: /emergency|next of kin/, why: about('An emergency contact') },
  {
    words:
      /\b(home|personal|private|other|alternat\w*|secondary).*(e ?mail|phone|tel\w*|mobile|cell|address)|(e ?mail|phone|tel\w*|address).*\b(home|personal|private|other)\b/,
    why: about('A private address or number'),
  },
  {
    words: /\bmobile|\bcell ?(phone|number)?\b/,
    unless: /work|business|company|office/,
    why: about('A private number'),
  },
  {
    words: /address|street|\bcity\b|\btown\b|\bzip|post ?code|postal|\bcounty\b|province|\bcountry\b|\bstate\b/,
    unless: /e ?mail|work|business|company|office|\bsite\b/,
    why: about('A home address'),
  },
];

/** Why a column is refused, or null where it may be read. */
export function refusalOf(header: string): string | null {
  const words = headerWords(header);
  return rules.find((rule) => rule.words.test(words) && !rule.unless?.test(words))?.why ?? null;
}
