// The words by which the five criteria of an objective are told in a text. English, as objectives are written.

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekdays = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
/** Of the alternatives below the first that fits from the left is taken, so the longer ones begin as early as the shorter. */
const before = '(?:\\b(?:by|before|until|on) )?';
const spans = 'weeks?|months?|quarters?|half[- ]years?|(?:financial )?years?';
const numbers =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|a third|a quarter';

/** A number whole, with its decimals and without the full stop behind it; and what may stand between two without ending the sentence. */
const figure = '\\d(?:[\\d.,]*\\d)?';
const percent = '(?:\\s?(?:%|per ?cent\\b))?';
const within = '(?:[^.;]|\\.(?=\\d))';

/** A day, month, quarter or span of weeks by which something is done. Hours and days are none: they are how soon a customer is answered. */
export const dates = new RegExp(
  [
    `${before}\\b\\d{4}-\\d{2}(?:-\\d{2})?\\b`,
    `${before}\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b`,
    `${before}\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months})\\b(?:,? \\d{4})?`,
    `\\b(?:by|before|until|till|in|from|during|end of|start of|to|for) (?:the )?(?:${months})\\b(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? \\d{4})?`,
    `\\b(?:${months}) (?:\\d{1,2}(?:st|nd|rd|th)?\\b(?:,? \\d{4})?|\\d{4})`,
    `\\b(?:by|before|until|on) (?:next |this )?${weekdays}\\b`,
    '\\bq[1-4]\\b(?: \\d{4})?',
    `\\b(?:this|next) (?:${spans})\\b`,
    `\\b(?:by|at|before|until) (?:the )?end of (?:the |this |next )?(?:plan|${spans})\\b`,
    '\\b(?:by|at|before) (?:the )?(?:month|quarter|year)[- ]end\\b',
    `\\b(?:within|in|over|during) (?:the )?(?:next |coming )?(?:\\d+|${numbers}) (?:weeks?|months?|quarters?|years?)\\b`,
    '\\b(?:by|in|before|during) (?:20\\d{2}|(?:spring|summer|autumn|winter|christmas|easter)(?: 20\\d{2})?)\\b',
  ].join('|'),
  'gi',
);

/** A day said with its month, and its year if that is said: day and name, ISO, or day/month/year. */
export const days = new RegExp(
  `\\b(?:(?<day>\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?<month>${months})\\b(?:,? (?<year>\\d{4}))?|(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})\\b|(?<britishDay>\\d{1,2})[/.](?<britishMonth>\\d{1,2})[/.](?<britishYear>\\d{4})\\b)`,
  'gi',
);
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A time that nobody can be held to. */
export const vagueTimes =
  /\b(?:as soon as (?:possible|practicable)|asap|soon(?:er)?|shortly|in due course|eventually|on an? ongoing basis|ongoing|going forward|in (?:the )?(?:near )?future|at some point|in time|over time|when (?:possible|time allows|we have time))\b/gi;

/** A number with what it counts, as in "78%", "20 seconds", "ten customers", "nine in ten". */
export const amounts = new RegExp(
  [
    `\\bfrom ${figure}${within}{0,40}? to ${figure}${percent}`,
    '[£€$] ?\\d[\\d,.]*(?: ?(?:k|m|million))?',
    '(?:\\b|(?<![\\w.,])\\.)\\d[\\d,.]*\\s?(?:%|per ?cent\\b|percent\\b)',
    `\\b(?:\\d[\\d,.]*|${numbers}) (?:in|out of) (?:\\d[\\d,.]*|ten|every ten|hundred)\\b`,
    `(?:\\b|(?<![\\w.,])\\.)\\d[\\d,.]* ?(?:s|secs?|min|mins?|h|hrs?|pts?|points?)\\b`,
    `\\b(?:\\d[\\d,.]*|${numbers})(?: (?!and\\b|or\\b|to\\b|by\\b|from\\b|in\\b)[a-z’'-]+){0,2} (?!(?:this|his|its|is|was|has|as|us)\\b)[a-z’'-]*[a-rt-z]s\\b`,
    '\\b(?:\\d+|one) (?:person|day|hour|minute|second|call|contact|complaint|customer|week|case|ticket|point)\\b',
    '\\b(?:once|twice|\\d+ times|three times) (?:an?|each|every|per) (?:day|week|month|quarter|year|shift)\\b',
  ].join('|'),
  'gi',
);

/** Where it stands now, said in the words. */
export const starts = new RegExp(
  [
    `\\bfrom (?:about |around |under |over )?[£€$]?\\d${within}{0,60}?\\b(?:to|down to|up to) (?:at least |about |under |over |below )?[£€$]?${figure}${percent}`,
    `\\b(?:baseline|currently|at present|now|today|last (?:week|month|quarter|year)|stands at|compared (?:with|to)|against)\\b${within}{0,40}?${figure}${percent}`,
    `(?<![\\d.,])${figure}(?!\\d)${within}{0,30}?\\b(?:now|currently|at present|today|last (?:week|month|quarter|year))\\b`,
  ].join('|'),
  'gi',
);

/** What no process keeps that varies at all. */
export const absolutes =
  /\b100 ?(?:%|per ?cent\b)|\b(?:always|never|at all times|every single|without (?:any )?(?:exception|fail)|zero (?:complaints?|errors?|mistakes?|defects?|abandoned|escalations?|missed)|no (?:complaints?|errors?|mistakes?) at all|eliminate|eradicate)\b/gi;

