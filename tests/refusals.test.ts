// Nothing typed is lost: every page with a form says what was refused, and every box of words can be handed back. See docs/decisions/0210.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const routes = readdirSync('src/routes', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const texts = routes.map(({ parentPath, name }) => {
  const file = join(parentPath, name);
  return { file, name, folder: parentPath, text: /\.(svelte|ts)$/.test(name) ? readFileSync(file, 'utf8') : '' };
});

test('every page whose forms are served for somebody signed in gives what was refused to its page', () => {
  const served = texts.filter(({ name, text }) => name === '+page.server.ts' && /\bsubmit(Any)?(Files)?\(/.test(text));
  expect(served.length).toBeGreaterThan(50);
  const silent = served.filter(({ folder }) => {
    const page = join(folder, '+page.svelte');
    const markup = existsSync(page) ? readFileSync(page, 'utf8').split('</script>').at(-1)! : '';
    const frames = [...markup.matchAll(/<(?:Page|BelowPlan|NewEvidence)\b.*?>\s*\n/gs)].map(([tag]) => tag);
    return !frames.some((tag) => /\s(\{form\}|form=\{)/.test(tag));
  });
  expect(silent.map(({ folder }) => folder)).toEqual([]);
});

test('every box of words is one of the parts that send what they are called', () => {
  const own = texts.filter(({ text }) =>
    /<textarea|<input(?=[^>]*type="(?:text|search|email|url|tel)")(?![^>]*\breadonly\b)/.test(text),
  );
  expect(own.map(({ file }) => file)).toEqual([]);
  for (const part of ['TextArea', 'Field'])
    expect(readFileSync(`src/ui/${part}.svelte`, 'utf8'), part).toContain('<LabelSent {control}');
});
