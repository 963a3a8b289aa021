// What an assessor will ask about a claim, or about all that is claimed for one criterion: L08, L10, L18, L19, L20 and L22 of the list of
// weak evidence. It points and asks; it stands in nobody's way, and each can be set aside with a reason. Pure.
import { played, supposed } from './deed-words.ts';
import { type Place, placesOf, type Severity, type TextFinding } from './finding.ts';
import { ownPart, referenceWords } from './reference-words.ts';

export const evidenceChecks = [
  'claimed-simulated',
  'claimed-hypothetical',
  'claimed-whole',
  'claimed-reference',
  'claimed-stale',
  'one-kind-only',
  'too-few-occasions',
] as const;
export type EvidenceCheck = (typeof evidenceChecks)[number];

/** One claim with what is known of its place and its event. */
export type ClaimedPlace = {
  knowledge: boolean;
  /** The evidence is declared as simulated or imagined; and the unit lets that count for doing. */
  simulated: boolean;
  simulationAllowed: boolean;
  /** The words claimed, where the candidate wrote them or chose the sentence, and the reason; null where the place has none. */
  words: string | null;
  how: string;
  /** `file`: the file as a whole; `record`: a long place without the sentence that shows it. */
  whole: 'file' | 'record' | null;
  placeLabel: string;
  /** Of a file that was brought in: what it and its evidence are called, and what the candidate says it is; null of all else. */
  material: { called: string; about: string } | null;
  /** The day on which the event began, the day it was judged, or today where it is not; YYYY-MM-DD. */
  from: string;
  at: string;
  /** How many months old an event may be for this unit; null where nothing is set. */
  currencyMonths: number | null;
};

/** Pure. */
export const checkClaimedPlace = (claim: ClaimedPlace): TextFinding[] => [
  ...unreal(claim),
  ...wholeOnly(claim),
  ...referenceOnly(claim),
  ...stale(claim),
];

/** All that is claimed for one criterion and counts. */
export type ClaimedTogether = {
  code: string;
  /** Days of its occasions (YYYY-MM-DD, earliest first), days from the first to the last, and kinds of source in words. */
  on: readonly string[];
  days: number;
  kinds: readonly string[];
  needs: { occasions: number; days: number; classes: number };
};

/** Pure. Nothing of a criterion that nothing is claimed for: that is a gap, not weak evidence. */
export const checkClaimedTogether = (together: ClaimedTogether): TextFinding[] =>
  together.on.length === 0 ? [] : [...oneKind(together), ...fewOccasions(together)];

type Told = { id: EvidenceCheck; severity: Severity; why: string; remedy: string; source: string };
/** `restsOn`: what must stay the same for a reason to hold. */
const found = (told: Told, restsOn: string): TextFinding => ({ ...told, where: { start: 0, end: 0, text: restsOn } });

/** L10. */
function unreal({ knowledge, simulated, simulationAllowed, words, how }: ClaimedPlace): TextFinding[] {
  if (knowledge) return [];
  const source = 'S1: real work, no simulation; L10; R-098';
  if (simulated)
    return simulationAllowed
      ? []
      : [
          found(
            {
              ...{ id: 'claimed-simulated', severity: 'stop', source },
              why: 'It is declared as simulated, and the criterion asks what was done at work: it does not count.',
              remedy:
                'When did you do this in earnest? Claim that, or take this to a criterion that asks what you know.',
            },
            'simulated',
          ),
        ];
  const place = firstUnreal(words ?? '') ?? firstUnreal(how);
  if (!place) return [];
  return [
    found(
      {
        ...{ id: 'claimed-hypothetical', severity: 'warn', source },
        why: `“${place.text}”: what is supposed or played shows nothing that was done.`,
        remedy: 'When was it done, and what came of it? If it was an exercise, declare it.',
      },
      place.text,
    ),
  ];
}

const firstUnreal = (text: string): Place | undefined => placesOf(text, played)[0] ?? placesOf(text, supposed)[0];

