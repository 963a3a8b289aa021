// The words by which specifications of the UK, Ireland, South Africa and Australia say what stands where.

const asks = [
  'act address adapt adhere adjust administer adopt advise agree align allocate analyse analyze answer anticipate apply appraise',
  'approach arrange articulate ask assemble assess assign assist attend balance brief build calculate calm capture carry categorise',
  'chair challenge champion check choose cite clarify classify clear close coach collaborate collate collect comment commit',
  'communicate compare compile complete comply compose conclude conduct confirm consider construct consult contribute convey',
  'coordinate co-ordinate correct create critically critique deal debate decide deduce define delegate deliver demonstrate describe',
  'design detect determine develop devise diagnose differentiate direct discuss display dispose distinguish document draft draw drive',
  'embed empower enable encourage engage enhance ensure escalate establish estimate evaluate examine exchange exercise explain explore',
  'express extend facilitate find follow forecast formulate foster fulfil gather generate give greet guide handle help hold identify',
  'illustrate implement improve inform influence initiate inspect inspire install instruct integrate interact interpret interview',
  'introduce investigate invite involve judge justify keep know lead liaise link list listen locate look maintain make manage map',
  'match maximise measure mediate meet mentor minimise model modify monitor motivate name negotiate notify observe obtain offer',
  'operate organise outline oversee participate perform persuade pick plan practise prepare present prioritise process produce promote',
  'protect prove provide pursue quantify question quote raise rate read reassure recall recognise recommend reconcile record reduce',
  'refer refine reflect reinforce relate reply report represent request research resolve respect respond restore retain retrieve',
  'review safeguard say schedule secure seek select sell send serve set share show sign signpost simplify solve specify spot state store',
  'strengthen structure submit suggest summarise supervise supply support sustain tailor take talk teach tell test thank track train',
  'transfer translate treat understand undertake update uphold use utilise validate verify visit weigh welcome work write',
]
  .join(' ')
  .replaceAll(' ', '|');
const asked = new RegExp(`^(${asks})\\b`, 'i');

/** Whether it begins as a criterion does: with what the learner is asked to do. */
export const beginsWithVerb = (text: string): boolean => asked.test(text);

/** Whether it reads as a criterion does: it asks for something, or says what is done or how well. */
export const readsAsCriterion = (text: string): boolean =>
  beginsWithVerb(text) ||
  /\b(is|are|be|been|was|were) (\p{Ll}+ly )?\p{Ll}+(ed|en|wn|de|ught|lt|pt|t)\b/u.test(text) ||
  /^(how|why|what) /i.test(text);

/** Places inside one long line where a verb with a capital begins a new criterion, for `String.split`. */
export const beforeVerb = new RegExp(
  `(?<=[\\p{Ll}).;’'] )(?=(?:${asks.replace(/(^|\|)(\p{Ll})/gu, (_, bar, letter) => bar + letter.toUpperCase())})\\s+\\p{Ll})`,
  'u',
);

const tells =
  /^(critically )?(define|describe|explain|list|name|outline|state|summarise|analyse|analyze|assess (why|how|the (role|importance|impact))|classify|compare|contrast|differentiate|discuss (the|how|why|what)|distinguish|examine|illustrate|justify|identify why|critically|evaluate (how|why|the (importance|role|impact|advantages|effectiveness))|appraise)\b|\b(is|are)( \p{Ll}+,? and| \p{Ll}+ly)? (explained|described|defined|outlined|discussed|listed|named|summarised)\b/iu;
const shows =
  /^(demonstrate|use|work with|carry out|perform|participate|take part|lead|support|provide|agree|allocate|negotiate|deliver|conduct|implement|monitor|communicate|consult)\b/i;
const knows = /^(have |demonstrate |know and |gain )?(an? )?(know|knowledge|understand|understanding)\b/i;
const does = /^(be able to|demonstrate the ability)\b/i;

/** Whether an outcome is one of knowing, one of doing, or does not say. */
export const outcomeAsks = (title: string): 'knowledge' | 'performance' | null =>
  knows.test(title) ? 'knowledge' : does.test(title) ? 'performance' : null;

/** Whether a criterion is met by telling, not by doing. */
export const isTold = (text: string): boolean => tells.test(text);

/** Whether a criterion is met by doing, even where its outcome is one of knowing. */
export const isShown = (text: string): boolean => shows.test(text);

