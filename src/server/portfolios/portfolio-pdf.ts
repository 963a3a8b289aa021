// The whole portfolio as one tagged PDF/UA: words and order here, the look in portfolio.typ.
import { dayInWords, dayOf, spanInWords } from '../day-words.ts';
import { readCheckpoint } from '../ledger/checkpoint-note.ts';
import { allOf } from '../list-words.ts';
import { capital } from '../plans/allocation-names.ts';
import { criterionKindWords } from '../qualifications/criterion-kinds.ts';
import { type Contents, criteriaOf, type ExportedClaim } from './contents.ts';
import { decisionInWords, decisionPart } from './exported-decisions.ts';
import { planningPart } from './exported-planning.ts';
import { actionInWords, lacking, unanswered } from './next-steps.ts';
import { evidencePart } from './pdf-evidence.ts';
import { setPdf } from './set-pdf.ts';
import { sourceClassWords } from './sources.ts';
import { claimStateWords } from './states.ts';
import type { Coverage, CriterionStatus } from './sufficiency.ts';

/** What binds the PDF to the ledger; `made` is when it was made, `keyId` the installation's key. */
export type Binding = { made: Date; checkpoint: string; keyId: string };

/** @throws Error when it cannot be set */
export function portfolioPdf(contents: Contents, binding: Binding): Promise<Uint8Array> {
  return setPdf('portfolio', pdfData(contents, binding));
}

/** Everything the template prints, in its order, all in words. */
export const pdfData = (contents: Contents, binding: Binding) => ({
  title: `Portfolio of ${contents.candidate}`,
  unitTitle: `Unit ${contents.unit.number}: ${contents.unit.title}`,
  author: contents.candidate,
  number: contents.unit.number,
  organisation: contents.organisation.name,
  exported: `exported on ${dayInWords(dayOf(binding.made, contents.organisation.timeZone))}`,
  standing: standing(contents),
  outcomes: outcomeRows(contents),
  drafts: contents.drafts,
  facts: coverFacts(contents, binding),
  unit: unitPart(contents),
  matrix: matrixPart(contents),
  gaps: gapPart(contents),
  decided: decisionPart(
    contents.decided,
    criteriaOf(contents.unit).map(({ criterion }) => criterion),
    contents.organisation.timeZone,
  ),
  planned: planningPart(
    contents.planned,
    new Map(criteriaOf(contents.unit).map(({ criterion: { id, code } }) => [id, code])),
    contents.organisation.timeZone,
  ),
  evidence: contents.evidence.map((piece) => evidencePart(piece, contents)),
  people: peoplePart(contents),
  proofs: proofPart(contents, binding),
});
export type PdfData = ReturnType<typeof pdfData>;

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function standing({ statuses, evidence, decided, organisation }: Contents) {
  const claims = evidence.flatMap((piece) => piece.claims);
  const judged = claims.filter(({ judgements }) => judgements.length > 0).length;
  return [
    [
      'Sufficient evidence',
      `for ${enough([...statuses.values()])} of ${plural(statuses.size, 'criterion', 'criteria')}`,
    ],
    ['Pieces of evidence', String(evidence.length)],
    ['Claims', String(claims.length)],
    ['Claims judged', String(judged)],
    ['Decision on the unit', decisionInWords(decided, organisation.timeZone) ?? 'None yet'],
  ];
}

const enough = (statuses: readonly (CriterionStatus | undefined)[]) =>
  statuses.filter((status) => status?.state === 'sufficient').length;

const outcomeRows = ({ unit, statuses }: Contents) =>
  unit.outcomes.map(({ number, title, criteria }) => [
    `${number}. ${title}`,
    `${enough(criteria.map(({ id }) => statuses.get(id)))} of ${criteria.length}`,
  ]);

function coverFacts(contents: Contents, { made }: Binding) {
  const { enrolment, organisation, unit } = contents;
  return [
    ['Candidate', contents.candidate],
    ...(unit.level === null ? [] : [['Level', String(unit.level)]]),
    ...(unit.credit === null ? [] : [['Credit', plural(unit.credit, 'credit')]]),
    ['Assessor', contents.assessor ?? 'Nobody yet'],
    ['Internal quality assurer', contents.internalQualityAssurer ?? 'Nobody yet'],
    ['Began', dayInWords(enrolment.startedOn)],
    ['Exported', dayInWords(dayOf(made, organisation.timeZone))],
    ['What is in it', contents.drafts ? 'Submitted evidence and drafts' : 'Submitted evidence'],
  ];
}

