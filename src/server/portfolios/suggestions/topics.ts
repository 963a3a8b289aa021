// What a knowledge criterion is about, and which of them an explanation is about: by the words of the field that both use. Pure.

/** Words that people use for one thing. A criterion is about those that its own wording touches. */
const fields: readonly RegExp[] = [
  /\broles?\b|responsib|\bduties|reports? to|answers? (?:to|for)|in charge|looks? after|keeps? the|trains them|i lead|runs? the|sees? to|dispense|there are (?:two|three|four|five|six|seven|eight|nine|ten) of/gi,
  /structure|\bunder the|(?:regional|practice|area|general|room) manager|trustees|department|head office|\bbeside us|come under|one of (?:two|three|four|five|six) (?:teams|desks)|separate|over our heads/gi,
  /performance|\bhabits?|one (?:person|counter|adviser|volunteer)|how (?:carefully|one)|share of|(?:a|by) (?:tenth|fifth|third|quarter)|doubled|stops? \w+ing/gi,
  /objectives?|\bpromise|\bgoals?|targets?|measures us|regulator|counts on|\bfine\b|decides? whether|the same promise|\bbudget/gi,
  /\bfail|leave it as|nothing changes|doing nothing|as it is\b|to tender|elsewhere|the press|first thing to go|lose (?:their|the|his|her)|dearer|who waits? (?:twice|an hour)/gi,
  /implications?|consequences?|\bcosts?\b|would (?:mean|notice|go)|it would|end(?:s|ed)? up|with fewer/gi,
  /\bplan(?:s|ned|ning)? (?:a|work|for|activit)|\brota|\bhours|what (?:has a date|cannot move)|finish(?: date)?|\bpencil|fortnight|each job|deliver(?:y|ies)|\bspare\b|who is away|unfilled|no (?:finish|date)/gi,
  /present(?:ing)? (?:a |the )?(?:plans?|it)|show (?:a|the|it)\b|one page|take it round|took it round|beforehand|say what it is for|on the day|what it is for before/gi,
  /commit|buys? a plan|stand by|objections?|ask(?:s)? (?:each|for a yes)|defends?|loses? by it|why than on how|would change|a yes\b|follow\b/gi,
  /meetings?|facilitat|\bminutes\b|\bagenda|\bcards?\b|\bslips?\b|first ten minutes|reception has/gi,
  /\bfrank|\bopen discussion|speaks? (?:frankly|first)|\bvoice|contradict|hard thing|disagree|without names|no name|shy|newest person|only ask questions/gi,
  /motivat|moves people|\bdraws?\b|\bprizes?|\bpraise|thank-?you|what lasts|\bsighs|they like|want to see/gi,
  /\binvolve|asked (?:early|for what)|(?:is|was) theirs|own idea|let (?:him|her|them) choose|bring the problem/gi,
  /team ?work|\bpairs?\b|together|in twos|two to try|friends/gi,
  /under-?performance|\bpoor|one (?:instance|thing i saw)|skill|\bwill,|short answers|got in the way|better looks like|the cause|has to change|stops? offering|mistake with|make people argue|what i think/gi,
  /sensitiv|in private|in a corner|frighten|do not tell the others|how they are|go out to|surprised later|same week/gi,
];

/** Words that say nothing of what a criterion is about. */
const plain =
  /^(?:explain|describe|identify|their|them|where|what|which|with|from|that|this|these|those|and|the|for|how|can|could|into|when|they|team|members?|customers?|service|organisation(?:al)?|others?|gain|deal|overall|fit|affect|achievement|improve)$/;

/** How much of what `criterion` is about is said in `passage`: for each field that both touch, more for what few of `all` criteria share. */
export function about(criterion: string, passage: string, all: readonly string[]): number {
  const touched = fields.filter((field) => has(field, criterion));
  const ofFields = touched.reduce((sum, field) => {
    const sharing = all.filter((other) => has(field, other)).length;
    return sum + Math.sqrt(passage.match(field)?.length ?? 0) / Math.max(1, sharing);
  }, 0);
  return ofFields + 0.5 * ownWords(criterion).filter((word) => passage.toLowerCase().includes(word)).length;
}

const has = (field: RegExp, text: string) => text.search(field) >= 0;

/** The beginnings of its own words, so that planning is found by plan. */
const ownWords = (criterion: string) => [
  ...new Set(
    (criterion.toLowerCase().match(/[a-z]{4,}/g) ?? [])
      .filter((word) => !plain.test(word))
      .map((word) => word.slice(0, 6)),
  ),
];
