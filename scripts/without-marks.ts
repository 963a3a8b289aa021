// Svelte marks in every page where a script would take it up. No page of ours has one, and of a long table the marks are a quarter.
import type { Plugin } from 'vite';

const mark = '<!--(?:\\[!?|\\[-?\\d+|\\]|)-->';
const onlyMarks = new RegExp(`\\$\\$renderer\\.push\\((["'\`])(?:${mark})+\\1\\)`, 'g');
const marks = new RegExp(mark, 'g');

/** The compiled page, which writes the same without marks. */
export const unmarked = (code: string): string => code.replace(onlyMarks, 'void 0').replace(marks, '');

/** This must go before any page sets `csr = true`. */
export const withoutMarks = (): Plugin => ({
  name: 'leadwell:without-marks',
  apply: 'build',
  enforce: 'post',
  transform: (code, id) => (id.endsWith('.svelte') ? { code: unmarked(code), map: null } : null),
});
