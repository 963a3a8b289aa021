// What a performance review that both signed shows of how it went. Pure.
import { begins, fact, ids } from './record-blocks.ts';
import type { RecordToRead, Shown } from './records.ts';

/** Of a review that the candidate led. */
export function shownByReview({ document, part, blocks }: RecordToRead): Shown[] {
  const member = document.people.find((one) => one.part === 'member')?.name;
  if (part !== 'leader' || !member) return [];
  const [feedback, comment] = [blocks('feedback')[0], blocks('talk').find(({ id }) => id === 'comment')];
  const view = blocks('view');
  const goals = begins(blocks('objectives'), 'objective').filter((block) => fact(block, 'For'));
  const actions = begins(blocks('actions'), 'action');
  const said = comment?.kind === 'words' ? [comment] : [];
  return [
    ...(feedback && view.length > 0
      ? [
          {
            act: 'draw-out' as const,
            because: `${member} gave their own view before you gave yours${said.length > 0 ? ', and commented on what you said' : ''}`,
            places: [...ids(view), ...ids(said)],
          },
        ]
      : []),
    ...(feedback && blocks('pack').length > 0
      ? [
          {
            act: 'feedback' as const,
            because: `you gave ${member} feedback on the work of a period`,
            places: [feedback.id],
          },
        ]
      : []),
    ...(goals.length > 0 && actions.length > 0
      ? [
          {
            act: 'plan-next' as const,
            because: `you and ${member} agreed on development objectives and on who does what by when, and both signed`,
            places: [...ids(goals), ...ids(actions)],
          },
        ]
      : []),
  ];
}
