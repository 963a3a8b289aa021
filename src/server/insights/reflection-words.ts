// The words by which reflection is told from description: somebody who looks at their own reasons, part and assumptions. English.

/** Each a way in which somebody questions themselves. One alone may be a turn of phrase; two in different places are hardly one. */
export const questioning: Record<string, RegExp> = {
  insight:
    /\b(?:I|we)(?:['’]ve| have| had|['’]d)?(?: only| since| come to| came to| suddenly| slowly| now| then| also)* (?:realis(?:e|ed)|realiz(?:e|ed)|recognis(?:e|ed)|notic(?:e|ed)|(?:could |can )?(?:now )?see|saw|understood|discovered|found)(?: now)?,? (?:that|how|why|myself)\b[^.;!?]{0,80}?\b(?:I|my|me|myself|we|our)\b|\b(?:I|we) (?:could|can) (?:now )?see (?:the|what|them|it) [^.;!?]{0,40}\bfor what\b|\b(?:dawned on|struck|occurred to|hit) me\b|\b(?:looking|thinking|watching|listening|reading)(?: \w+){0,3} back\b|\b(?:in|with) hindsight\b|\bsays? (?:more|something|a lot) about me\b/gi,
  assumption:
    /\b(?:I|we)(?:['’]d| had|['’]ve| have)? (?:always |just |simply |wrongly )?(?:assum(?:e|ed)|suppos(?:ed)|presumed|taken (?:it|this|that|her|him|them)|took (?:it|this|that|her|him|them) (?:for|as|to)|imagined|expected (?:that|her|him|them|everyone)|believed|told myself|thought (?:I|that|it|she|he|they)|decided (?:it|that|she|he|they)|judged)\b|\btak(?:en|ing) (?:it )?for granted\b|\bput(?:ting)? (?:it|this|that) down to\b|\bmy (?:assumptions?|prejudices?|bias|expectations?|picture of|idea of)\b|\bdecided it was\b|\bI used to (?:think|believe|assume)\b|\bmistook\b|\bI(?:['’]d| had)? got (?:it|this|him|her|them) (?:the )?wrong\b|\bthe wrong question\b/gi,
  ownPart:
    /\bmy (?:own )?(?:part|fault|doing|mistake|choice that|nerves|need to|fear|pride|impatience|habit|silence|temper|ego|convenience|comfort)\b|\bI (?:was|had been|am|felt|got|['’]d been) (?:too |rather |so |really |secretly |only )*(?:wrong|short with|quick|busy (?:with|being)|annoyed with|frightened|scared|afraid|relieved|embarrassed|ashamed|defensive|impatient|cross with|jealous|stubborn|unfair)\b|\bI(?:['’]d)? (?:hid|hidden|avoided|dodged|ducked|ignored|brushed|overlooked|missed the|walked past|talked over|made it about)\b|\bI (?:never|hadn['’]t|had not|didn['’]t|did not) (?:once |even |really )?(?:ask(?:ed)?|look(?:ed)?|listen(?:ed)?|think|thought|notic(?:e|ed)|see|seen|want(?:ed)?|check(?:ed)?|hear|heard|consider(?:ed)?|stop(?:ped)?)\b|\bI (?:should|could|ought to|might)(?:n['’]t| not)? have\b|\babout me\b|\bwhose need\b|\bit was me\b|\bfor my (?:own )?sake\b|\bI (?:tend to|have a habit of|like(?:d)? to think|pride(?:d)? myself)\b/gi,
  why: /\bwhy (?:did|had|was|do|am|have|would|hadn['’]t|didn['’]t|wasn['’]t|don['’]t|haven['’]t) (?:I|we)\b|\b(?:asked|ask|asking) myself\b|\bwhy I (?:had|did|was|do|am|have|never|always)\b|\bbecause (?:I (?:don['’]t|didn['’]t|do not|did not) (?:like|want|trust|dare)|I(?:['’]m| am| was) (?:afraid|frightened|too|tired|used to|ashamed|embarrassed)|I (?:want(?:ed)? to (?:be|look|seem|sound|feel)|like[d]? (?:to be|being)|find it|found it|needed to (?:feel|be))|(?:it|silence|that|this) (?:was easier|is easier|makes me|made me|suited me))\b|\beasier (?:for me )?than\b|\bmakes? me feel\b|\b(?:is|was|['’]s) (?:also )?how I\b|\bwhat I (?:was|had been|am) (?:really |actually )\w+ing\b/gi,
  candour:
    /\bto be honest\b|\bif I(?:['’]m| am) honest\b|\bin truth\b|\bpart of me\b|\bwhat (?:troubles|bothers|worries|stings|stays with) me\b|\bI (?:suspect|wonder|wondered|doubt|admit|confess)\b|\bI think (?:I|it (?:is|was) because|that (?:I|is|was))\b|\bI knew it\b|\b(?:she|he|they) (?:had a point|(?:was|were) right)\b|\bI must have\b|\bmust have known\b|\buncomfortabl[ey]\b/gi,
  otherwise:
    /\b(?:isn['’]t|is not|wasn['’]t|was not|aren['’]t|are not) (?:the same (?:as|thing)|always what|what I)\b|\bI(?:['’]ve| have)(?: always)? (?:been )?\w+(?:ing|ed|ght) [^.]{0,40}\b(?:for years|always|all along)\b|\bI(?:['’]ve| have) always\b|\bI(?:['’]d| had) been \w+ing\b|\b(?:it|that) costs? me nothing\b|\bit (?:wasn['’]t|was not)(?: (?:her|him|them|that|the)\b|[:;])|\bnot (?:about )?(?:him|her|them|the \w+) but me\b|\bmore than I (?:thought|knew|realised)\b|\bturns? out\b/gi,
};

/** Signs that a sentence looks inward: what was thought or felt, what was not done, what it was instead, and how one is. None alone means much. */
export const inward: RegExp[] = [
  /\b(?:I|we)(?:['’](?:d|ve|m)| had| have| was| am| do| did| could| can| would| might)?(?:n['’]t| not| never)?(?: (?:\w+ly|just|even|still|always|never|half|only))? (?:think|thought|knew|know|known|want(?:ed)?|mean|meant|believed?|hoped?|fear(?:ed)?|liked?|mind(?:ed)?|trust(?:ed)?|worr(?:y|ied)|forgot(?:ten)?|expect(?:ed)?|supposed?|reckon(?:ed)?|wish(?:ed)?|prefer(?:red)?|cared?|understand|understood|blamed?|suspect(?:ed)?|wonder(?:ed)?|mistook|confused?|pretend(?:ed)?|hid|resent(?:ed)?|enjoy(?:ed)?|dread(?:ed)?)\b/i,
  /\b(?:I|we)(?:['’](?:d|ve))? ?(?:\w+ )?(?:didn['’]t|hadn['’]t|wasn['’]t|don['’]t|haven['’]t|couldn['’]t|never|not)\b|\bnever (?:asked|thought|looked|about)\b/i,
  /, not (?!only)|\b(?:rather than|instead of|(?:is|was|are|were)n['’]t|(?:is|was|are) not|as if|as though|a kind of|what I|no more than|nothing to do with|only because|though)\b|\bit['’]s only\b|\b(?:just|only|all) (?:a|an|the|I|my)\b|\bat all\b/i,
  /\?(?!["”’'])/,
  /\b(?:I (?:do|run|say|tend|defend|like|always|don['’]t|hate|love)|I['’](?:m|ve)|my (?:own|habit|way|idea|job|need|nerves|pride))\b|\bI called it\b/i,
  /\b(?:me|myself)\b/,
];

/** What somebody says they learned, about themselves or a fact. */
export const learning =
  /\b(?:I|we)(?:['’]ve| have| had|['’]d)?(?: also| only| now| since)? (?:learn(?:ed|t) (?:that|to|how|not|from|the|why|about|two|one|something)|found out that|realis(?:e|ed)|realiz(?:e|ed)|now (?:know|see|understand)|came to (?:see|understand)|come to (?:see|understand)|discovered that|(?:could|can) see (?:that|how|the \w+ for))|\bdawned on me\b|\bstruck me\b|\btaught me\b|\b(?:my|the|one|a) lesson\b|\b(?:what|all) I(?:['’]ve| have)? (?:take|took|learn(?:ed|t)|taken)(?: away)? (?:from|is|was)\b|\bI (?:had|['’]d) (?:always |wrongly )?assumed\b|\bI(?:['’]d| had) been (?!(?:asked|told|given|off|on|in|at|with|ill|sick|working|waiting|there)\b)\w+ing\b|\b(?:isn['’]t|is not) the same (?:as|thing)\b|\b(?:is|['’]s|was) (?:also )?how I\b|\bI (?:noticed|notice) (?:that|how)\b|\bwas about me\b|\bwhat (?:troubles|bothers) me is\b|\bnot (?:her|his|their) (?:work|fault)\b|\bhas nothing to do with my\b|\bI used to (?:think|believe)\b|\bno longer (?:think|believe)\b|\b(?:showed|shown|told|reminded) me (?:that|how|what)\b|\b(?:I understand now|now I (?:know|see|understand))\b|\b(?:I|we) (?:hadn['’]t|had not) (?:known|understood|seen|realised)\b|\bmade me (?:see|realise|understand|think)\b|\bwhat I (?:hadn['’]t|had not|didn['’]t|did not) (?:know|see|understand|notice)\b|\bmistook\b/gi;

/** Learning that says nothing. */
export const emptyLearning =
  /\b(?:I|we)(?:['’]ve| have| had)? (?:really |certainly )?(?:learn(?:ed|t) (?:a lot|a great deal|so much|much|many things|loads)|grown (?:as|a lot|so much)|gained (?:a lot|much|valuable|so much))\b|\b(?:great|good|valuable|useful|positive) (?:learning )?(?:experience|learning curve)\b|\b(?:skills|confidence) (?:have|has) (?:really )?(?:improved|grown)\b/gi;

/** Another way for another time, or one taken up since. */
export const otherwiseNext =
  /\b(?:next|another) time\b|\bin (?:the )?future\b|\bfrom now on\b|\bsince then,? I\b|\bI now (?!know|see|understand|realise|have\b)[a-z]+\b|\bI do now\b|\b(?:I|my|we|our|[a-z]+['’]s)\b[^.;!?]{0,30}\bnow\b(?! (?:know|see|understand))|\bI(?:['’]ve| have) (?:since |now |already )?(?:started|begun|stopped|put|changed|added|made it|asked \w+ to|moved|set)\b|\bI(?:['’]ll| will|['’]m going to| am going to| shall) (?!be happy|always be)[a-z]+|\bI should have\b|\b(?:ought to|could) have \w+ed[^.]{0,60}\b(?:instead|first|before)\b|\bI(?:['’]d| would)(?: \w+ly)?(?! (?:been|had|like|say|have|call|\w+ed|told|given|done|gone|taken|made|said|seen|known|found|left|kept|brought|thought|felt|written|spoken|put|become)\b) [a-z]+\b|\bdo (?:it |this |that )?(?:differently|otherwise)\b|\binstead of \w+ing\b/gi;

/** A change that nobody could see, or none. */
export const emptyChange =
  /\b(?:do|be|perform|communicate|handle (?:it|this|them)|work) (?:even |much )?(?:better|more \w+)\b|\bcontinue\b|\bkeep (?:on|up)\b|\b(?:try harder|try to be|improve my)\b|\b(?:would not|wouldn['’]t|will not|won['’]t) (?:change|do) (?:anything|a thing|much)\b|\bnothing (?:I would|to) (?:change|do)\b/i;

export const policies =
  /\b(?:(?:[A-Z][\w’']+ )+(?:and [A-Z]\w+ )?Act(?: \d{4})?|Acts?(?: \d{4})|GDPR|[Dd]ata protection(?: law| act)?|[Ee]quality (?:law|duty)|[Cc]onsumer (?:law|rights)|[Ll]egislation|[Rr]egulations?|[Rr]egulator['’]?s?|[Tt]he law|[Bb]y law|legal(?:ly)? (?:duty|required|obliged)|[Ll]icen[cs]e conditions?|[Rr]etention (?:schedule|rules?)|[Pp]olic(?:y|ies)|[Pp]rocedures?|(?:[Ss]ervice|[Oo]ur|[Tt]he) standards?|[Cc]odes? of (?:conduct|practice)|[Cc]harter|[Ss]ervice level agreements?|SLA|ACAS(?: code)?|Acas(?: code)?|Ofgem|Ofcom|Ofwat|FCA|ICO|[Oo]mbudsman|NICE|ISO \d+|[Ss]afeguarding|[Hh]ealth and safety|[Rr]easonable adjustments?)\b/g;

/** What ties a rule to what was done. */
export const tied =
  /\b(?:requires?|required|says?|said|allows?|allowed|lets|asks?|asked|obliges?|forbids?|entitles?|gives? (?:her|him|them|us|me|every\w+|customers|people)|means?|meant|sets?|we (?:have|had) to|I (?:have|had) to|must(?:n['’]t)?|so (?:I|we)|in line with|under (?:the|our|its|data|consumer|equality)|which is why|that is why|because|keeping to|kept (?:to|within)|according to|followed|breach(?:ed)?|broke|against (?:our|the)|within (?:our|the)|as (?:our|the) [a-z ]+ (?:does|do|has it)|promises?|to comply|complied|counts? as)\b/i;

export const theories =
  /\b(?:(?:Gibbs|Kolb|Tuckman|Belbin|Maslow|Herzberg|Adair|Hersey|Blanchard|Goleman|McGregor|Vroom|Lewin|Kotter|Berne|Driscoll|Sch[oö]n|Proctor|Dweck|Bandura|Kirkpatrick|Whitmore|Honey and Mumford|Argyris|Schein|Thomas[- ]Kilmann|Lencioni|Edmondson|Parasuraman|Kano|Deming|Kübler-Ross|Cialdini|Karpman|Eisenhower|Pareto|Fayol|Likert|Rolfe|Brookfield|Hofstede)(?:['’]s?)?|situational leadership|servant leadership|transformational leadership|transactional analysis|psychological safety|path[- ]goal|[Tt]heory [XY]|GROW(?: model)?|LASS|SERVQUAL|PDCA|[Pp]lan-do-check-act|Johari(?: window)?|VARK|SBI|growth mindset|drama triangle|ladder of inference|emotional intelligence|change curve|conscious competence|(?:[Tt]he|[Aa]|[Oo]ur|[Tt]his) (?:supervision|coaching|leadership|change|communication|learning|feedback|conflict|motivation|reflective|team|grief|helping|service) (?:model|cycle|theory|framework|curve)|(?:the|this|that|a) theory|[A-Z]\w+['’]s? (?:\w+ ){0,2}(?:theory|model|cycle|grid|window|wheel|stages|ladder|pyramid|hierarchy|curve|square|matrix|triangle|styles|quadrants?))\b/g;

/** A theory that is only told of. */
export const recited =
  /\b(?:there are (?:many|several|a number of|various) (?:theories|models)|is aware of|theories and|is a (?:well-known|famous|popular|useful)|was (?:developed|created|invented|written) by|consists? of|I (?:have )?(?:studied|read about|learned about|learnt about|know about|know of|am aware of))\b/i;

const number = '(?:[£€$] ?)?\\d[\\d,.]*(?: ?%| per ?cent)?';
const numberWord = `(?:${number}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|half|a third|a quarter)`;
const counted = numberWord.replace('|one|', '|');
const moved =
  '(?:fell|fallen|falls|dropped|went|gone|rose|risen|rises|grew|grown|climbed|came|cut|reduced|increased|improved|decreased|declined|moved|down|up|shortened|slipped|sank|jumped|reached)';

/** A figure with what it is compared to. */
export const compared = new RegExp(
  [
    `\\b${moved}\\b[^.;!?]{0,50}?\\bfrom (?:about |around |over |under |nearly )?${numberWord}\\b[^.;!?]{0,60}?\\bto (?:about |around |over |under |nearly )?${numberWord}`,
    `\\b${moved}\\b[^.;!?]{0,30}?\\bby (?:about |around |over |nearly |some )?(?:${number}|half|a third|a quarter|two thirds)`,
    `\\b(?:halved|doubled|trebled|tripled|quadrupled)\\b`,
    `${counted}[^.;!?]{0,80}?\\b(?:compared (?:with|to)|as against|against|instead of|rather than|up from|down from|where it had been|where before|where \\w+ (?:is|was) usual|where there (?:had been|were|was)|than (?:in|the|last|before|at|on|a))\\b[^;!?\\n]{0,60}?(?:${counted}|last|before)`,
    `\\b(?:before|until then|previously|used to|had been|at first|beforehand|in the (?:month|week|quarter|year)s? before)\\b[^!?\\n]{0,120}?${number}[^!?\\n]{0,140}?\\b(?:after(?:wards)?|now|since|then|this (?:week|month|year)|by (?:the end|[A-Z]))\\b[^!?\\n]{0,60}?${number}`,
    `${number}[^.;!?]{0,60}?\\b(?:fewer|more|less|lower|higher|better|quicker|shorter|longer|faster) than`,
    `\\b(?:half as (?:many|much|long)|twice as (?:many|much|often|long)|half the (?:number|time))\\b`,
    `\\blast (?:week|month|quarter|year)\\b[^!?\\n]{0,60}?${number}[^!?\\n]{0,80}?\\bthis (?:week|month|quarter|year)\\b[^!?\\n]{0,40}?${number}`,
    `${number}[^!?\\n]{0,120}?\\b(?:before|until then|previously|the (?:month|week|quarter|year) before)\\b[^!?\\n]{0,100}?\\b(?:after(?:wards)?|now|since|it (?:was|is))\\b[^!?\\n]{0,60}?${number}`,
  ].join('|'),
  'gi',
);
