import { NotFound } from '#server/errors.ts';
import { blockOf, partOf } from '#server/ledger/file-parts.ts';
import { page } from '#server/page.ts';
import { blockIn } from '#server/portfolios/document-parts.ts';
import { evidenceOf } from '#server/portfolios/evidence-page.ts';
import { unheeded } from '#server/unheeded.ts';

export const _uses = ['evidence.view'] as const;

/** One file of a piece of evidence by itself, with what is claimed of it; `?claim=` begins where that claim points to. */
export const load = page(async (actor, { params, url }) => {
  const { evidence, claims } = await evidenceOf(actor, params.evidence!);
  const block = blockIn(evidence.document, params.block!);
  if (block?.kind !== 'file') throw new NotFound();
  const live = claims.filter(({ state, place }) => state !== 'withdrawn' && blockOf(place) === block.id);
  const inHand = live.find(({ id }) => id === url.searchParams.get('claim'));
  const part = inHand ? partOf(inHand.place) : null;
  const asked = url.searchParams.get('page');
  const pages = block.pages ?? 1;
  const number = Number(asked ?? (part?.kind === 'pages' ? part.from : 1));
  const isPage = Number.isInteger(number) && number >= 1 && number <= pages;
  const { id, number: count, title } = evidence;
  return {
    ...{ evidence: { id, number: count, title }, block, claims: live, inHand: inHand?.id ?? null },
    page: isPage ? number : 1,
    unheeded: unheeded(url, [
      { name: 'claim', taken: inHand?.id, say: () => 'The claim that the address names is none of this file.' },
      {
        name: 'page',
        taken: () => isPage,
        say: () => `It has ${pages === 1 ? 'one page' : `${pages} pages`}: the first is shown.`,
      },
    ]),
  };
});
