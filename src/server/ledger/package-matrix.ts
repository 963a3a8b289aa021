// The cross-reference of a package: every criterion with the evidence claimed for it and what the assessor judged.
import { csvOf } from '../sheet-cells.ts';
import { blockOf, partOf, sayPart } from './file-parts.ts';
import { documentPath, type ManifestClaim } from './package-format.ts';
import type { PackageInput } from './package-input.ts';
import { escaped, page } from './package-pages.ts';
import { namedPlaces } from './place-names.ts';

const outcomes = {
  accepted: 'Accepted',
  'partly-accepted': 'Partly accepted',
  'not-accepted': 'Not accepted',
} as const;

/** What the place is called wherever it is shown; the manifest names it by its id. */
function placeOf({ evidence }: Pick<PackageInput, 'evidence'>, claim: ManifestClaim) {
  const document = evidence.find(({ number }) => number === claim.evidence)?.document;
  const name = namedPlaces(document?.sections ?? []).find(({ id }) => id === blockOf(claim.place))?.name;
  const part = partOf(claim.place);
  if (!name) return claim.place;
  return part ? `${name}, ${sayPart(part)}` : name;
}

const state = ({ judgement }: ManifestClaim) => (judgement ? outcomes[judgement.outcome] : 'Claimed, not yet judged');

/** One row for each claim, and one for each criterion that has none. UTF-8 with a byte order mark, for spreadsheets. */
export function matrixCsv({ criteria, evidence, claims }: PackageInput): string {
  const titles = new Map(evidence.map(({ number, title }) => [number, title]));
  const head = ['Criterion', 'Text', 'Evidence', 'Title', 'Where', 'How', 'State', 'Assessor', 'Judged', 'Feedback'];
  const rows = criteria.flatMap(({ code, text }) => {
    const made = claims.filter((claim) => claim.criterion === code);
    if (made.length === 0) return [[code, text, '', '', '', '', 'No evidence', '', '', '']];
    return made.map((claim) => {
      const { assessor = '', at = '', feedback = null } = claim.judgement ?? {};
      const { evidence: number, how } = claim;
      const place = placeOf({ evidence }, claim);
      return [
        code,
        text,
        String(number),
        titles.get(number) ?? '',
        place,
        how,
        state(claim),
        assessor,
        at,
        feedback ?? '',
      ];
    });
  });
  return csvOf([head, ...rows]);
}

/** Criteria down, evidence across; each cell says in words how the claim stands. */
export function matrixPage({ unit, portfolio, criteria, evidence, claims }: PackageInput): string {
  const head = evidence.map(
    ({ number, title }) =>
      `<th scope="col"><a href="${documentPath(number)}.html">${number}. ${escaped(title)}</a></th>`,
  );
  const rows = criteria.map(({ code, text }) => {
    const cells = evidence.map(({ number }) => {
      const made = claims.filter((claim) => claim.criterion === code && claim.evidence === number);
      return `<td>${made.map((claim) => `<p>${escaped(state(claim))}: ${escaped(placeOf({ evidence }, claim))}</p>`).join('')}</td>`;
    });
    return `<tr><th scope="row">${escaped(code)} ${escaped(text)}</th>${cells.join('')}</tr>`;
  });
  const title = `${unit.number} ${unit.title}`;
  const caption = `<caption>Evidence of ${escaped(portfolio.candidate)} for each criterion</caption>`;
  const table = `<table>${caption}<thead><tr><th scope="col">Criterion</th>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
  return page(
    title,
    `<h1>${escaped(title)}</h1><div class="scroll" tabindex="0" role="region" aria-label="Matrix">${table}</div>`,
  );
}
