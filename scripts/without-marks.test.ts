import { expect, test } from 'vitest';
import { unmarked } from './without-marks.ts';

test('marks are taken out, and nothing else that a page says', () => {
  const code = [
    'if (shape) {',
    '  $$renderer.push("<!--[0-->");',
    '  Shape($$renderer, { name: shape });',
    "} else $$renderer.push('<!--[-1-->');",
    '$$renderer.push(`<!--]--> <b>words<!----></b><!-- said by us --> `);',
  ].join('\n');
  expect(unmarked(code)).toBe(
    [
      'if (shape) {',
      '  void 0;',
      '  Shape($$renderer, { name: shape });',
      '} else void 0;',
      '$$renderer.push(` <b>words</b><!-- said by us --> `);',
    ].join('\n'),
  );
});
