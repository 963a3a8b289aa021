// The sentences under the day: what is due, and which standards have moved. Pure.
import { allOf } from '#server/list-words.ts';
import { capital } from '#server/plans/allocation-names.ts';

const things = (n: number) => (n === 1 ? 'One thing' : `${n} things`);
const are = (n: number) => (n === 1 ? 'is' : 'are');

type Due = { overdue: number; today: number; total: number; first: string | null };
/** `first` is what is due today, where it is one thing. */
export function dueInWords({ overdue, today, total, first }: Due): string {
  const rest = total - overdue - today;
  if (total === 0) return ''; // said once, where it would stand
  if (rest === total) return `${things(total)} ${total === 1 ? 'waits' : 'wait'} for you, nothing is due today.`;
  const late = overdue > 0 ? `${things(overdue)} ${are(overdue)} overdue` : '';
  const more = rest > 0 ? (rest === 1 ? 'one more waits' : `${rest} more wait`) : '';
  if (today === 1 && first) return sentences(`Due today: ${first}`, capital([late, more].filter(Boolean).join(', ')));
  const now = today > 0 ? `${late ? today : things(today)} ${are(today)} due today` : '';
  return `${[late, now, more].filter(Boolean).join(', ')}.`;
}

const sentences = (...some: string[]) =>
  some
    .filter(Boolean)
    .map((words) => `${words}.`)
    .join(' ');

type Moved = { name: string; tone: string };
const named = 3;
/** Which standards have moved, and to what; more than three are counted. `standards`: all that are shown. */
export function movedInWords(standards: readonly Moved[]): string {
  if (standards.length === 0) return '';
  const of = (tone: string) => standards.filter((one) => one.tone === tone).map(({ name }) => `“${name}”`);
  const [worse, better, signal] = [of('worse'), of('better'), of('signal')];
  const moved = worse.length + better.length + signal.length;
  if (moved === 0) return 'No standard moved in its latest week.';
  if (moved > named)
    return `${moved} standards have moved${worse.length > 0 ? `, ${worse.length === 1 ? 'one' : worse.length} for the worse` : ''}.`;
  const say = (names: string[], how: string) =>
    names.length > 0 ? `${allOf(names)} ${names.length === 1 ? 'has' : 'have'} moved${how}` : '';
  return sentences(say(worse, ' for the worse'), say(better, ' for the better'), say(signal, ''));
}
