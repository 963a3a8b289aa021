// The words by which it is told what an account of leading lacks: motive, effect on people, a boundary, own doing. English.

/** Why somebody did it so. A cause of something else ("because the line was down") is taken for one as well. */
export const reasons =
  /\b(?:because|so that|in order (?:to|that)|so as (?:to|not)|as I (?:wanted|knew|thought|believed|felt)|since (?:I|she|he|they|we)|my (?:aim|reason|idea|thinking|intention|purpose|hope) (?:was|is|in)|I (?:wanted|chose|hoped|decided|meant|felt that|thought that|believed|preferred|judged)|rather than|instead of|which is why|that is why|the reason|this (?:lets|let|gives|gave|helps|helped|means|meant)|to (?:help|give|let|make sure|show|encourage|build|motivate|develop|avoid|save|support|involve|get) (?:her|him|them|people|everybody|everyone|each|the team|that|my|our|[A-Z]\w+))\b/gi;

/** What came back from others: what they said, felt or did because of it. */
export const effects =
  /\b(?:she|he|they|(?:the|my|our) (?:team|members|customers?|staff|advisers|agents|callers?)|everybody|everyone|each of them|two of them|[A-Z][a-z]{2,}) (?:\w+ )?(?:said|told|asked|agreed|offered|felt|smiled|thanked|suggested|volunteered|answered|replied|decided|took (?:on|up|over)|started|began|now|has since|have since|managed|improved|relaxed|went (?:quiet|away)|came back|understood|explained|chose|helped|wanted|worked|stayed|did not|didn['’]t|no longer|was (?:pleased|relieved|glad|happy|proud|upset|grateful|able)|were (?:pleased|relieved|glad|happy|proud|upset|grateful|able))\b|\bas a result\b|\b(?:fell|rose|dropped|went up|went down|halved|doubled|improved) (?:from|by|to)\b|\bfewer (?:complaints|calls|errors|mistakes)\b/g;

/** Fairness taken to be the same for everybody. */
export const sameness =
  /\b(?:treat(?:s|ed|ing)?|serv(?:e|es|ed|ing)|deal(?:s|ing)? with|dealt with|handle[sd]?|gave|give|giving|gets?|got|receive[sd]?|offer(?:s|ed|ing)?)\b[^.;!?]{0,50}?\b(?:(?:all|every\w*|each|anybody|anyone|people|customers?|callers?|members?|staff|the team)\b[^.;!?]{0,40}?\b(?:exactly |just |in )?(?:the same(?: way| service| treatment)?|identical(?:ly)?|alike|equally and the same|no differently)|(?:exactly |just )?the same (?:service|treatment|time|way|letter|script|answer)[^.;!?]{0,25}?\b(?:to|for|as) (?:every\w*|all|each|any\w*))\b|\b(?:no (?:exceptions?|special treatment)|without exception|one rule for (?:all|every\w+))\b[^.;!?]{0,60}?\b(?:fair|equal\w*|equality|discriminat\w*)\b|\b(?:fair|equal\w*|equality)\b[^.;!?]{0,60}?\b(?:no (?:exceptions?|special treatment)|without exception|one rule for (?:all|every\w+))\b/gi;
/** In the same sentence, that sameness is not fairness. */
export const notSame =
  /\b(?:not (?:fair|equal|mean|the same as|enough)|isn['’]t (?:fair|equal|the same as|enough)|wasn['’]t (?:fair|equal|enough)|doesn['’]t mean|does not mean|did not mean|unfair|used to|had assumed|assumed|mistake|wrong|rather than|instead of|stopped|no longer|would (?:have )?shut|different (?:needs?|ways?))\b/i;

/** Service made to fit somebody's need. */
export const adjusted =
  /\b(?:(?:reasonable |made (?:an? |some |several )?)adjust(?:ment|ments)|adjusted|adapted|large[- ]print|braille|easy[- ]read|interpreter|sign language|BSL|hearing loop|translat(?:ed|or|ion)|home visits?|extra time|longer appointments?|quiet room|read (?:it|the (?:letter|form|bill)) (?:aloud|out|to)|made an exception|bent the rules?|waived|extended (?:the|her|his|their)|text relay|wheelchair)\b/gi;
/** How far that went, and what could not be done. */
export const limits =
  /\b(?:limits?|limited|boundar(?:y|ies)|polic(?:y|ies)|procedures?|authori[sz]ed?|authority|could not|couldn['’]t|can ?not|can['’]t|not able to|unable|within (?:our|my|the)|up to (?:£|\d|an?)|no (?:more|longer|further) than|not more than|at most|only (?:once|until|for|as)|(?:agreed|cleared|checked) (?:it )?with (?:my|the) (?:manager|supervisor|head)|(?:my )?manager (?:agreed|allowed|approved)|allowed (?:by|under|me|us)|service standards?|still (?:had|has|have) to|without (?:giving|lowering|changing)|as far as)\b/i;

/** What a rule says that people do. */
export const ruled =
  /\b(?:(?:all |every |any )?(?:staff|employees?|team members|team leaders?|advisers?|agents|managers?|colleagues|the (?:company|organisation|council|adviser|agent|employee|manager)|it is (?:the )?(?:policy|responsibility)|this (?:policy|procedure|document)|the (?:policy|procedure)|complaints|customers|calls) (?:must|should|shall|will|may|are (?:expected|required|to)|is (?:expected|required|to)|states?|sets? out|applies|covers|aims)|(?:must|shall) (?:not )?be \w+ed|in accordance with|is committed to|are responsible for|section \d|version \d|review date|scope of this)\b/i;