/** L20. */
function wholeOnly({ whole, placeLabel }: ClaimedPlace): TextFinding[] {
  if (whole === null) return [];
  const source = 'practice: a claim points to a place inside the evidence; L20; R-094';
  const told =
    whole === 'file'
      ? {
          why: `The whole file is claimed (${placeLabel}): your assessor would have to look for it.`,
          remedy:
            'Where in it is it shown? Say the page, the time or the part in your reason, or take the passage as an account.',
        }
      : {
          why: `A long passage is claimed whole (${placeLabel}).`,
          remedy: 'Which sentence of it shows the criterion? Copy that sentence into the claim.',
        };
  return [found({ ...told, id: 'claimed-whole', severity: whole === 'file' ? 'warn' : 'note', source }, placeLabel)];
}

/** L19. What others wrote says what ought to be done; who wrote it, or did something with it, shows what was. */
function referenceOnly({ material, how }: ClaimedPlace): TextFinding[] {
  const [named] = material ? placesOf(material.called.replace(/[_.-]+/g, ' '), referenceWords) : [];
  if (!material || !named || [how, material.about].some((text) => ownPart.test(text))) return [];
  return [
    found(
      {
        ...{ id: 'claimed-reference', severity: 'warn', source: 'practice: a policy shows nobody’s competence; L19' },
        why: `“${named.text}”: what others wrote says what ought to be done, not that you did it or know it.`,
        remedy:
          'Did you write or change it, or when did you use it, and with whom? Say so in the claim, or claim the record of that instead.',
      },
      `${material.called} ${how}`,
    ),
  ];
}

/** L22. */
function stale({ from, at, currencyMonths }: ClaimedPlace): TextFinding[] {
  if (currencyMonths === null || monthsAfter(from, currencyMonths) >= at) return [];
  const months = currencyMonths === 1 ? 'one month' : `${currencyMonths} months`;
  return [
    found(
      {
        ...{ id: 'claimed-stale', severity: 'warn', source: 'VACS: evidence is current; L22' },
        why: `It happened more than ${months} before, which is as far back as this unit goes.`,
        remedy: 'What shows that you still do it so? Claim something newer beside it.',
      },
      `${from} ${currencyMonths}`,
    ),
  ];
}

/** The day so many months later; the last of its month where there is none. */
export function monthsAfter(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** L08. */
function oneKind({ code, on, kinds, needs }: ClaimedTogether): TextFinding[] {
  if (needs.classes < 2 || kinds.length !== 1) return [];
  return [
    found(
      {
        ...{ id: 'one-kind-only', severity: 'warn', source: 'S1: reliance on one kind of evidence; L08; R-097' },
        why: `${code} rests on one kind of evidence: ${kinds[0]}.`,
        remedy:
          'Who else saw it, or what else does it show in? A testimony, a conversation that was recorded, a figure.',
      },
      `${kinds[0]} ${on.length}`,
    ),
  ];
}

/** L18. */
function fewOccasions({ code, on, days, needs }: ClaimedTogether): TextFinding[] {
  const few = on.length < needs.occasions;
  const short = needs.occasions > 1 && on.length > 1 && days < needs.days;
  if (!few && !short) return [];
  const weeks = (count: number) => (Math.floor(count / 7) === 1 ? 'one week' : `${Math.floor(count / 7)} weeks`);
  const said = [
    ...(few ? [`${on.length} of ${needs.occasions} occasions`] : []),
    ...(short ? [`over ${weeks(days)} of at least ${weeks(needs.days + 6)}`] : []),
  ];
  return [
    found(
      {
        ...{
          id: 'too-few-occasions',
          severity: 'warn',
          source: 'S2: a sufficient period and different occasions; L18; R-096',
        },
        why: `${code} is shown ${few ? 'on ' : ''}${said.join(', ')}.`,
        remedy: 'When did you do it again, some weeks apart? One event counts once, however many records tell of it.',
      },
      on.join(' '),
    ),
  ];
}
