// The words by which feedback names what was done and on which occasion: classes of words, not phrases of single texts. English.

/** Words as alternatives of a pattern; "_" stands for a blank within one. */
export const anyOf = (words: string): string => words.trim().split(/\s+/).join('|').replaceAll('_', ' ');

export const numberWords = anyOf(`
  two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty`);

const irregular = anyOf(`
  asked began bent bit blew bought broke brought built came caught chose cut dealt did drew drove fell fought found forgot gave got had heard
  held hid hit hung kept knelt knew laid led left lent let lost made met paid put quit ran rang read rewrote rode rose said sang sat saw sent
  set shook shut showed slept sold sought spelt spent split spoke stood stuck swore taught thought threw told took wept went withdrew woke won
  wore wrote`);
/** A verb in the past. */
export const past = `(?!(?:need|indeed|hundred|speed|feed|bleed|breed|weed|bed|red|shed)\\b)(?:[a-z]{2,}ed|${irregular})`;

const praised = anyOf(`
  a an so such very really just some no little more real great good well fine brilliant fantastic super lovely poor bad amazing excellent
  better badly tough strong mixed difficult huge big massive`);
/** Verbs that say how somebody is or how it went, and nothing that could be seen or heard. */
const states = anyOf(`
  appear behave care communicate contribute deliver demonstrate deserve develop disappoint display earn exceed excel feel get_better
  hate impress improve inspire know lack like look love matter mature mean motivate need outperform own perform possess progress remain rock
  seem shine smash struggle tend think thrive try understand underperform want ace nail kill grow`);
const statePast = anyOf(`
  appeared behaved cared communicated contributed delivered demonstrated deserved developed disappointed displayed earned exceeded excelled
  felt hated impressed improved inspired knew lacked liked looked loved mattered matured motivated needed outperformed owned performed
  possessed progressed remained rocked seemed shone smashed struggled tended thought thrived tried understood underperformed wanted worked
  aced nailed killed grew continued raised_the stepped_up settled_in`);
/** Done, with praise or blame where the deed would stand: "did a great job", "made a difference". */
const doneWell = `(?:did|had|made|showed|gave|got|took|went|came|kept|brought|put|handled|dealt with) (?:us |me |it |this |that |everything |in |on |your |all |(?:${praised}) )*(?:${praised}|job|work|week|month|quarter|year|start|proud|progress|difference|impression|effort|attitude|commitment|initiative|leadership|professionalism|enthusiasm|interest|skills?|potential|promise|best|all|above|extra|along|up|on|ownership|day|contribution)\\b(?! (?:to|with|for|of) (?:the|a|her|his|their|Mrs?|Ms)\\b| (?:list|note|chart|table|sheet|record))`;
const noPast = `(?!(?:${statePast})\\b(?! (?:at|up|through|into|after|round|over) )|${doneWell})`;
const between = `(?: (?:${anyOf('also then first just even only later quickly quietly calmly already next both still once twice yourself each all had have has been deliberately clearly politely kindly openly never')}))*`;

/** A word after "you" that is no verb, or a verb of a state. */
const noVerb = anyOf(`
  are is was were be been have has had can cannot could should must will would may might do does did always never forever constantly and or
  but to in on at for with as by of the a an all both than that this so too up out who what how when if lot guys back there here again now
  today next more better yourself about over from not lately last every make makes get gets go goes come comes give gives it us me really
  first just only even then also still`);
const noBase = `(?!(?:${noVerb}|(?:${states}|work)s?)\\b(?! (?:at|up|through|into|after|round|over) (?:your|the|a|my|his|her) ))`;
const thing = `(?:${anyOf(`
  the a an each every any your their his her our my no one two three both people up down off out through with to loud before when into
  back without while over from after until only under them him me`)}|(?!always|towards|perhaps|less|sometimes)[a-z]{3,}s)`;
/** What comes before a verb that is asked for or is said in passing, not told: "make sure you …", "the way you …". */
const notTold = `(?<!\\b(?:${anyOf('sure if what when before until as how where why whatever than would could should do can will way everything all')}) )`;
const usually = `(?: (?:${anyOf('also then first still often sometimes usually regularly each now keep')}))*`;
const makings = anyOf(`
  being doing having getting going coming killing smashing nailing rocking performing working improving progressing developing struggling
  failing trying lacking looking missing dragging dressing something nothing anything everything outstanding willing caring amazing exceeding
  excelling upsetting annoying challenging promising inspiring outgoing charming demanding disappointing slipping falling underperforming
  thriving growing learning carrying letting bringing showing making giving putting pulling boring hard-working understanding delivering
  communicating behaving becoming`);

