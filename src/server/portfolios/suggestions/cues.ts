// What a sentence of a workplace record tells, by its words: who asked, who answered, what was given, whether it was done at all.
// English, as such records are written. None of these decides anything by itself: how much each weighs is learnt (see weights.ts).
import { cuesOfLearning } from './cues-of-learning.ts';

const person = "(?:he|she|they|both|[A-Z][a-zA-Zéèöüíáó'’-]+)";
const had = "(?:['’](?:d|s|ve)|\\s+(?:had|has|have|would|also|then|both|only|just))*";
const told =
  'said|says|thought|thinks|reckon(?:s|ed)|told|felt|feels|explained|mentioned|admitted|noticed|counted|replied|answered|realised|described|remembered|wrote|listed|guessed|put it down to';
const oneOf = (...parts: string[]) => new RegExp(`(?:${parts.join('|')})`, 'i');
/** The same where capitals matter: names. */
const named = (...parts: string[]) => new RegExp(`(?:${parts.join('|')})`);

export const cues = {
  // who opens, who answers
  asks: oneOf(
    '\\b(?:ten minutes with each|say more about|had (?:each|them|her|him) \\w+|got (?:each|them|her|him|one) to|wanted to hear|what (?:was|is) it like|went round with|tell me)\\b',
    '\\b(?:asks|enquired|had (?:him|her|them|each|everyone) (?:say|tell|write|pick|mark|show)|let (?:him|her|them) (?:pick|choose|begin|start|say)|put the question|what did (?:he|she|they) want|(?:is|was) this right|sounded (?:him|her|them) out)\\b',
    '\\b(?:asked|asking|invited|wondered (?:what|how|whether|if)|put it to|went (?:round|to each)|wanted to know|asks?)\\b',
  ),
  question: /\?/,
  answers: named(
    '(?:^|\\b)[A-Z][a-z]+: |\\b[A-Z][a-z]+ (?:was against|wondered|was all for|said|reckoned|allowed|owned)|\\b(?:[Ss]he|[Hh]e) (?:was quiet|preferred|listened|showed|put)',
    '\\b(?:[Bb]y (?:his|her|their) (?:own )?account|[Hh]e (?:rates|fancied|grinned|had it)|[Ss]he (?:rates|fancied|had it)|said (?:he|she|they|fine|yes)|[A-Z][a-z]+ (?:would have|put|went straight|came by|wrote))\\b',
    `\\b${person}${had}\\s+(?:${told})\\b`,
    "\\b(?:He|She|They)['’]d\\b",
    '\\bReply\\b',
  ),
  quotes: /[“"][^“”"]{8,}[”"]/,
  ofOneself: named(
    '\\bi (?:kept|tried|was|said|got|went|felt|lost|did|had|just)\\b.{0,60}\\b(?:then|till|half|nicer|better|worse|and not|back)\\b|\\b(?:by her own|by his own|own account)\\b|[Hh]ow (?:she|he) (?:had|did|felt)',
    '[“"][^“”"]*\\b(?:I|my|me|myself)\\b[^“”"]*[”"]',
    `\\b${person}${had}\\s+(?:${told})\\s+(?:that\\s+)?(?:he|she|they|it|herself|himself|the)\\b`,
    '\\b(?:herself|himself|themselves)\\b',
    "\\b(?:[Hh]e|[Ss]he)(?:[’']d| had) (?:also |been |not |never )?\\w+(?:ed|en|t)\\b",
  ),
  assents: oneOf(
    "\\b(?:yes please|if that still suits|suits me|perfect|you said you[’']d be happier|prefers? that|done. [A-Z]|all right with|no objection|she would|he would|welcomed)\\b",
    "\\b(?:i[’']m in|count me in|you can\\b|has told|she has it|he has it|they have it|said fine|gladly|willing|has been doing it since|shakes?|was pleased to|put (?:his|her|their) name)",
    "\\b(?:agreed|happy (?:to|with)|glad to|fine (?:by|with)|nodded|signed|accepted|took (?:it|that) on|taken (?:it|that) on|up for it|shook (?:hands|on)|deal|that[’']s it exactly|will do|can do|in writing|said (?:yes|he[’']d|she[’']d|they[’']d|ok)|yes\\b|would be (?:glad|happy)|content|suits? (?:him|her|them|me)|took it)",
  ),
  // what it is about
  role: oneOf(
    "\\b(?:you take|takes? (?:the )?\\w+ bookings|is the one (?:the|who|whom|they)|has lost|holds?|the link to|belongs? to|[’']s job|(?:her|his|your) part|be responsible|what .{2,20} covers)\\b",
    '\\b(?:runs? the|what .{2,30} is for|stays? with me|stay with me|keeps? the|who (?:opens|decides|signs|answers|does)|what (?:he|she|they) decides? alone|yours to|mine to|i took (?:those|that)|(?:he|she) has it)\\b',
    '\\b(?:roles?|responsib\\w+|in charge|leads? on|lead (?:adviser|clerk|dispatcher|person)|looks? after|owns?|duties|remit|decides?|(?:the )?say (?:on|over)|point (?:person|of contact)|fronts?|be the one|what .{0,40} means|comes? to me|deput\\w+|who does what|takes? (?:it |this |that )?on\\b|answers? for|part in)\\b',
    '\\b(?:[Mm]ine|[Hh]ers|[Hh]is|[Yy]ours):',
    '\\byou (?:have|do|keep|take) the\\b',
  ),
  workOrder: oneOf(
    '\\b(?:phones|email only|hour kept|to ten|windows?|collections?|rounds?|who goes|covering|noticeboard|appointments|from june|from may|from january|turns?|frames|holidays?)\\b',
    '\\b(?:who is (?:away|in|on)|mornings|afternoons|weekends?|saturdays?|days? (?:they|we)|half[- ]term|christmas|easter|season|carve up|share out|shared out|jobs? (?:below|list)|somebody on the|peak|staffing|by whom|list from|opening)\\b',
    '\\b(?:rota|roster|cover|shifts?|slots?|grid|timetable|schedule|planned|planning|order of|split|divid\\w+|lates?|earl(?:y|ies)|breaks?|days? off|by turns|whiteboard|diary|opening hours|workload|who does|the week|desk \\d|how (?:we|they|to) (?:do|run|organise|share|cut))\\b',
  ),
  offersIdea: named(
    "\\b[A-Z][a-z]+ (?:was against|was for|wondered|thought|felt|said we|put in|had a|came with)|\\b(?:[Ss]he|[Hh]e)[’']d rather\\b|\\b[A-Z][a-z]+[’']s (?:hour|idea|grid|way|version)",
    '\\b(?:[A-Z][a-z]+|[Hh]e|[Ss]he|[Tt]hey) (?:fancied|would have|could do|had the thought|argued|put forward|brought up|would hate|said we)\\b',
    `\\b${person}${had}\\s+(?:suggested|proposed|came up with|wondered|would rather|rather|wanted|wants|preferred|picked|chose|decided|offered|liked?|asked for|objected|drew|pencilled)\\b`,
    "\\b(?:[Hh]is|[Hh]er|[Tt]heir|[Yy]our|[A-Z][a-z]+['’]s) (?:own )?(?:idea|thought|suggestion|answer|way|grid|list|halves|version|plan)\\b",
    '\\bas (?:you|he|she|they|[A-Z][a-z]+) (?:suggested|asked|said|wanted|preferred)\\b',
  ),
  takesUp: oneOf(
    '\\b(?:goes in|go in|kept open|with .{2,20} kept|from (?:june|may|april|monday|next week)|so:|that became|is what we|came in as|we kept|now runs|on trial)\\b',
    '\\b(?:after (?:some|a bit of)|goes in|went up|what went|is now|stands|settled (?:on|it)|sorted it out|we did it (?:his|her|their) way|is how we|followed|as (?:they|she|he) (?:had )?(?:asked|drew)|off the (?:board|wall|wallpaper|list))\\b',
    "\\b(?:went with|go(?:es)? with|so (?:that is|it[’']s|we)|that is the|is on the wall|adopted|moved|changed|turned round|redrew|rewrote|reworked|agreed:|tried it|filled|took (?:hers|his|theirs)|that[’']s in|it is\\b|it was then|as they preferred|put (?:it|that) in|then, and)\\b",
  ),
  group: oneOf(
    '\\b(?:both lots|the other lot|each other|lots|they drew|the floor|every one of|them all|whole (?:team|floor|office)|crew|staff)\\b',
    '\\b(?:team|everyone|everybody|all of (?:us|them)|themselves|each|the (?:two|three|four|five|six|seven|eight|nine|ten) of|the (?:lot|crew|night|day|late|early) (?:lot|shift|side)?|the (?:others?|room|shift|yard|counter|volunteers)|our|us|together|all (?:four|five|six|seven|eight|nine|ten))\\b',
  ),
  lifts: oneOf(
    '\\b(?:one number|be proud of|on one sheet|asked what|what would it|on the wall|counted (?:down|up)|together could|if we all|a line|how about|missed calls|who wants|what we could|we had been|for a week)\\b',
    '\\b(?:bottom of|top of|chalk(?:ed)?|drew|tally|every (?:night|morning|day) in front|showed them the|figure|score(?:board)?|in front of them|read (?:them|out) the letter|thermometer|could we|how (?:low|high|many|far)|together we|worst|goal)\\b',
    "\\b(?:on the board|bell|challenged?|dared|fancied|beat|record|best|streak|celebrat\\w+|showed (?:them|everyone|the team)|what(?:[’']d| would) it take|aim (?:at|for)|get(?:ting)? it (?:under|over|to)|who(?:[’']d| would) (?:like|help)|number|score|thanked (?:them|everyone|all)|under one|letter|cake)\\b",
  ),
  groupResponds: oneOf(
    '\\b(?:drew the line|began|on friday it was|every day at|said they would|are still|have carried|of their own|took turns|by the end|came (?:in|up) with|stayed late|helped each)\\b',
    '\\b(?:hands went up|do it themselves|drove back|(?:two|three|four|five|six|half) of (?:them|the) |(?:it was|then) [a-z]+ who said|themselves|they could|chipped in|carried on|picked it up|without me|asked who|end of the month|since doubled)\\b',
    '\\b(?:unasked|nobody (?:told|asked)|without being (?:asked|told)|volunteered|stayed on|shouted|offered to|did the same|weeks? running|have (?:started|kept|begun)|split it|started (?:ringing|leaving|writing|doing|to)|by (?:monday|tuesday|wednesday|thursday|friday|the \\d+\\w*) (?:the|they|it)|cheered|clapped|joined in|between them)\\b',
  ),
  // what was done
  gives: named(
    '(?:^|\\. )[A-Z][\\w ,-]{2,40} (?:to|with|go to|are with|is with) [A-Z][a-z]+\\b',
    "\\b(?:[Gg]ave|[Pp]ut|[Aa]llocated|[Aa]ssigned|[Hh]anded|[Pp]assed) (?:the |all |our |this )?[\\w ’'-]{2,40}\\b(?:to|on|for)\\b",
    '\\b(?:[Gg]ave|[Aa]sked|[Pp]ut) [A-Z][a-z]+ (?:the|on|to|in|for|with)\\b',
    "^[A-Z][\\w ’'&+-]{2,34}: [A-Z][\\w-]+",
    "^[A-Z][\\w ’'-]{2,30} to [A-Z][a-z]+\\b",
    '\\b(?:goes|went|is going) to [A-Z][a-z]+',
    '\\b[A-Z][a-z]+ (?:has|does|takes|got) (?:the|all)\\b',
  ),
  skill: oneOf(
    '\\b(?:it needs somebody who|which (?:she|he) can|can (?:say|write|speak|calm|talk|draw|do it|do that)|knows how|speaks|is (?:calm|patient|precise|quick)|has the (?:ear|hand|voice|nerve)|used to|trained as|before (?:she|he) came)\\b',
    '\\b(?:never (?:once )?(?:lost|missed|late|wrong)|grew up|native|unhurried|tactful|gentle|careful|thorough|accurate|sharp|a head for|worked (?:in|at|for)|nobody (?:knows|writes|reads)|handles|gift for|learnt|certificate in|the one who (?:can|knows)|remembers)\\b',
    '\\b(?:(?:the |our |his |her )?(?:best|clearest|quickest|fastest|strongest|steadiest|neatest|most experienced|shortest|fewest)|knows?|speaks?|signs|fluent|trained|qualified|good (?:at|with)|skill\\w*|level \\d|patience|patient|steady|eye for|writer|inside out|never (?:misses|gets)|years (?:of|on|in)|did (?:law|it for)|writes|used to (?:be|work)|strength|background|experience of)\\b',
  ),
  objective: oneOf(
    '\\b(?:has promised|have promised|promised (?:a|an|the|them|us)|a reply in|reply within|what (?:we|the .{2,20}) (?:promised|promises)|is paid by|are counted|will be measured|in the contract|the aim|on the minute|by the (?:charter|contract))\\b',
    '\\b(?:judged (?:on|by)|told us|will (?:look|count) at|looks at|what (?:it|they) (?:will|want)|asked of us|owes?|set us|expects of us|commissioners?|inspect(?:ion|ors?)|funder|answer(?:ing)? .{2,30} the same day|for the year|strategy|pledge)\\b',
    '\\b(?:targets?|standards?|promise[ds]?|charter|objectives?|goals?|measured (?:by|on)|marked on|regulator|licen[cs]e|contract|inside (?:\\w+|\\d+) (?:days|hours|minutes)|within (?:\\w+|\\d+) (?:days|hours|minutes)|in (?:seven|five|ten|two|three|fourteen|\\d+) (?:working )?(?:days|minutes|hours)|same day|kpi|(?:board|district|council|trust|company|firm|head office) (?:set|wants?|promised|asks)|priority|breach\\w*|service level|aim of|what we are (?:judged|measured))\\b',
  ),
  reason: oneOf(
    '\\b(?:because|since|as (?:he|she|they|it)|so that|which is|and that is why)\\b',
    ': (?:he|she|they)\\b',
    ', and (?:being|getting|answering|keeping|the)\\b',
  ),
  available: oneOf(
    "\\b(?:whoever is|nothing on|was free|is free|he[’']s in early|in anyway|available|fairly|had time|the rest|left over)\\b",
  ),
  pairs: oneOf(
    "\\b(?:one of them to|stand at my|sent me out with|(?:a|the) quiet one with|side of the|texts? (?:the|her|him|me)|between (?:the )?(?:two|both)|both (?:desks|teams|shifts)|each other[’']?s|swapped|spent a (?:morning|day|shift) (?:with|at))\\b",
    '\\b(?:at one desk|one (?:body|person|of each) (?:each|from)|two (?:of them|heads)|joint(?:ly)?|both lots|took it together|shared (?:a|the|one)|opposite numbers|strangers|with each other|the same (?:case|desk|couple|list)|put .{2,30} with)\\b',
    '\\b(?:pair(?:ed|s)?|in twos|together|between (?:them|us)|swap(?:ped)?|side by side|budd(?:y|ied)|one of each|shared?|each other|one another|the other|alongside|under .{1,14} eye|an hour each|jointly|change over|both (?:sides|of them)|with [a-z]+ on the|teamed)\\b',
  ),
  pairHappened: oneOf(
    "\\b(?:now when|he brings|she brings|they (?:now|still|have)|i text|text each|before they[’']ve|ring each other|used to|since (?:then|easter)|it turned out|the (?:two|pair) of them)\\b",
    "\\b(?:we ended up|they[’']ve since|have since|cleared|rings? (?:her|him|them) direct|wrote one|sat down and|ended up|came of it|worked|halved|since|on (?:sunday|saturday|monday|tuesday|wednesday|thursday|friday))\\b",
    '\\b(?:they did|did it|have|found|caught|taught|went out|kept|stopped|fitted|sat with|sat together|by (?:monday|tuesday|wednesday|thursday|friday)|changed over|finished|managed|since then|and now|now)\\b',
  ),
  checksUnderstanding: oneOf(
    '\\b(?:act the|showed? (?:me|us) (?:what|how)|got each to|had each|do it again|let .{2,12} in without|demonstrate|what could go wrong|passed round|try it on me|put the rule)\\b',
    "\\b(?:say (?:it )?back|back to me|first thing (?:they|he|she)[’']d|tell me (?:what|who|which)|how (?:he|she|they) understood|in (?:his|her|their) words|pretend i|as though i|test(?:ed)? (?:him|her|them)|(?:he|she|they) had it|put it to me|rather than ask whether)\\b",
    "\\b(?:talk (?:me|her|him|us) through|sa(?:y|id) (?:it |that )?back|own words|tell me .{0,30} as if|explain(?:ed)? (?:it )?back|repeat(?:ed)?|sa(?:y|id) what|play(?:ed)? it back|walk me|show me how|what (?:changes|is different|[’']s different|he does|she does|they do|you do)|went round|each say|quizzed|tell me (?:the|what|how))\\b",
    "what[’']s different",
  ),
  why: oneOf(
    "\\b(?:what could go wrong|how a (?:child|customer|person)|what (?:it|that) is for|who gets hurt|what[’']s the harm|or a|matters because|to stop)\\b",
    "\\b(?:what difference|who it[’']s for|what (?:it|this) does for|because if|what goes wrong if|what (?:is|was) the point|what (?:it|this) is for)\\b",
    "\\b(?:why(?: bother|, | is| does| it| that)?\\b.{0,40}\\?|what (?:it[’']s|it is|is it|that[’']s) for|what happens if|why it matters|so (?:they|that they|nobody|people) (?:don[’']t|do not|can)|the point of|because a|since last|otherwise|or else|if not)\\b",
    '\\bwhy\\b',
  ),
  asksSupport: oneOf(
    "\\b(?:had ten minutes with each|what (?:they|you)[’']d want|could (?:somebody|someone)|if (?:she|he) would like somebody|is there anything|before the new .{2,20} (?:i|we)|what do you want from)\\b",
    '\\b(?:what would help|what (?:do|did|would) (?:you|he|she|they) need|need so that|what (?:else )?(?:would|could) (?:i|we) (?:do|give)|help before|what (?:do|would) you need|anything i can|who would (?:you|he|she) like|what (?:is|was) missing|what would (?:you|he|she|they) like)\\b',
    "\\b(?:what(?:[’']d| would| do| did|ever) (?:you|he|she|they|each)[’']?d? ?(?:want|need|like|find)|would (?:make it|help)|make it easier|want(?:ed)? from me|anything (?:you[’']d|you|he[’']d|she[’']d|they) (?:want|need|like)|what worries|need from|sorting first|what (?:help|support)|how (?:can|could) I help|can I do|help you most|what he[’']d|what she[’']d|what they[’']d)\\b",
  ),
  wants: oneOf(
    '\\b(?:could somebody|left to last|would come if|all right for now|re-?label|asks? (?:for|that)|happier|prefer(?:red)?|because of (?:his|her))\\b',
    '\\b(?:not a course|an (?:afternoon|hour|extra)|in larger print|with no|to be left|an old hand|more time|(?:he|she) said;|time off|a quiet)\\b',
    "\\b(?:wants?|wanted|needs?|would like|[’']d like|not to be|(?:someone|somebody) (?:to|who)|one other|asked for|a list|the names|to (?:sit|watch|be shown|hear)|honestly|wishes|prefers?)\\b",
  ),
  needsHelp: oneOf(
    '\\b(?:couldn[’]t remember|started it (?:three|four|five) times|first (?:complaint|letter|refund|shift)|came through to say|queue out|machine dead|dead, queue|broke down|by (?:her|him)self|gone (?:down|wrong)|out of the door)\\b',
    "\\b(?:could not follow|no idea (?:of|how|what)|radioed|frozen?|in front of me|did ?n[o'’]t (?:understand|see how)|rang me|called me|asked me to show|beyond (?:her|him)|flustered|swamped|alone with|first (?:one|refund)|hadn[’']t a clue)\\b",
    "\\b(?:stuck|struggl\\w+|lost\\b|did ?n[o’']t know|not know|waved|asked (?:how|for help|me)|[’']d asked|panick\\w+|unsure|was ?n[o’']t sure|shouting|(?:second|third|fourth) time|could ?n[o’']t|came (?:over|to me)|system went down|in tears|out of (?:her|his) depth|nervous|froze|had(?: a| no)|overwhelmed|bogged|queue (?:was|had)|how I do|did not dare)\\b",
  ),
  helps: oneOf(
    '\\b(?:drew the|we filled|kept the phone off|went out, |keyed it|took the|till (?:she|he)[’]d|found (?:her|his) feet|so (?:she|he) could|wrote the|did (?:the|it) (?:first|once)|with me (?:beside|next)|held (?:her|his|the)|read (?:her|him) the|from (?:her|his) notes)\\b',
    '\\b(?:read it through|handed (?:me|him|her)|took the (?:left|other|next|first)|had (?:him|her) do|left (?:him|her|me) to it|we (?:wrote|did|filled|rang)|beside me|talked (?:him|her|me) through|came out|gave (?:him|her|me) (?:the|a|my) (?:words|number|line|pencil)|guided|stepped in|shadow(?:ed)?|the other way about|with (?:him|her|them) and)\\b',
    '\\b(?:sat (?:with|in|beside|down|next)|sit in|plugged in|beside (?:her|him|them|me)|showed|walked .{0,20}through|took (?:the \\w+ with|her|his|my|over|two|one)|stayed (?:on|with|beside)|stood (?:by|with|next|beside)|pulled (?:a|up)|line by line|went through|listened in|let (?:him|her|me) (?:sit|watch|listen)|found (?:the|her|him)|dialled|told me which|drew (?:her|him)|helped|left (?:the|a|her|him)|demonstrated|drafted|step by step|while (?:he|she|I) (?:did|typed|spoke|read)|wrote .{2,30}(?:on (?:her|his|their|a)|for (?:her|him))|did .{0,24}(?:with (?:her|him)|together)|I (?:said|did) it,? )\\b',
  ),
  tells: oneOf(
    '\\b(?:told (?:him|her|them|me|the|\\p{L}+)|said (?:to|what|that|so|i)|i said|she said|he said|fed back|let (?:him|her) know|mentioned|pointed out|played (?:him|her|\\w+) (?:the|a)|read (?:him|her|it|them)|thanked|praised|put (?:nicely|kindly))\\b',
  ),
  observed: oneOf(
    '\\b(?:i[’]d seen|i had seen|seen (?:him|her)|with the (?:man|woman|boy|girl|lady)|same sort of|(?:she|he)[’]d (?:laughed|kept|said|told|left)|on (?:4|5|6|7|8|9) [a-z]+|you noticed|how (?:you|she|he)[’]d kept)\\b',
    "\\b(?:what i[’']d noticed|i[’']d (?:noticed|been)|i was (?:two|standing|there|next)|called the|the (?:lad|couple|family|card|log)|card from|letter from|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:night|morning)?|every word)\\b",
    "\\b(?:i[’']?(?:d| had)? ?(?:heard|saw|seen|watched|noticed|sat in on|listened)|the call (?:from|of|on)|how (?:he|she)(?:[’']d)?|that (?:he|she)(?:[’']d| had)|i[’']d stayed|when (?:he|she|the)|on (?:\\d|line)|from the \\d|customers?|clients?|the (?:old )?(?:lady|man|woman|gentleman|mum|widow|lad|passenger|patient|guest|tenant|caller|visitor)|came back to say|talked? across)\\b",
  ),
  care: oneOf(
    '\\b(?:on the bench|said i(?:[’]d| had| would| know| knew)|everyone has a|she was quiet|he was quiet|masterly|lovely the way|frightened|in a small room|went to (?:her|him) the same day|asked if (?:she|he) would like|hard to hear|take (?:her|his) time)\\b',
    "\\b(?:office shut|kettle|quiet place|somewhere quiet|rather leave it|if (?:he|she)[’']d rather|down to me|could see (?:that|which|how)|out of earshot|in the corner|at the end of|grinned|i know (?:she|he)|not in front)\\b",
    '\\b(?:quiet(?:ly)?|privately|in private|alone|just us|on (?:our|his|her) own|door (?:shut|closed)|(?:after|once) (?:the|everyone|everybody) .{0,20}(?:emptied|gone|left|went)|the others had gone|waited|over a (?:tea|coffee)|for (?:her|his) break|outside|walked|bench|gently|kind(?:ly|est|ness)?|asked (?:if|whether) (?:it|he|she|now|this)|gave (?:it|him|her) a (?:minute|moment)|worked first|nicely|no break|on (?:his|her) feet|sorry|took it well|went red|was hard|harder|all right to)\\b',
  ),
  asksOwnView: oneOf(
    '\\b(?:what was it like|say more about|from behind the|how (?:it|that) was for|what (?:they|she|he) heard|start wherever|tell me about|in (?:her|his) own words|let (?:her|him) go on)\\b',
    '\\b(?:where to begin|wherever (?:she|he) liked|said (?:very )?little|how (?:he|she) (?:saw|found|rated)|own (?:account|eyes)|(?:his|her) version|what (?:he|she) made of|listened|stop the tape|talk me through (?:the|that)|rate (?:him|her|your)self)\\b',
    "\\b(?:how (?:had|have|did|was|were|has)\\b|(?:gone|went|going|been) (?:from|for|since|this|by)|what (?:did|do) (?:you|he|she|they) (?:make|think|see|reckon)|mark (?:her|his|your) own|out of ten|from where (?:he|she|you)|which (?:one|ones|she[’']d|he[’']d|of)|(?:start|begin) with|let (?:him|her) (?:talk|tell|begin|go)|shut up|kept (?:quiet|silent)|said nothing|what (?:went|worked)|what did .{2,30} do\\b|look(?:ed)? back|talked? about .{0,12}own|mostly (?:her|him))",
  ),
  ownWork: oneOf(
    '\\b(?:nicer|not looking|looking up|bit of a|second half|first half|kept saying|caught (?:my|her|him)self|better at|worse at|got it (?:right|wrong)|messed|muddled|proud)\\b',
    "\\b(?:liked that (?:she|he)|rates? (?:his|her)|well above|before (?:he|she)[’']d|i[’']m (?:selling|talking|rushing)|left a gap|was (?:proud|ashamed|cross)|worked for (?:her|him)|gave me two examples|examples? of each|face change|could have|should have|(?:strong|weak)(?:er|est)?)\\b",
    '\\b(?:went (?:better|well|badly|wrong)|better|worse|too (?:fast|slow|long|quick|much)|the trick|dread(?:s|ed)?|mistake|slowed|rushed|apologising|hung up|hid|better than|first (?:one|call|three|six)|kept talking|the price|tally|notebook|recorded|made (?:her|him|me) (?:sound|feel)|easier|short with|lost (?:two|the|my)|promised|interrupt\\w+|forgot\\w*)\\b',
  ),
  asksNext: oneOf(
    '\\b(?:for the next|what would (?:she|he|you) (?:keep|drop|change|try|do)|keep, what|what else|where (?:do|did) we|then what)\\b',
    "\\b(?:what would get|to be able to|by (?:august|june|march|christmas|then)|where to (?:from here|next)|what[’']s the plan|for the (?:counter|next)|so what|which (?:one )?first)\\b",
    '\\b(?:what (?:might|could|would|next|instead|else|then)|what next|how (?:could|might|will) (?:you|he|she|we)|next time|another time|could (?:say|do|try)|to stop it|do differently|try (?:there|instead|next))\\b',
  ),
  agreesNext: oneOf(
    '\\b(?:it is, and|look at the (?:second|next)|on (?:thursday|wednesday)|she[’]d rather|keep the|leave .{2,20} out|together on|we[’]d (?:meet|see|look)|back on)\\b',
    "\\b(?:could live with|for a fortnight|(?:he|she)[’']ll (?:keep|try|show|do)|hold the date|show me|said fine|then i[’']m to|review(?:ed)? (?:it )?on|in (?:two|three|four) weeks|asked me to|i[’']m to)\\b",
    "\\b(?:we (?:landed|settled|came|look|[’']ll)|we[’']ll|(?:he|she|they)(?:[’']s| is| will|[’']ll) (?:to|going|try|use|open|start|tell)|tr(?:y|ies|ied) (?:it|this|that)|from (?:tonight|monday|tomorrow|today|next)|look(?:ed)? at (?:it|two)|(?:count|meet|talk|look|see) (?:again|after|in|whether)|this (?:block|week|month)|see (?:in|on|if|after|whether)|next:|i[’']m fine|until (?:friday|monday|the)|on (?:friday|the \\d)|it is, and|both)\\b",
  ),
  regards: oneOf(
    '\\b(?:should not have happened|told (?:the area manager|them all|everyone|the floor) it was (?:you|her|him)|whose doing|i had spoken with|preferred that|hers to say|let (?:her|him) know first|before anyone else|her (?:name|choice)|his (?:name|choice)|asked if (?:she|he) would|not mine|took it back)\\b',
    "\\b(?:owned up|thanked (?:her|him|them) for (?:telling|saying)|in what words|who else should know|asked what (?:they|she|he) (?:wanted|would)|had ?n[o'’]t liked to|hard to say|my doing|took the blame|in (?:her|his|their) own time|permission|privacy|sent .{2,20} home paid|before the rest|asked if i minded|as (?:she|he) (?:cannot|can[’']t)|faith|fasting|deaf|blind)\\b",
    "\\b(?:sorry|apologi[sz]ed|i was wrong|my (?:fault|mistake)|should have (?:been )?asked|asked (?:if|whether|what would|beforehand|first)|credit|was (?:hers|his) (?:idea|doing)|did ?n[o’']t (?:press|ask why|name)|would suit|leave it|pray(?:s|er|ing)?|pronounc\\w+|stammer|waited (?:until|till)|dislikes|let (?:her|him) (?:finish|choose)|without a word|so after|rather not say|hearing|wheelchair|carer|embarrass\\w*|his name|her name)\\b",
  ),
  ...cuesOfLearning,
  // how it is told
  twoNames:
    /\b[A-Z][a-z]{2,}\b.*?[a-z,;:] (?!(?:I|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][a-z]{2,}\b/,
  speaker: /(?:^|[“"] |\. )[A-Z][a-z]+: \S/,
  another: /\b(?:he|she|her|him|his|hers)\b/i,
  oneself: /\b(?:I|me|my|myself)\b/,
  several: /\b(?:they|them|their|we|us|our)\b/i,
  past: /\b(?:was|were|had|did|said|asked|told|gave|took|went|put|came|got|made|sat|saw|\w{3,}ed)\b.*\b(?:was|were|had|did|said|asked|told|gave|took|went|put|came|got|made|sat|saw|\w{3,}ed)\b/,
  present: /\b(?:is|are|has|have|does|do|know|knows|want|wants|makes?|means?|gets?|goes|takes?|says?|needs?)\b/,
  number: /\d/,
  // whether it was done
  would: oneOf(
    '\\b(?:i|we|you|one) (?:would|might|could|should)\\b',
    '\\bif (?:a|one|someone|somebody|any) \\w+',
    '\\bwould be (?:good|nice|useful)\\b',
    '\\bideally\\b',
  ),
  intends: oneOf(
    "\\b(?:i|we|they)(?:[’']ll| will| shall| intend| plan to| aim to|[’']m going to| am (?:also )?going to| must| need to| hope to| want to)\\b",
    '\\b(?:must ask|to be set up|to carry out|leader to|by (?:the )?end of|is to be|will be (?:held|given|asked|set)|due to|in due course)\\b',
  ),
  ruleLike: oneOf(
    '\\b(?:must\\b|are expected|postholder|step \\d|policy|procedure|all (?:staff|supervisors|managers|team leaders|delegates)|managers? (?:should|are)|team leaders? (?:should|must|checks?|are)|reminded|is responsible for|module|theory|model|certificate|% of)\\b',
  ),
  praises: oneOf(
    '\\b(?:always|never|wonderful|amazing|excellent|brilliant|star|utmost|team player|well done|keep it up|fantastic|inspir\\w+|i believe|great)\\b',
  ),
  hearsay: oneOf(
    "\\b(?:i understand|from what (?:people|i hear|they say)|apparently|i[’']ve heard|was not there|people say|i[’']m told|everyone would tell)\\b",
  ),
  commands: oneOf(
    "\\b(?:needs? to improve|warned|formal|expect to|you must|you are to|you[’']re to|has been poor|not good enough|monitoring|raise this|my approval|as of monday|attitude|please (?:note|reply))\\b",
  ),
  noAnswer: oneOf('\\b(?:no (?:questions|comments)|silence|nothing to add|none raised)\\b'),
  // explaining
  explains: oneOf(
    '\\b(?:nobody|for nobody|because the|it says|says something|and then all|that goes on|so it starts|carry on like|pays? in|in the end|only then|work back|what must|what can slip|if i|so i)\\b',
    '\\b(?:for a person|since (?:a|that|the)|that is the trouble|because|and with it|without (?:them|it|her|him)|if it (?:is|turns)|and (?:if|when)|which is|so (?:that|they|he|she|how)|end up|at (?:a|the) same time)\\b',
    '\\b(?:because|so that|since\\b|which means|means that|otherwise|therefore|the reason|that is (?:how|why|where)|so (?:how|i|one|people)|until|unless|rather than|depends|only then|that is where|all the same)\\b',
    '\\b(?:if|when|before|once) [^.,;]{4,70},',
  ),
  habit:
    /\bI (?:always |never |also |first |usually |then |only )*(?:start|put|let|ask|say|notice|show|think|leave|stop|list|look|make|try|write|tell|keep|begin|lead|answer|repeat|fix|match|take|bring|use|open|pass|plan|give|find|go|wait|explain|check|draw|set|hold|am|have)\b/,
  general: oneOf(
    '\\b(?:my rule|nine times in ten|the worst way|the best way|two clerks|answers? to me|i to the|are not ours|they (?:belong|join)|a (?:clerk|number|reply)|the office closes|the company|three posts|the firm|on each turn)\\b',
    '\\b(?:volunteers|the (?:length|shop|hospice|council|trust)|anything with|who(?:ever)? speaks|what (?:draws|counts)|four paid|about thirty|looks? after|under the|beside us|come under|separate|say nothing changes|you (?:learn|can usually)|first the|then what)\\b',
    '\\b(?:people|nobody|somebody|each (?:job|of|one)|half the time|most weeks|what (?:moves|lasts|people|cannot)|the (?:company|firm|trust|bank|practice|region|organisation)|there are (?:two|three|four|five|six|seven|eight|nine|ten)|reports? to|answers? to|a plan|whoever)\\b',
  ),
  didIt: oneOf(
    '(?:^|[.,;:] |\\b(?:i|we|and|then|she|he) )(?:asked|told|gave|put|sat|showed|took|rang|went|found|moved|swapped|said|waited|played|laid|brought|stood|pulled|wrote|read|let|had|met|walked|talked|changed|paired|stayed|tried|noted|sent)\\b',
  ),
  iDid: /\b(?:I|We|we)(?:['’]d| had)? (?:\w+ed|asked|told|gave|put|sat|showed|took|rang|went|found|said|played|laid|brought|stood|pulled|wrote|read|let|had|met|shut|swapped|wondered|was|kept|did)\b/,
} satisfies Record<string, RegExp>;

export type Cue = keyof typeof cues;
export const cueNames = Object.keys(cues) as Cue[];

/** The cues of a sentence. */
export const cuesIn = (sentence: string): Cue[] => cueNames.filter((cue) => cues[cue].test(sentence));

/** A document whose doing was an exercise, whatever its sentences tell. */
export const simulated = oneOf(
  '\\b(?:role[- ]?plays?|exercise:|actors? as|simulat(?:ion|ed)|dummy (?:calls?|customers?)|the pretend|scenario cards?|mock (?:calls?|customers?|interviews?)|in the exercise|case study|test calls?|training (?:room|day|exercise)|academy day|carousel|as an exercise|practice scenario)\\b',
);
