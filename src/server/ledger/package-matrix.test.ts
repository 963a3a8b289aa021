import { expect, test } from 'vitest';
import { matrixCsv, matrixPage } from './package-matrix.ts';
import { samplePackage } from './package-sample.ts';

test('the matrix calls a place as the pages and the PDF do: its heading first, numbered where there are several', () => {
  const input = samplePackage();
  const [evidence, claim] = [input.evidence[0]!, input.claims[0]!];
  const [why] = evidence.document.sections;
  const twice = { ...why!.blocks[2]!, id: 'b5' };
  const document = { ...evidence.document, sections: [{ ...why!, blocks: [...why!.blocks, twice] }] };
  const named = (place: string) => ({ ...input, evidence: [{ ...evidence, document }], claims: [{ ...claim, place }] });
  expect(matrixCsv(named('b1'))).toContain(',Why: Purpose,');
  expect(matrixCsv(named('b5'))).toContain(',Why: Tasks (2),');
  expect(matrixPage(named('b5'))).toContain('Why: Tasks (2)');
});