/** What somebody works with or makes: what it does, they do. */
const works = anyOf(`
  e-?mail letter note report reply message voicemail greeting summary minutes slide invoice form call ticket camera microphone headset phone
  till screen desk door post answer instructions rota order quote`);

/** Without its subject: "Left the safe unlocked." What its writer got, saw or felt is none. */
const bare = new RegExp(
  `(?:^|[.!?]["”’]? )(?=[A-Z])(?!(?:${anyOf('Got Heard Noticed Saw Loved Liked Had Felt Thought Read Received Wanted Met Made Said Told Asked Did Let Put Set Cut')}|Need(?:ed|s)?|Indeed|Hundred)\\b)(?!(?:${statePast})\\b)(?:[A-Z][a-z]+ed|${irregular.replace(/(?<=^|\|)[a-z]/g, (first) => first.toUpperCase())})(?: (?:${thing}|by|near|beside|behind|outside)\\b| \\d)`,
  'g',
);
/** Of a text that speaks to nobody: somebody named, and what they did. */
export const namedDeed = new RegExp(
  `\\b(?!(?:${anyOf('The This That These Those There When While After Before Since Two Three Four Five Six One Nobody Everyone Everybody Somebody Most All Some Both It They We He She You Mrs Mr Ms Miss Dr But And So Then Not No')})\\b)[A-Z][a-z]+(?<!s) ${noPast}${past} (?:${thing}|it)\\b`,
  'g',
);

/** Something that somebody did or did not do, that could be seen or heard. */
export const behaviour: readonly RegExp[] = [
  bare,
  // You rang; she had told.
  new RegExp(`\\b(?:you|ye|he|she|they|who)(?:['’](?:d|ve))?${between} ${noPast}${past}\\b`, 'gi'),
  // You did not share; refused to say.
  new RegExp(
    `\\b(?:you|ye|he|she|they) (?:did not|didn['’]?t|didnae|have not|haven['’]t|has not|had not|hadn['’]t|refused to|forgot to|do not|don['’]t|does not|doesn['’]t)(?: (?:even|once|yet))? (?!(?:${states}|get it|listen|be|have what|have the|show|do|pull)\\b)[a-z]+`,
    'gi',
  ),
  // You write the number; you interrupt callers.
  new RegExp(`${notTold}\\b(?:you|ye)${usually} ${noBase}[a-z]{3,}(?<!ly) (?:${thing}\\b|["“‘])`, 'gi'),
  // He checks the postcode; Gita greets each caller.
  new RegExp(
    `\\b(?:[Hh]e|[Ss]he|[A-Z][a-z]{2,})${usually} (?!(?:${noVerb}|(?:${states})s?|his|us|this)\\b)[a-z]{2,}s ${thing}\\b`,
    'g',
  ),
  // You are speaking clearly; you’ve been ticking each box.
  new RegExp(
    `\\b(?:you|he|she|they)(?:['’]re|['’]s|['’]ve been| are| is| were| was| have been| has been| had been)(?: (?:still|often|now|not|only|also))* (?!(?:${makings})\\b)[a-z]{3,}ing\\b(?! (?:inappropriately|badly|well|better|brilliantly|professionally))`,
    'gi',
  ),
  // I watched you count the change.
  /\b(?:saw|heard|watched|caught|noticed) (?:you|him|her|them) (?!being|at |in |on )[a-z]+(?:ing)?\b/gi,
  // Thanks for staying on the line; by splitting the inbox.
  new RegExp(
    `\\b(?:thanks|thank you|grateful|well done|fair play|credit|kudos|hats off|nice one|cheers|good on you)(?: to you)? (?:for|on) (?:not )?(?!(?:${makings}|helping out)\\b)[a-z]{3,}ing\\b`,
    'gi',
  ),
  new RegExp(`\\bby (?!(?:${makings})\\b)[a-z]{3,}ing ${thing}\\b`, 'gi'),
  // Late, and by how much or when.
  /\b(?:minutes|hours|days|half an hour|an hour) (?:late|early)\b|\b(?:arrived|came in|turned up|logged (?:in|on)|were|was) late (?:on|for|to|again|by)\b/gi,
  // What somebody’s work held or lacked.
  new RegExp(
    `\\byour (?:[a-z-]+ )?(?:${works})s?(?: (?!that\\b|which\\b)[^.,;]{0,40})?? (?:${past}|did not|didn['’]t|stays?|goes|says?|leaves?|sits?)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:${numberWords}|\\d+|half|most) of your (?:last |first )?(?:\\w+ )?[a-z]+ ${noPast}${past}\\b`,
    'gi',
  ),
  new RegExp(`\\bthe [a-z]+s? you ${noBase}[a-z]{3,} (?:have|has|are|say|go|come|give)\\b`, 'gi'),
  // Somebody was told, sent, left to wait: by whom is plain.
  /(?<!\bI )\b(?:was|were|got) (?:told|sent|given|left|kept|transferred|cut off|promised|shown|offered|handed|turned away|refused|passed|put through) (?!(?:me|us) )[a-z]/gi,
  new RegExp(
    `\\b(?:${anyOf('one two three four five six seven eight nine ten none most half')}|\\d+)(?: of (?:them|these|those|yours))? (?:had|held|gave|named|said|lacked) (?:no|the|a|an|any)\\b`,
    'gi',
  ),
];