const outcomesHead =
  /^((unit|specific|the|intended|your)\s+)?(learning\s+)?(outcomes?)(\(s\))?(\s+(and|&)\s+(assessment|performance)\s+criteri(a|on))?\s*(\(.*\)|[–—-].*|:.*)?$|^(on (successful )?completion of this unit,?\s+)?(the|a)\s+learners?\s+(will|should)\b.{0,40}$|^elements?(\s+of competen\w+)?(\s*[/|]\s*performance criteria)?\s*[/:]?$|^in order to pass this unit/i;
const criteriaHead =
  /^(unit\s+)?(assessment|performance)\s+criteria\s*(\(.*\)|[–—-].*|:.*)?$|^(the|a)\s+(learner|candidate|student)s?\s+(can|must be able to|should be able to|must)\b\s*:?$|^you must be able to:?$|^(practical|performance) skills:?$|^criteria:?$|^what you (must|need to) do:?$/i;
const knowledgeHead =
  /^(underpinning |essential |required )?knowledge( and understanding| evidence| & understanding)?:?$|^you (must|need to) know and understand:?$|^what you (must|need to) know( and understand)?:?$|^(knowledge and )?understanding:?$/i;
const endAlone =
  /^(indicative content|content|delivery|assessment|evidence|guidance|resources|links?|reading|mapping|glossary|notes?|(practical |transferable |functional |employability )?skills|attitudes|values|behaviou?rs?|range|scope|simulation|title|level|credits?|unit|aims?|purpose|introduction|rationale|overview|status|pass|merit|distinction|sector|progression|accreditation|moderation|n\/a|copyright)\s*:?$/i;
const endBegins =
  /^(indicative (content|reading)|unit (aims?|content|summary|guidance|amplification|mapping|grading|expiry|purpose|review|assessment|standard|type|level)|assessment (guidance|requirements?|methods?|methodology|strategy|principles|conditions|arrangements|information|task|this unit|of this|type)|evidence (requirements?|required|type|must|of performance)|essential (guidance|embedded|resources)|additional (information|guidance)|details of|support of the unit|supporting (unit|materials|information)|equivalent units|critical cross|embedded knowledge|range (statement|of variables)|knowledge,? understanding and skills|knowledge and skills|candidates? must|learners? must|the (assessor|candidate|learner) (must|should)|(learner|assessor|candidate|internal verifier|internal quality assurer|iqa|iv)('s)? (name|signature)|sign(ature|ed)\b|key (words|terms|skills)|foundation skills|prerequisites?\b|developed by|version (number|\d)|responsive website|company registered|copyright|©|qualification (structure|title|level)|external (references|quality)|this unit (is|has|will|can|covers|aims)|links? (to|between|with)|relationship (to|between|of|with)|mapping (to|of)|recommended (reading|resources|delivery)|suggested (reading|resources|assessment)|guided learning|total (qualification|unit) time|credit value|learning assumed|accreditation and|moderation of|further information|page \d|learning (hours|activities|resources)|portfolio reference|(qcf|rqf|nqf) level|grading (structure|criteria)|publication|originating|indicative|amplification|scope\/range|behaviours (which|that|underpinning)|skills (required|you)|sufficiency|simulation (is|may))\b/i;

/** Whether it says for what a criterion holds: a part of that, and no criterion. */
export const isRange = (text: string): boolean => /^(?:[•❖▪*–—-]\s*)?range\b\s*(?:[:.–—-]|\p{Lu}|$)/iu.test(text);

export type Heading = 'outcomes' | 'criteria' | 'knowledge' | 'end';

/** What a line begins, or null where it is none of the headings; a sentence is none. */
export function headingOf(text: string): Heading | null {
  const bare = text.replace(/^[\s•*|#-]+|[\s|]+$/g, '').replace(/\s+/g, ' ');
  if (bare.length > 160) return endBegins.test(bare) ? 'end' : null;
  if (criteriaHead.test(bare)) return 'criteria';
  if (knowledgeHead.test(bare)) return 'knowledge';
  if (outcomesHead.test(bare) || bothHeads(bare)) return 'outcomes';
  return isEnd(bare) ? 'end' : null;
}

const isEnd = (text: string) => /^[\p{Lu}©]/u.test(text) && (endAlone.test(text) || endBegins.test(text));

/** “Learning outcomes Assessment criteria”, the heads of two columns in one line. */
const bothHeads = (text: string) =>
  /^(the )?(learning\s+)?(outcomes?|elements?).{0,60}(assessment|performance)\s+criteri(a|on).{0,60}$/i.test(text) &&
  !/[.!?]$/.test(text);

/** Words after which a line goes on in the next, whatever that begins with. */
export const goesOn =
  /(^|[\s(])(a|an|and|as|at|between|by|for|from|her|his|in|into|is|its|of|on|or|other|own|that|the|their|this|to|with|within|your|&)$|[,–(/]$/i;
