// What a criterion asks for, read from its wording: a verb, what it is done to, and on what condition. Works for units never seen. Pure.
import type { Act } from './acts.ts';

export type AskedCriterion = { text: string; kind: 'performance' | 'knowledge' };

/** The first whose words a performance criterion has. Order matters: the closer wording stands first. */
const wordings: readonly [Act, RegExp][] = [
  ['adapt-learning', /\b(?:learning|development) plans?\b.{0,40}\b(?:adapt|revis|chang|updat)\w*/i],
  [
    'self-assess',
    /\bself-?(?:assessment|evaluation|appraisal)\b|\b(?:assess|evaluate|identify)\b.{0,20}\bown\b.{0,40}\bskills?\b/i,
  ],
  ['review', /\b(?:performance|progress|annual) reviews?\b/i],
  ['evaluate-learning', /\bevaluat\w+\b.{0,80}\b(?:learning|training|coaching)\b/i],
  ['plan-coaching', /\b(?:coaching|mentoring) plans?\b|\bplan\b.{0,30}\bcoaching\b/i],
  ['choose-method', /\b(?:learning|training|development) methods?\b/i],
  ['find-needs', /\b(?:learning|training|development) needs\b/i],
  [
    'coach',
    /\b(?:actual )?(?:coaching|mentoring) (?:sessions?|or mentoring|techniques?)\b|\bcoach (?:a |others|colleagues)/i,
  ],
  ['give-help', /\bsupport provided\b/i],
  ['plan-work', /\bwork plans?\b|\btask allocation\b.{0,40}\bdeadlines?\b/i],
  ['keep-bounds', /\b(?:boundaries|limits)\b.{0,80}\b(?:service|environment|policy)\b/i],
  ['adapt-service', /\badapt\w*\b.{0,60}\b(?:communication|service|customers?|needs)\b|\bdiverse customer needs\b/i],
  ['feedback', /\b(?:feedback|constructive comments?|appraise)\b/i],
  ['regard', /\b(?:respect|dignity|courte(?:sy|ous)|considerat(?:e|ion))\b/i],
  [
    'check-understanding',
    /\b(?:check|confirm|ensure|make sure|verify|establish)\b.{0,40}\b(?:understand|understood|understanding|clear about|know what)\b/i,
  ],
  [
    'ask-support',
    /\b(?:check|identify|ask|find out|discuss|establish|explore|recognise)\b.{0,60}\b(?:support|help|assistance|guidance)\b/i,
  ],
  [
    'give-help',
    /\b(?:provide|give|offer|deliver|supply)\b.{0,60}\b(?:support|help|assistance|guidance|direction|coaching)\b|\b(?:support|help|assist|guide|coach)\b.{0,40}\b(?:colleagues?|members?|staff|people|individuals?|learners?)\b/i,
  ],
  [
    'agree-role',
    /\b(?:agree|negotiate|settle|clarify|define)\b.{0,60}\b(?:roles?|responsibilit(?:y|ies)|dut(?:y|ies)|who does what)\b/i,
  ],
  [
    'allocate',
    /\b(?:allocate|assign|delegate|distribute)\b.{0,40}\b(?:work|tasks?|jobs?|responsibilit(?:y|ies)|duties)\b/i,
  ],
  [
    'involve',
    /\b(?:involve|consult|engage|include)\b.{0,60}\b(?:planning|plans?|organising|organise|decisions?|deciding)\b/i,
  ],
  ['lift-together', /\b(?:motivate|inspire|enthuse|energise)\b/i],
  [
    'plan-next',
    /\b(?:discuss|agree|plan|decide|identify)\b.{0,60}\b(?:actions?|next steps?|improvements?|development|goals?)\b/i,
  ],
  [
    'draw-out',
    /\b(?:encourage|invite|enable|prompt|support)\b.{0,60}\b(?:discuss|talk|reflect|review|evaluate|assess)\b.{0,60}\b(?:performance|work|progress|practice)\b/i,
  ],
  [
    'bring-together',
    /\b(?:encourage|bring|help|enable|promote|build)\b.{0,40}\b(?:work(?:ing)? together|co-?operat\w+|collaborat\w+|team ?work)\b/i,
  ],
];

/** The same of knowledge criteria: what is to be explained or described. */
const explanations: readonly [Act, RegExp][] = [
  ['explain-learning', /\b(?:learning|development)\b.{0,20}\b(?:theor(?:y|ies)|styles|models?)\b/i],
  ['explain-equality', /\bequality\b.{0,20}\b(?:legislation|law|act)\b|\bdiscrimination\b/i],
  ['explain-approach', /\bleadership (?:approach|style)\b/i],
  ['explain-underperformance', /\b(?:under-?performance|poor performance|performance (?:issues|problems))\b/i],
  ['explain-failure', /\b(?:implications?|consequences?|results?|effects?) of (?:failure|failing|not|poor)\b/i],
  ['explain-presenting', /\b(?:present|communicate|sell|introduce)\b.{0,40}\bplans?\b/i],
  ['explain-meetings', /\b(?:meetings?|open discussion)\b/i],
  ['explain-motivating', /\b(?:motivat\w+|team ?work)\b/i],
  ['explain-planning', /\bplan(?:ning)?\b.{0,30}\b(?:work|activit|tasks?)/i],
  ['explain-effect', /\bperformance\b.{0,60}\b(?:affects?|impacts?|contributes?|influences?)\b/i],
  ['explain-structure', /\broles?\b.{0,80}\b(?:structure|organisation|team)\b/i],
];

/** The act that a criterion asks for; null where its wording names none of those that can be recognised. */
export function actAskedBy({ text, kind }: AskedCriterion): Act | null {
  if (kind === 'knowledge') return explanations.find(([, words]) => words.test(text))?.[0] ?? 'explain';
  return wordings.find(([, words]) => words.test(text))?.[0] ?? null;
}
