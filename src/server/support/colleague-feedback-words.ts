// What is said of feedback on its pages and in its document.
import type { views } from './colleague-feedback.form.ts';

export const viewWords: Record<(typeof views)[number], string> = {
  agree: 'I see it the same way',
  'other-view': 'I see it otherwise',
  comment: 'I want to add something',
};