const months = anyOf(`
  january february march april june july august september october november december jan feb apr aug sept oct nov dec`);
const events = anyOf(`
  calls? chats? meeting huddle briefing handover hand-over visit tour shift check-in check-out conference complaint order case interview
  session appointment presentation wedding funeral evening open_day power_cut flood outage fire alarm event fair clinic demonstration
  workshop webinar class lesson inspection audit launch delivery enquiry query booking reception rush queue incident one-to-one stand-up
  ceremony match trip crossing flight service party lunch dinner breakfast ticket job round stock_count`);
/** Not a part of another word: "the fire exit" is no fire. */
const alone = `(?! (?:${anyOf('exit doors? centre desk line room team notes? list log book handler handling numbers? times? script volumes? skills? manner')})\\b)`;
const customers = anyOf(`
  customer caller lady gentleman man woman lad lass boy girl couple family guest passenger patient tenant resident visitor client driver
  courier mother father neighbour member`);
const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** An occasion that was once: a day, a time, a named case, or what somebody did just then. */
export const situation: readonly RegExp[] = [
  new RegExp(`(?<!\\b(?:every|each|by|until|till|before|most|the) )\\b${weekday}\\b`, 'gi'),
  new RegExp(
    `(?<!\\b(?:by|before|until|till|from) )(?:\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months}|may)\\b|\\b(?:${months}) \\d{1,2}\\b|(?<!\\b(?:by|before|until|till|from) )\\bthe \\d{1,2}(?:st|nd|rd|th)\\b)|\\bon \\d{1,2}/\\d{1,2}\\b|\\b\\d{1,2}/\\d{1,2}/\\d{2,4}\\b`,
    'gi',
  ),
  /\bat \d{1,2}[.:]\d{2}\b|\bthe \d{1,2}[.:]\d{2}\b|\b\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b(?! (?:cut-off|deadline|finish|start))|\bat (?:noon|midnight|closing time|half past|quarter (?:to|past))\b/gi,
  /\b(?:yesterday|last (?:night|week|weekend)|this (?:morning|afternoon|evening)|the other (?:day|morning|night)|earlier today|tonight|just now|(?:an?|two|three|four|\d+) (?:hours?|days|weeks|nights) ago|(?:first|second|third|last) week of)\b/gi,
  new RegExp(
    `\\b(?:[Ii]n|[Dd]uring|[Aa]t|[Oo]n|[Aa]fter|[Tt]hrough|[Oo]ver|of|[Ff]or) (?:the|a|an|our|your|that|this|my|her|his|their|[A-Z][\\w.]*(?: [A-Z][\\w.]*)*['’]s?)(?: [\\w.’'-]+){0,3}? (?:${events})\\b${alone}|\\bon [a-z]+ day\\b`,
    'g',
  ),
  new RegExp(
    `\\b[A-Z][a-z]+(?: [A-Z][a-z]+)?['’]s? (?:${events})\\b${alone}|\\b[Tt]he [A-Z][a-z]+ (?:${events}|invoice|account|file|project|contract|refund|bid)\\b${alone}`,
    'g',
  ),
  /\b(?:case|ticket|order|job|call|ref|reference|room|flat|booking|claim|plot|ward|unit)(?: no\.?| number)? #?[A-Z]{0,4}-?\d+/gi,
  /\bwhen (?!you (?:have|are|can|do|need|want|feel|get)\b|in doubt|it comes)(?:the|a|an|that|this|your|his|her|our|my|somebody|someone|one|two|three|he|she|they|you|it|I|we|mrs?|ms|miss|dr|[a-z]+ [a-z]+(?:ed|ang|ame|ent))\b/gi,
  new RegExp(`\\b(?:the|that) (?:[a-z]+ ){0,2}(?:${customers})(?: (?:at|on|in|from|with|whose|who)\\b|['’]s\\b)`, 'gi'),
  /\b(?:told|gave|promised|asked|showed|left|took|rang|called|met|helped|sent|offered|found|with|to|for) (?:Mrs?|Ms|Miss|Dr)\.? [A-Z]\w+/g,
];