function unitPart({ unit }: Contents) {
  const {
    minOccasions,
    minSpanDays,
    minSourceClasses,
    simulationAllowed,
    methodMix = [],
    currencyMonths,
  } = unit.requirements;
  const among = methodMix.length > 0 ? `, among them ${allOf(methodMix.map((kind) => sourceClassWords[kind]))}` : '';
  const old = currencyMonths ? `; none more than ${plural(currencyMonths, 'month')} old when it is judged` : '';
  return {
    facts: [
      ...(unit.guidedLearningHours === null ? [] : [['Guided learning hours', String(unit.guidedLearningHours)]]),
      ...(unit.edition > 1 ? [['Version of the unit', String(unit.edition)]] : []),
      ...(unit.expiresOn === null ? [] : [['Expiry of the unit', dayInWords(unit.expiresOn)]]),
      ['Wording from', unit.source],
      [
        'Evidence of doing',
        `${plural(minOccasions, 'occasion')}, ${spanInWords(minSpanDays)} from the first to the last, ${plural(minSourceClasses, 'kind')} of evidence${among}${old}; simulated work ${simulationAllowed ? 'counts' : 'does not count'}`,
      ],
    ],
    note: unit.requirementsNote ?? '',
    purpose: unit.purpose ?? '',
    outcomes: unit.outcomes.map(({ number, title, knowledge, criteria }) => ({
      heading: `Outcome ${number}: ${title}`,
      criteria: criteria.map(({ code, text, kind }) => [code, text, criterionKindWords[kind]]),
      lead: knowledge?.lead ?? '',
      points: knowledge?.points ?? [],
    })),
    sections: unit.sections,
  };
}

export const coverageWords: Record<Coverage, string> = {
  sufficient: 'Sufficient',
  'partly-met': 'Partly met',
  claimed: 'Claimed, not yet judged',
  returned: 'Returned with an action',
  uncovered: 'No evidence',
};

/** One row for each criterion, so that it can be read at any number of pieces. */
function matrixPart({ unit, evidence, statuses }: Contents) {
  const claims = Map.groupBy(
    evidence.flatMap((piece) => piece.claims),
    ({ criterionId }) => criterionId,
  );
  return unit.outcomes.map(({ number, title, criteria }) => ({
    heading: `Outcome ${number}: ${title}`,
    rows: criteria.map(({ id, code, text }) => [
      `${code} ${text}`,
      (claims.get(id) ?? []).map(inMatrix).join('\n') || 'Nothing claimed',
      coverageWords[statuses.get(id)!.state],
    ]),
  }));
}

const inMatrix = ({ number, state }: ExportedClaim) => `Evidence ${number}: ${claimStateWords[state]}`;

function gapPart({ unit, statuses, evidence }: Contents) {
  const open = criteriaOf(unit).filter(({ criterion }) => statuses.get(criterion.id)!.state !== 'sufficient');
  const asked = Map.groupBy(
    unanswered(evidence.flatMap(({ claims }) => claims.map(asJudged))),
    (one) => one.criterionId,
  );
  return open.map(({ criterion: { id, code, text } }) => {
    const status = statuses.get(id)!;
    const words = lacking(status);
    const needs = words.length > 0 ? `Needs ${allOf(words)}` : 'Waits to be judged';
    const actions = (asked.get(id) ?? []).map(({ action, actionDue }) => actionInWords(action, actionDue));
    return [
      `${code} ${text}`,
      [status.state === 'uncovered' ? 'Nothing is claimed yet' : needs, ...actions].join('\n'),
    ];
  });
}

const asJudged = ({ criterionId, evidenceId, state, madeAt, judgements: [newest] }: ExportedClaim) => ({
  ...{ criterionId, evidenceId, state, madeAt, judgedAt: newest?.at ?? null },
  ...{ action: newest?.action ?? null, actionDue: newest?.actionDue ?? null },
});

/** Everybody with a part in the portfolio, once, with all their parts and where. */
function peoplePart({ enrolment, candidate, assessor, internalQualityAssurer, evidence }: Contents) {
  const parts = new Map<string, { name: string; parts: Set<string>; numbers: Set<number> }>();
  const add = (id: string, name: string, part: string, number?: number) => {
    const one = parts.get(id) ?? { name, parts: new Set(), numbers: new Set() };
    parts.set(id, one);
    one.parts.add(part);
    if (number !== undefined) one.numbers.add(number);
  };
  const { candidateId, assessorId, internalQualityAssurerId } = enrolment;
  add(candidateId, candidate, 'candidate');
  if (assessorId && assessor) add(assessorId, assessor, 'assessor');
  if (internalQualityAssurerId && internalQualityAssurer)
    add(internalQualityAssurerId, internalQualityAssurer, 'internal quality assurer');
  const known = parts.size;
  for (const { number, document } of evidence)
    for (const { id, name, part } of document.people) add(id, name, part, number);
  const rows = [...parts.values()].map((one) => [one.name, capital(allOf(one.parts)), [...one.numbers].join(', ')]);
  return [...rows.slice(0, known), ...rows.slice(known).sort((a, b) => a[0]!.localeCompare(b[0]!))];
}

function proofPart({ evidence, organisation }: Contents, { checkpoint, keyId }: Binding) {
  const { size = 0, time = '' } = readCheckpoint(checkpoint) ?? {};
  const day = time && dayInWords(dayOf(new Date(time), organisation.timeZone));
  return {
    said: `The ledger of ${organisation.name} had ${plural(size, 'entry', 'entries')} when this was exported on ${day}. The signed checkpoint below covers all of them; the package that goes with this PDF proves that each record here is one of them, unaltered.`,
    hashes: evidence.map(({ number, title, hash, proof }) => [`${number}. ${title}`, hash, String(proof.sequence)]),
    checkpoint: checkpoint.trimEnd(),
    keyId,
  };
}
