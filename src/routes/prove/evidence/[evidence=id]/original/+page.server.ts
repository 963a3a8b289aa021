import { fingerprint } from '#server/ledger/fingerprint.ts';
import { page } from '#server/page.ts';
import { originalDocumentOf } from '#server/portfolios/redaction/originals.ts';

export const _uses = ['original.view'] as const;

export const load = page(async (actor, { params }) => {
  const { hash, ...found } = await originalDocumentOf(actor, params.evidence!);
  return { ...found, evidenceId: params.evidence!, sealed: fingerprint(hash) };
});
