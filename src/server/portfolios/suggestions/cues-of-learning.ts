// What a sentence tells of learning, of reviews and of customers who are served in another way, and of whom it speaks. As in cues.ts.

const oneOf = (...parts: string[]) => new RegExp(`\\b(?:${parts.join('|')})`, 'i');

export const cuesOfLearning = {
  // whom it speaks of
  customer: oneOf(
    '(?:customers?|callers?|passengers?|guests?|tenants?|clients?|patients?|visitors?|shoppers?|residents?|members? of the public)\\b',
    '(?:elderly|old|blind|deaf) (?:lady|man|woman|gentleman|couple)\\b',
    '(?:Mr|Mrs|Ms|Miss) [A-Z]',
  ),
  servesCustomer: oneOf(
    '(?:told|asked|rang|phoned|called|helped|apologised to|spoke (?:to|with)|promised|answered|offered|wrote to|e-mailed|informed|served) (?:the|a|an|our|this|that|my) (?:\\w+ ){0,2}(?:customer|caller|passenger|guest|tenant|client|patient|visitor|supplier|member of the public)s?\\b',
    '(?:told|asked|rang|phoned|called|helped|spoke (?:to|with)|promised|answered|offered) (?:Mr|Mrs|Ms|Miss) [A-Z]',
    '(?:ring|phone|call|get) (?:you |her |him |them )?back\\b',
    '(?:refund|order|booking|parcel|voucher|appointment) .{0,30}\\b(?:sent|posted|changed|cancelled|free)\\b',
  ),
  colleague: oneOf(
    '(?:team|colleagues?|advis[eo]rs?|agents?|clerks?|deput(?:y|ies)|supervisor|apprentice|trainee|new starters?|newcomer|coachee|the (?:two|three|four|five|six|seven|eight) of them|all of them|each of them|my (?:lot|people|crew|shift|staff))\\b',
    '(?:one-to-one|supervision|stand-?up|huddle|briefing|rota|shift|apprais|probation)',
  ),
  witness: oneOf(
    '(?:witness|testimony|statement by|my (?:team leader|supervisor|manager|leader|boss)|our (?:team leader|supervisor|manager|leader|boss)|from a (?:team member|colleague))\\b',
    '(?:she|he|[A-Z][a-z]+) (?:asked|told|showed|gave|let|sat with|took|stood beside|plugged in beside|stayed with) (?:me|us)\\b',
  ),
  // plans and reviews
  byWhen: oneOf(
    '(?:by|until|from|before) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|noon|ten|four|six|the \\d|\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|easter|christmas|(?:the end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december))',
    '(?:deadline|due|daily|weekly|each day|every evening)\\b',
  ),
  whoDoes: /(?:^|[.;] )[A-Z][\w ,'’&-]{2,50}: [A-Z][a-z]+\b|\([A-Z][a-z]+(?:,| and)? ?[A-Z]?[a-z]*\)|\/ [A-Z][a-z]+ \//,
  signed: oneOf('(?:signed|signatures?|initialled|signs? it|dated)\\b'),
  goal: oneOf('(?:objectives?|goals?|aims?|outcome|target|success criteria|we (?:shall|will) know|want to reach)\\b'),
  approach: oneOf(
    '(?:approach|style|i (?:chose|decided) to (?:lead|share|ask|listen)|lead(?:ing)? by|situational|directive|coaching style|how i led|led the)\\b',
  ),
  // learning
  coaching: oneOf('(?:coach(?:ing|ed)?|mentor(?:ing|ed)?|session|shadow\\w*|observed|practi[sc]ed?|demonstrat\\w+)\\b'),
  progress: oneOf(
    '(?:last (?:time|week)|in the first|week (?:one|two|three)|(?:was|were|from) (?:none|\\d[\\d.]*)|down (?:from|to)|up (?:from|to)|against|no longer|by (?:him|her)self|alone|without (?:me|help)|improved|better than)\\b',
  ),
  beforeAfter: oneOf(
    '(?:before[,: ].{0,40}\\bafter|(?:rose|fell|went|dropped|gone|come|came|down|up|risen|fallen|brought) .{0,14}from [\\d.]+%? to|\\d[\\d.]*%? (?:before|in \\w+)[, ].{0,20}\\d[\\d.]*%? (?:after|now|in)|compared|weeks? (?:later|after)|months? (?:later|after)|effect|impact|evaluat\\w+|measured)\\b',
  ),
  theory: oneOf(
    '(?:kolb|honey and mumford|mumford|vygotsky|knowles|bandura|bloom|vak\\b|learning styles?|activists?|reflectors?|theorists?|pragmatists?|reflective learner|cycle|theor(?:y|ies)|according to)\\b',
  ),
  needs: oneOf(
    "(?:learning needs?|needs? analysis|skills? (?:gap|scan|grid)|gap\\b|what .{1,20} needs? to learn|diagnos\\w+|job (?:description|analysis)|the (?:role|job) (?:asks|needs)|level \\d|needed \\d|she[’']s at|he[’']s at)",
  ),
  method: oneOf(
    '(?:methods?|e-learning|workshop|shadowing|course|webinar|classroom|buddy|manual|learns? (?:best|by)|prefers? to|suits? (?:him|her|them)|instead of|rather than a)\\b',
  ),
  changesPlan: oneOf(
    '(?:(?:learning|development|training|changed|new version of the) plans?|postponed|brought .{0,30}forward|moved .{0,30}(?:up|to|before)|dropped the|took out|stopped the|rewrote|end date|at the (?:\\w+ )?review|half-?way)\\b',
  ),
  marksOneself: oneOf(
    "(?:self-assess\\w*|rated (?:my|myself)|marked myself|my (?:own )?(?:strengths?|score|scores|last|quality|skills)|strengths?:|i am (?:good|weak\\w*|better) at|to develop|area for development|development need|i(?:[’']d| had) given myself)\\b",
  ),
  // customers served in another way
  adjustment: oneOf(
    '(?:deaf|blind|hearing (?:aid|loop)|relay|braille|large print|lip-?reads?|sign language|interpret\\w+|translat\\w+|wheelchair|stammer|dementia|autis\\w+|guide dog|disab\\w+|sabbath|ramadan|prayers?|faith|dyslex\\w+|learning disability|anxiety|in (?:his|her|their) (?:own )?language|picture cards)\\b',
  ),
  bounds: oneOf(
    "(?:could ?n[o'’]t|can(?:not|['’]t)|may not|beyond what we|for (?:everyone|anybody|all alike|anyone)|same for (?:all|everyone)|the (?:rule|list|policy) (?:is|goes|lets)|what (?:he|she|they) (?:was|were|is) entitled|explained that|as we do for)\\b",
  ),
  law: oneOf(
    '(?:equality act|the act\\b|protected characteristics?|reasonable adjustments?|(?:in)?direct(?:ly)? (?:discriminat\\w+)|discriminat\\w+|harassment|victimisation|equality (?:law|duty)|unlawful|duty)\\b',
  ),
} satisfies Record<string, RegExp>;
