// Help as one document with both sides: what was asked, what was promised by whom, what was given, whether it helped.
import type { Keep } from '../act.ts';
import { dayInWords } from '../day-words.ts';
import { one, sql, type Tx } from '../db.ts';
import type { PackagedBlock as Block, PackagedDocument as RecordDocument } from '../ledger/package-format.ts';
import type { Actor } from '../people/actor.ts';
import { facts, keepIfNew, words } from '../plans/plan-document.ts';
import { daysOf } from '../plans/record-days.ts';
import { type HelpRow, type HelpStepRow, helpRows } from './help-rows.ts';
import { helpStateWords, reasonWords } from './help-state.ts';

export async function keepHelpDocument(tx: Tx, actor: Actor, helpId: string, keep: Keep): Promise<void> {
  const row = one(await helpRows(tx, actor, sql`r.id = ${helpId}`, sql`r.id`));
  const document = helpDocument(row, actor.organisation.timeZone);
  await keepIfNew(tx, actor, { kind: 'help-request-document', id: helpId }, document, keep);
}

export function helpDocument(row: HelpRow, zone: string): RecordDocument {
  const helpers = row.steps.flatMap(({ helperId: id, helper: name }) => (id && name ? [{ id, name }] : []));
  const people = [
    { id: row.askerId, name: row.asker, part: 'asked for help' },
    { id: row.askedId, name: row.asked, part: 'was asked' },
    ...helpers.map((helper) => ({ ...helper, part: 'named in it' })),
  ];
  const days = daysOf([row.at, ...row.steps.map(({ at }) => at)], zone)!;
  return {
    ...{ title: `Help asked by ${row.asker}${row.title ? `: ${row.title}` : ''}`, kind: 'Help asked for', ...days },
    people: people.filter(({ id }, at) => people.findIndex((one) => one.id === id) === at),
    sections: [
      { id: 'asked', heading: 'What was asked', blocks: [askedFacts(row), ...askedWords(row)] },
      { id: 'steps', heading: 'What became of it', blocks: row.steps.map(stepBlock) },
    ].filter(({ blocks }) => blocks.length > 0),
  };
}

const askedFacts = (row: HelpRow) =>
  facts('help-facts', 'The request', {
    'Asked by': row.asker,
    'Asked of': row.asked,
    'With which work': row.title,
    Reason: reasonWords[row.reason],
    'How it stands': helpStateWords[row.state],
  });

const askedWords = ({ id, words: said, asker, at }: HelpRow): Block[] =>
  said ? [words(`asked-${id}`, 'In their own words', said, asker, at)] : [];

export const stepTitles: Record<HelpStepRow['step'], string> = {
  promise: 'Promised',
  give: 'Given',
  helped: 'It helped',
  'not-helped': 'It did not help: open again',
  'take-back': 'Taken back',
};

/** "Adwoa Mensah, by 4 December 2026: I sit with you" */
export function sayStep({ step, words: said, helper, due }: Omit<HelpStepRow, 'byId'>): string {
  const who = step === 'promise' && helper ? `${helper}${due ? `, by ${dayInWords(due)}` : ''}` : null;
  return [who, said].filter(Boolean).join(': ') || `${stepTitles[step]}.`;
}

const stepBlock = (row: HelpStepRow): Block =>
  words(`step-${row.id}`, stepTitles[row.step], sayStep(row), row.by, row.at);