/** What it is for: a purpose, or the measure or promise that customers feel. */
export const purposes =
  /\b(?:so that|in order (?:to|that)|so as to|because|which (?:serves|supports|helps|keeps|lets)|in support of|in line with|to (?:meet|keep|serve|support) (?:the|our|its)|(?:serves?|supports?) (?:the|our) (?:organisation|strategy|standard|promise|objective|goal|aim|priority|charter)|as (?:the|our) (?:strategy|standard|charter|promise|plan) (?:asks|says|wants))\b/gi;
export const serviceMeasures =
  /\b(?:first[- ]contact resolution|fcr|csat|(?:customer )?satisfaction(?: (?:score|rate))?|net promoter|nps|answer(?:ed)? rate|abandon(?:ment|ed)?(?: rate)?|speed of answer|(?:first )?response times?|resolution (?:rate|time)s?|handling times?|aht|service[- ]level|sla|service standards?|complaints?|repeat (?:calls?|contacts?))\b/gi;

/** That a level is to be kept; not a promise, a meeting or a record. */
export const keeps =
  /\b(?:maintain(?:s|ing)?|sustain(?:s|ing)?|stay(?:s|ing)?|remain(?:s|ing)?|steady|unchanged|(?:keep|hold)(?:s|ing)?\b(?! (?:to |every |each |our |your |their |all |the |an? )*(?:promises?|word|meetings?|appointments?|track|records?|in touch|customers|callers|people|one|talks?|sessions?|briefings?|on\b)))\b/gi;

/** “from 77% now to 77%”: both the same, in words without dates. */
export const levels =
  /\bfrom (?:about |around )?([£€$]?\d[^;\n]{0,24}?)(?: (?:now|today|currently|at present|(?:last|this) \w+|·+))? to (?:about |around |at least )?\1(?![.,:]?\d| \d|\w)/gi;

/** Words that promise a try, not a result. */
export const hedges =
  /\b(?:try(?:ing)? to|striv(?:e|ing)|seek(?:ing)? to|hop(?:e|ing) to|endeavour(?:ing)? to|attempt(?:ing)? to|look(?:ing)? to|do (?:our|my|your|their) (?:very )?best|(?:where|if|when|wherever|whenever)(?:ver)? (?:possible|practicable)|as (?:far|much) as possible)\b/gi;

/** Words that say in which direction, not how far; a measure or a number beside them says it. */
export const directions =
  /\b(?:improv(?:e|es|ed|ing|ements?)|enhanc(?:e|ing)|optimis(?:e|ing)|maximis(?:e|ing)|minimis(?:e|ing)|boost(?:ing)?|strengthen(?:ing)?|increas(?:e|ing)|reduc(?:e|ing)|rais(?:e|ing)|promot(?:e|ing)|foster(?:ing)?|encourag(?:e|ing)|driv(?:e|ing) (?:up|forward)|embed(?:ding)?|champion(?:ing)?|focus(?:ing)? (?:more )?on|work(?:ing)? on|look(?:ing)? (?:at|into)|be(?:ing)? (?:more )?aware of|understand(?:ing)?|appreciat(?:e|ing)|familiarise|consider(?:ing)?|continu(?:e|ing) to|get(?:ting)? better|better|more|fewer|less|faster|quicker|happier|higher|lower|greater|best|good|great|excellent|outstanding|world[- ]class|high[- ]quality|first[- ]class|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|several|various|a lot of)\b/gi;

/** What an objective may be about: alone they say neither what will be different nor in which direction. */
export const topics =
  /\b(?:performance|morale|efficiency|productivity|teamwork|engagement|excellence|communication|customer experience|customer service)\b/gi;

/** What fits any service, and says neither what is different nor for whom; and the small words between. */
export const generalities =
  /\b(?:services?|things?|everything|quality|levels?|standards?|results?|work|ways?|teams?|experience|delivery|provision|offer|areas?|customers?|clients?|the|an?|our|my|your|their|its|it|this|that|what|how|we|all|every|each|whole|overall|very|much|even|further|again|of|for|to|in|on|at|by|from|with|and|or|as|be|is|are|will|do|make|making|get|give|provide|ensure|per ?cent|points?|pts?|min(?:ute)?s?|hrs?|hours?|sec(?:ond)?s?)\b/gi;

/** Words of manner that everybody reads in their own way, also beside a number. */
export const manners =
  /\b(?:appropriate(?:ly)?|adequate(?:ly)?|timely|prompt(?:ly)?|proper(?:ly)?|satisfactor(?:y|ily)|reasonabl[ey]|sufficient(?:ly)?|professional(?:ly)?|proactive(?:ly)?|effective(?:ly)?|efficient(?:ly)?|positive(?:ly)?|regular(?:ly)?|as (?:needed|required|appropriate|necessary)|etc\b|and so on|and the like)/gi;

const changes =
  'improve|increase|reduce|raise|cut|halve|lower|resolve|answer|train|coach|write|build|introduce|launch|create|review|update|publish|run|hold|keep|deliver|develop|implement|call back';
/** A second objective in the same sentence. */
export const seconds = new RegExp(
  `(?<=\\b(?:${changes})\\b[^.;\\n]{1,160}?)\\b(?:and|as well as)(?: also)?(?: to)? (?:${changes})\\b`,
  'gi',
);

/** Which way a measure is meant to go; “from 80 to 85” says where to. */
export const upwards = /\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lift(?:s|ed|ing)?|grow(?:s|ing)?)\b/gi;
export const downwards =
  /\b(?:reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|cut(?:s|ting)?|decreas(?:e|es|ed|ing)|bring(?:s|ing)? down|shorten(?:s|ed|ing)?)\b/gi;
export const fromTo = new RegExp(
  `\\bfrom (?:about |around )?[£€$]?(${figure})${within}{0,40}? to (?:about |around |at least |at most |under |over )?[£€$]?(${figure})`,
  'gi',
);
