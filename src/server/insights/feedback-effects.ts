// The words by which feedback names what came of something, what is to be done, and what it is measured by. English.
import { anyOf, numberWords, past } from './feedback-deeds.ts';

const number = `(?:\\d+(?:[.,:]\\d+)*|zero|none|one|${numberWords})`;
/** Not "one": "one of them" counts nothing. */
const several = `(?:\\d+(?:[.,:]\\d+)*|${numberWords})`;
const shift = `\\b${number} (?:the |in the )?[a-z]+ before,? (?:and |then )?${number}\\b|\\b${number}(?: [a-z]+){0,3} in (?:[A-Z][a-z]+),? (?:and |then )?${number} in [A-Z]`;

const counted = anyOf(
  'calls tickets cases jobs chats letters forms sales enquiries complaints bookings repairs orders',
);
/** A figure with something to hold it against, or a target that can be checked. A sum or a time that is part of the story is none. */
export const measure: readonly RegExp[] = [
  /\b\d{1,3}\/\d{1,3}\b(?!\/)/g,
  /\d+(?:\.\d+)? ?(?:%|per ?cent\b)|\b(?:half|a third|two thirds|a quarter|three quarters) of (?:the|your|all)\b/gi,
  new RegExp(
    `\\b${several}(?: [a-z]+)? (?:out )?of (?:the |your |all |his |her )?(?:last |first )?${several}\\b`,
    'gi',
  ),
  new RegExp(`\\b(?:out )?of (?:the |your |all )?${several} [^.;!?]*?\\b${number}\\b`, 'gi'),
  new RegExp(
    `\\bfrom (?:£|\\$)?${number}(?: [a-z]+)? (?:down |up )?to (?:£|\\$)?${number}\\b(?! (?:[ap]m|o['’]clock))`,
    'gi',
  ),
  new RegExp(
    `\\b${number}(?: [a-z]+){0,3} (?:against|versus|vs\\.?|compared (?:to|with)|instead of|rather than|up from|down from)(?: [a-z]+){0,3} ${number}\\b`,
    'gi',
  ),
  new RegExp(shift, 'gi'),
  new RegExp(`\\b(?:target|goal|average|standard|baseline)(?: (?:is|was|of|at))? ${number}\\b`, 'gi'),
  new RegExp(
    `\\b(?:look|looking|check|aim|aiming|hope|hoping)(?: again)? for (?:at least |fewer than |no more than |under |over )?(?:${number}|nothing)\\b`,
    'gi',
  ),
  new RegExp(`\\b\\d{2,} (?:${counted})\\b`, 'gi'),
  new RegExp(`\\b(?:scores?|ratings?|average|rate|csat|nps)\\b[^.;]{0,40}? (?:is|was|of|to|at|by) ${number}\\b`, 'gi'),
  new RegExp(`\\b${number}(?: [a-z]+){0,3} (?:a|per|each|every) (?:day|week|month|shift|hour)\\b`, 'gi'),
];

const metric = `(?:${anyOf(`
  complaints? scores? ratings? calls? backlog queues? waits? waiting_times? waiting errors? mistakes call-?backs? share rate csat satisfaction
  refunds? escalations? sales sign-?ups returns no-shows turnover time`)})`;
const moved = anyOf(`
  fell fallen rose risen dropped halved doubled went_up went_down went_from gone_up gone_down gone_from came_down come_down grew increased
  decreased improved is_down is_up are_down are_up was_down was_up`);
