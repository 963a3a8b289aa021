// What was decided and declared about a portfolio, out of its kept records: who said that each criterion is met, the decisions on the
// unit with their steps, and what candidate and centre signed. Pure.
import { momentInWords } from '../day-words.ts';
import type { KeptRecord } from './package-records.ts';

const stepWords = {
  'set-aside': 'Set aside',
  signed: 'Signed and issued',
  proposed: 'Signed, to be countersigned',
  countersigned: 'Countersigned and issued',
  returned: 'Returned',
  acknowledged: 'Acknowledged',
  disputed: 'Disputed',
  upheld: 'Upheld',
} as const;
const outcomeWords = { competent: 'Competent', 'not-yet-competent': 'Not yet competent' } as const;
const declarationWords = { unit: 'Declaration of the candidate', authentication: 'Declaration of the centre' } as const;

type KeptCriterionWord = {
  criterionId: string;
  assessorId: string;
  outcome: 'met' | 'reopened';
  lacked: string | null;
  reason: string | null;
  at: string;
};
type KeptDecision = {
  id: string;
  assessorId: string;
  outcome: keyof typeof outcomeWords;
  feedback: string;
  reason: string | null;
  hash: string;
};
type KeptStep = {
  decisionId: string;
  step: keyof typeof stepWords;
  personId: string;
  words: string | null;
  at: string;
};
type KeptDeclaration = {
  kind: 'submission' | 'unit' | 'authentication';
  personId: string;
  statement: string;
  at: string;
};

/** Oldest first, with names in place of ids. */
export type Decided = {
  /** The newest word on each criterion, by its id. */
  criteria: Map<string, KeptCriterionWord & { assessor: string }>;
  decisions: (KeptDecision & { assessor: string; steps: (KeptStep & { name: string })[] })[];
  declarations: (KeptDeclaration & { name: string })[];
};

const of = <Row>(records: readonly KeptRecord[], kind: KeptRecord['kind']) =>
  records.filter((kept) => kept.kind === kind).map(({ record }) => record as Row);

/** Ids of whoever decided or signed. */
export const decidedBy = (records: readonly KeptRecord[]): string[] => [
  ...of<KeptCriterionWord>(records, 'criterion-decision').map(({ assessorId }) => assessorId),
  ...of<KeptDecision>(records, 'unit-decision').map(({ assessorId }) => assessorId),
  ...of<KeptStep>(records, 'unit-decision-step').map(({ personId }) => personId),
  ...of<KeptDeclaration>(records, 'declaration').map(({ personId }) => personId),
];

/** `records` in order of their entries in the ledger. */
export function decidedIn(records: readonly KeptRecord[], named: (id: string) => string): Decided {
  const steps = of<KeptStep>(records, 'unit-decision-step').map((step) => ({ ...step, name: named(step.personId) }));
  return {
    criteria: new Map(
      of<KeptCriterionWord>(records, 'criterion-decision').map((word) => [
        word.criterionId,
        { ...word, assessor: named(word.assessorId) },
      ]),
    ),
    decisions: of<KeptDecision>(records, 'unit-decision').map((decision) => ({
      ...{ ...decision, assessor: named(decision.assessorId) },
      steps: steps.filter(({ decisionId }) => decisionId === decision.id),
    })),
    declarations: of<KeptDeclaration>(records, 'declaration')
      .filter(({ kind }) => kind !== 'submission') // printed with its piece
      .map((declaration) => ({ ...declaration, name: named(declaration.personId) })),
  };
}

/** The newest decision that was issued, in a few words; null before any. */
export function decisionInWords({ decisions }: Decided, timeZone: string): string | null {
  const newest = decisions.at(-1);
  const issued = newest?.steps.find(({ step }) => step === 'signed' || step === 'countersigned');
  return newest && issued
    ? `${outcomeWords[newest.outcome]}, issued on ${momentInWords(new Date(issued.at), timeZone)}`
    : null;
}

/** As the PDF prints it. */
export function decisionPart(
  decided: Decided,
  criteria: { id: string; code: string; text: string }[],
  timeZone: string,
) {
  const on = (moment: string) => momentInWords(new Date(moment), timeZone);
  return {
    decisions: decided.decisions.map(({ outcome, assessor, feedback, reason, hash, steps }, at) => ({
      heading: `Decision ${at + 1}: ${outcomeWords[outcome]}`,
      facts: [
        ['Decided by', assessor],
        ...(reason ? [['Why it was decided anew', reason]] : []),
        ['To the candidate', feedback],
        ...steps.map((step) => [
          stepWords[step.step],
          [`${step.name}, ${on(step.at)}`, step.words].filter(Boolean).join('\n'),
        ]),
        ['SHA-256 of what was signed', hash],
      ],
    })),
    declarations: decided.declarations.map(({ kind, statement, name, at }) => ({
      heading: kind === 'submission' ? '' : declarationWords[kind],
      statement,
      signed: `${name}, ${on(at)}`,
    })),
    criteria: criteria.flatMap(({ id, code, text }) => {
      const word = decided.criteria.get(id);
      if (!word) return [];
      const said = word.outcome === 'met' ? 'Met' : 'Open again';
      const lacked = word.lacked ? `Although it needed ${word.lacked}` : null;
      return [
        [
          `${code} ${text}`,
          [`${said}: ${word.assessor}, ${on(word.at)}`, lacked, word.reason].filter(Boolean).join('\n'),
        ],
      ];
    }),
  };
}
