// The words that make feedback vague or hard to hear: praise and blame without a deed, absolutes, hearsay, comparisons. English.
import { anyOf } from './feedback-deeds.ts';

const praise = anyOf(`
  amazing angel awesome brilliant champion excellent exceptional fab fabulous fantastic first_class great hero incredible legend lovely
  marvellous outstanding perfect pure_gold rock_?star star stellar superb super terrific top_(?:drawer|notch|job|marks) tremendous wonderful
  ace cracking fine knock\\w*_it_out magnificent nice(?:ly)? on_fire phenomenal smashing spot_on good`);
const blame = anyOf(`
  appalling awful bad(?:ly)? careless disappointing disappointed dreadful hopeless lazy mess poor(?:ly)? rubbish shambles sloppy terrible
  unacceptable unprofessional useless weak not_(?:good_enough|great|up_to_(?:scratch|standard|it)|ideal|acceptable) below_par dead inappropriate(?:ly)?`);
const traits = anyOf(`
  abrasive adaptable aggressive ambitious approachable argumentative arrogant bossy bubbly caring cheerful cold committed confident
  conscientious creative dedicated defensive dependable diligent disorganised diva driven difficult easy-going emotional energetic enthusiastic
  flexible friendly hard-?working helpful honest immature impatient kind lacking_confidence loud loyal moody motivated natural negative
  nervous passionate patient pleasant polite positive proactive professional punctual quiet reactive reliable resilient respectful rude
  self-motivated shy sensitive soft stubborn supportive team_?player thoughtful trustworthy unhelpful unreliable warm`);
const general = anyOf(`
  attitude communication communicating customer_focus can-do(?:_approach)? game keep_it_up keep_it_going keep_(?:at_it|going) well_done
  good_(?:effort|job|work|stuff) great_(?:job|work|stuff|effort) hard_work improve(?:ment)? raise_your_game up_your_game step_up fix_up try_harder
  numbers performance potential professionalism quality room_for_improvement standards? start_to_finish people_skills time_management
  teamwork initiative engagement focus effort ownership pride manner mindset in_general all_round overall coming_along come_on_leaps punctuality
  the_way_you enough_said sort_it something_about`);

/** What each kind of vague word is called. */
export type Vagueness = 'general' | 'trait' | 'absolute' | 'hearsay' | 'comparison';
export const vague: Record<Vagueness, RegExp> = {
  general: new RegExp(`\\b(?:${general}|${praise}|${blame})\\b`, 'gi'),
  trait: new RegExp(
    `\\b(?:(?:is|are|was|were|be|being|seems?|seemed|been)|[’']s|[’']re|[’']m)? ?(?:(?:a|an|so|too|very|really|far too|such a|a bit(?: of a)?|quite|always|more|not(?: a)?) ){0,4}(?:${traits})(?:(?:, |,? and )(?:${traits}))*(?: (?:attitude|person|manner|worker|colleague))?\\b|\\b(?:lacks?|lacking) (?:confidence|drive|initiative|empathy|focus)\\b`,
    'gi',
  ),
  absolute:
    /\b(?:always|never|forever|constantly|every (?:single )?time|at all times|all the time|nothing but|as (?:ever|usual|per usual|always)|without fail)\b/gi,
  hearsay:
    /\b(?:i(?:['’]m| am| keep|['’]ve been|['’]ve)? hear(?:ing|d)?(?! (?:you|him|her|them|your)\b)|people (?:say|tell|are saying|have said|feel)|(?:everyone|everybody|some(?:body|one)?|others|a few people|several people|they)(?: \w+)? (?:says?|is saying|are saying|tells? me|told me|thinks?|feels?|mentioned)|word is|rumour has it|apparently|there have been (?:a few |some |several )?comments|it(?:['’]s| has) been (?:said|mentioned|noticed))\b/gi,
  comparison:
    /\bwhy (?:can['’]?t|can(?: you)?not|can you not) (?:you )?be (?:more )?like [A-Z]\w+|\b(?:more like|unlike|as good as|better than|worse than|not like|compared to|compared with) [A-Z]\w+|\b[A-Z][a-z]+ (?:would|wouldn['’]t|would never|never|always) (?:have |has )?[a-z]+|\bask [A-Z]\w+ how\b|\bthe (?:others|rest of the team) (?:are|is|can|manage|do)\b/g,
};

/** Praise taken back in the next breath. */
export const mixed =
  /\b(?:great|good|well done|lovely|brilliant|excellent|nice|grown|improved|thanks)\b[^.!?]{0,80}[.,!?–—;]? ?\b(?:but|however|although|i just wish|shame (?:about|that)|if only|for once|then again|just a pity)\b/gi;

/** What is told in confidence or is about somebody’s health, belief or life outside of work. */
export const sensitive = new RegExp(
  `\\b(?:${anyOf(`
    pregnan\\w+ miscarriage maternity menopaus\\w+ depress(?:ed|ion) anxiety mental_health suicid\\w+ self-?harm cancer diagnos\\w+ disab\\w+
    autis\\w+ adhd dyslexi\\w+ epilep\\w+ illness sick_(?:leave|note) counselling medication alcohol\\w* drunk drugs addict\\w+ divorce\\w*
    bereave\\w* domestic_abuse debts? bankrupt\\w* religio\\w+ sexuality sexual(?:ly)? harass\\w+ bull(?:y|ied|ying) racis[mt] discriminat\\w+ grievance
    disciplinary dismiss(?:al|ed) suspended whistle-?bl\\w+ safeguarding criminal police immigration`)})\\b`,
  'gi',
);