/** What came of it, said as such. */
export const effect: readonly RegExp[] = [
  new RegExp(`\\b${metric}\\b[^.;!?]{0,60}? (?:${moved})\\b`, 'gi'),
  new RegExp(`\\b(?:cut|halved|doubled|reduced|raised|lifted) (?:the|our|your) (?:[a-z]+ )?${metric}\\b`, 'gi'),
  new RegExp(`${shift}(?!:)`, 'gi'),
  /\bso that (?:the|a|an|he|she|they|we|nobody|no one|everybody|her|his|their|both|two|customers?|callers?)\b|\bso (?:he|she|they|we|people|nobody|no one|everybody|customers?|callers?|the [a-z]+|both|two) (?!much|far)[a-z]+|\bso (?:much|well|quickly|clearly) that\b/gi,
  /\b(?:which|this|that|it) (?:meant|means|made (?!a )|makes|left|cost|costs|saved|saves|helped|helps|caused|causes|could cause|could (?:have )?(?:read|hear|see|mean)|upset|held up|puts?|let (?!s))|\bwhich (?:anybody|anyone|he|she|they|nobody) /gi,
  /\b(?:as a result|because of (?:it|that|you|this)|meaning (?:that|he|she|they|the|we)|led to|leads to|resulted in|thanks to (?:you|that)|could cause|made (?:me|her|him|them|us) feel|(?:it|that|this)(?:['’]s| is| was) the first time)\b/gi,
  /\b(?:upsets?|upsetting|annoys|annoying|confuses|confusing|frustrates|frustrating|puts? off|holds? up|holding up|slows? down|lets? down|letting down|inspires|inspiring) (?:the |our |your |other |every)?(?:rest of|team|others|colleagues|customers?|callers?|people|everyone|everybody|us|members|guests|clients|office|desk)\b/gi,
  new RegExp(`\\b(?:${metric}|[a-z]+s) (?:is |are )?(?:up|down) (?:by )?\\d|\\bmorale\\b`, 'gi'),
  /\bmeant (?!to |for |well|it\b|what )|\b(?:it|that|which) (?:got|kept|gave|saved|spared|helped|left) (?:them|him|her|us|me|people|the)\b/gi,
  /\b(?:in tears|(?:he|she|they) (?:was|were) charged)\b/gi,
];

const others = anyOf(`
  we nobody no_one noone everybody everyone somebody both neither all_of_them most_of_them people engineers? customers? callers? clients?
  guests? residents? tenants? patients? visitors? families parents colleagues folk`);
const some = anyOf(`
  the an? his her their our one those these none several`);
const linking = anyOf(`
  has have had was were did could can is are got did_not didn[’']t came think feel get end_up keep ask hang_up give_up leave ring call wait
  complain know trust`);
/** A clause of its own with somebody else, or the service, as its subject: what followed, where it stands after what was done. */
const clause = (subject: string) =>
  new RegExp(
    `(?:^|[.;:!?–—]["”’]? +|,? and |, so |, )(?:now |then |so |and )?(?:${subject})(?:(?: (?:both|all|then|also|even|only|still|later|now|never|not|just|since))* (?:${linking}|(?:[a-z]+ )?${past})\\b|['’](?:s|ve) )`,
    'gi',
  );
const phrase = `(?:${some}|${numberWords}|\\d+)(?: (?!(?:that|which|who|when|you|your|i|and|but)\\b)[\\w’'-]+){1,4}?`;
const named = '(?:mrs?|ms|miss|dr)\\.? [a-z]+';
/** At the beginning of a sentence anything may be the subject, but whom the feedback is for, its writer, and "there". */
const sentence = new RegExp(
  `(?:[.!?]["”’]? +)(?!(?:${anyOf('you your yours i my when if after before since there that this it what who how next please again')})\\b)(?:[\\w’'-]+ ){1,5}?(?:${linking}|${past})\\b`,
  'gi',
);
/** `theirs`: the feedback speaks of its receiver as he or she, which is nobody else then. */
export const followed = (theirs: boolean): RegExp[] => [
  sentence,
  clause([...(theirs ? [] : ['he', 'she', 'they', 'it was', 'it']), others, phrase, named].join('|')),
];

const doings = anyOf(`
  add agree allow answer apologise arrange ask attend begin block book bring build call check choose clear close collect come confirm copy
  count cover cut describe double-check draft draw email e-mail explain face file fill find finish flag follow get give go greet hand have hold
  include introduce invite join keep knock label lay leave let list listen lock log look lower make mark meet mention move mute name note offer
  open paste pass pause phone pick plan point practise prepare press print put quote read record remind remove repeat reply report ring run
  save say scan send set shadow share show sign sit slow smile speak spell spend split stand start state stay stop submit swap switch take talk
  tell test text thank tick try turn type update use visit wait walk warn watch wear welcome work write dress learn study rewrite reword drop tidy hang lead measure weigh`);
/** Asked for, and nothing that anybody could see done: "keep it up", "try harder", "take more pride". */
const idle = new RegExp(
  [
    'keep (?:it|this|that|them|on|up|going|at|knocking|smiling|pushing|doing|working|being)\\b',
    'come (?:on|along)\\b|carry on\\b|(?:get|have) (?:it|a grip|better|your|on|more|some|confidence|faith)\\b',
    '(?:take|show|put|give|make|have|use|bring) (?:in |it |us |me )?(?:more|some|a bit|greater|better|ownership|responsibility|pride|care|initiative|the initiative|an effort|every effort|willing|your (?:all|best|heart|back))\\b',
    '(?:make|be|making) (?:sure you (?:improve|do better|fix up)|it|us|me)\\b',
    'try (?:harder|to (?:be|do|improve)|and (?:be|do)|your|a bit|being|more)\\b|listen (?:more|better|up)\\b|work (?:on|harder|smarter|better|more)\\b|learn (?:to|from)\\b|speak better\\b|look (?:at yourself|lively|sharp)\\b',
    'go (?:the extra|for it|above)\\b|(?:start|stop) (?:being|acting|pulling|performing|doing|messing|slacking|it|that)\\b',
    "stay (?:positive|strong|focused|as|you|awesome|the way)\\b|ask [A-Za-z]+ how\\b|pick (?:it|up)\\b|(?:cut|turn|move|hold|say no|wait and|point taken)(?: it)? (?:out|around|on|more|see)\\b|thank (?:you|god)\\b|let(?: us|[’']s) (?:get|see|do|keep|go|step|push|smash|be|make)\\b",
  ].join('|'),
  'i',
);
const asking =
  "(?:could|can|would|will) (?:you|we)(?: please)?|let us|let['’]s|i(?:['’]d| would) like (?:you|us) to|i want you to|i(?:['’]d| would) (?:suggest|ask)(?: that)? you(?: to)?|you (?:should|could|need to|must|might)|we(?:['’]ll| will)|i(?:['’]ll| will)|perhaps you could|the next step is to|why not";
const opening = `(?:["“‘] ?|(?:${anyOf("please next_time another_time in_future from_now_on from_next_week from_today instead just always never try then first and so do_not don[’']t")}),? |(?:${asking}) (?:also |just |both |together |again )?)*`;
const step = new RegExp(`^${opening}((?:${doings})\\b(?=[ ,;.]|$).*)`, 'is');
const late = new RegExp(
  `\\b(?:please|next time|another time|from now on|from next week|in future|${asking}),? (?:please )?((?:${doings})\\b.*)`,
  'is',
);
const offered =
  /\b(?:what|how) about [a-z]{3,}ing\b|\btry [a-z]{3,}ing\b(?<!being|doing)|\bi (?:suggest|recommend) [a-z]{3,}ing\b|\bput .+ from now on\b/i;

/** Whether a sentence, or a part of one after a stop, asks for something that can be done. Pure. */
export function isStep(sentence: string): boolean {
  const parts = sentence.split(/(?<=[;:–—]) +/);
  const [head = '', ...rest] = sentence.split(/,? and then |, (?:and |then )?/);
  const further = step.test(head) ? rest : [];
  return [...parts, ...further].some((part) => {
    if (offered.test(part)) return true;
    const asked = step.exec(part)?.[1] ?? late.exec(part)?.[1];
    return asked !== undefined && asked.search(idle) !== 0;
  });
}
