// The words by which it is told that something was done, once and by somebody, not what would or should be. English.

const irregular =
  'asked|became|began|bought|broke|brought|built|came|caught|chose|dealt|did|drew|drove|felt|fell|found|fought|gave|got|grew|had|heard|held|hid|kept|knew|laid|led|left|let|listened|lost|made|met|paid|put|ran|rang|read|rose|said|sat|saw|sent|set|showed|shut|sought|sold|spoke|spent|stood|stuck|stayed|swapped|taught|thought|threw|told|took|understood|was|went|were|withdrew|woke|won|wore|wrote|rewrote';
const noDeed = '(?!need|indeed|hundred|speed|feed|bleed|breed|embed|exceed|proceed|succeed|weed|shed|bed|red|led\\b)';

/** A verb in the past. */
export const past = new RegExp(`\\b(?:${noDeed}[a-z]{2,}[a-z]ed|${irregular})\\b`, 'i');

export const firstPerson = /\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves)\b/;

/** Somebody in particular did something: the writer, or another who is named or pointed to. */
export const ownDeed = new RegExp(
  `\\b(?:I|we)(?:['’](?:d|ve))?(?: (?:also|then|first|therefore|had|have|once|just|personally|always|even|only|later|quickly|already|next|both|all|and \\w+))* (?:${noDeed}[a-z]{2,}[a-z]ed|${irregular})\\b`,
);

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const days = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** A time or occasion that was once. */
export const occasion = new RegExp(
  [
    `\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${months})\\b`,
    `\\b(?:${months}) \\d{1,2}(?:st|nd|rd|th)?\\b`,
    '\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}\\b',
    `\\b(?:last|this|that|the (?:first|second|same|following)|on|one|in the) (?:${days}|week|month|morning|afternoon|evening|night|day|shift)\\b`,
    `\\b(?:in|during|since|by the end of|last|this) (?:early |late )?(?:${months})\\b`,
    '\\b(?:yesterday|last (?:year|spring|summer|autumn|winter|christmas)|the (?:day|night|week) (?:before|after)|(?:a|two|three|four|six|\\d+) (?:days|weeks|months|years) ago|recently|this year)\\b',
    '\\bwhen (?:I|we|she|he|they|[A-Z][a-z]+)\\b',
    '\\b(?:for (?:instance|example)|once|on one occasion|at (?:our|the|my) (?:last )?(?:meeting|one-to-one|briefing|review|handover|hand-over))\\b',
  ].join('|'),
  'i',
);

/** Somebody who was there. */
export const somebody =
  /\b(?:an? (?:[a-z-]+ ){0,2}(?:man|woman|lady|gentleman|customer|caller|client|guest|passenger|patient|tenant|resident|visitor|member|colleague|user|pupil|parent|couple)|(?:Mrs?|Ms|Miss|Dr)\.? [A-Z]\w+|one of (?:my|our|the) (?:team|staff|customers|callers|clients|colleagues|advisers|agents))\b|(?<=[a-z,;:] )(?!I\b|Act\b|Policy\b)[A-Z][a-z]{2,}\b/;

/** What is said to be played or made up. */
export const played =
  /\b(?:role[- ]?play(?:s|ed|ing)?|simulat(?:ion|ed|e|ing)|case stud(?:y|ies)|(?:fire|evacuation|practice|emergency|safety|lockdown) drill|(?:was|is) (?:only |just )?a drill|mock (?:call|customer|meeting|interview|complaint)|(?:training|classroom|practice|role) (?:exercise|scenario)|the scenario (?:is|was|shows?)|fictional|fictitious|made[- ]up|pretend(?:ed|ing)?|imaginary|hypothetical(?:ly)?|imagine (?:that|a|you)|suppose (?:that|a)|played the (?:customer|caller|part|member|guest)|if I were)\b/gi;

/** What somebody would do. What they will do otherwise another time, what was asked with courtesy or was usual is none of it. */
export const supposed =
  /(?<!\b(?:next time|in future|another time|again|instead|differently|real one|if|she|he|they|it|who|that|what|which|said|asked|told|agreed|promised|offered)[^.;!?]{0,60})\b(?:I|we|you)(?:['’]d| would| could| might)(?! (?:like|have|rather|say|call|want|prefer|hope|happily|do (?:it |this |that )?differently)\b)(?: (?:then|first|also|always|never|need to|explain|[a-z]+ly))? (?!been\b|had\b|[a-z]+ed\b|told\b|given\b|done\b|taken\b|made\b|said\b|seen\b)[a-z]+\b|\bif (?:a|an|the) (?:customer|caller|guest|client|member|colleague|passenger|complaint|situation)s?(?: \w+)? (?:was|were|is|are|had|has|came|comes|complained|complains|rang|rings|asked|asks|became|becomes|wanted|wants|could|cannot)\b/gi;
