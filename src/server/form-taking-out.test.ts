// Pages where one button takes the record out, or leads away, beside the form that changes it: what is typed there and not saved holds it back.
import type { RequestEvent } from '@sveltejs/kit';
import { expect, test } from 'vitest';
import { actions as skill } from '../routes/develop/skills/[skill=id]/+page.server.ts';
import { actions as part } from '../routes/lead/plans/[plan=id]/agreement/[person=id]/+page.server.ts';
import { actions as objective } from '../routes/lead/plans/[plan=id]/objectives/[objective=id]/+page.server.ts';
import { actions as task } from '../routes/lead/plans/[plan=id]/tasks/[task=id]/edit/+page.server.ts';
import { actions as judging } from '../routes/prove/assess/[enrolment=id]/[evidence=id]/+page.server.ts';
import { actions as standard } from '../routes/serve/standards/[standard=id]/+page.server.ts';
import { unsavedWords } from './form-ending.ts';

const taking = [
  { what: 'an objective', ends: objective.withdraw, form: 'withdraw', beside: 'save.title' },
  { what: 'a task', ends: task.withdraw, form: 'withdraw', beside: 'save.title' },
  { what: 'a task, by saving what leads away from it', ends: task.save, form: 'save', beside: 'withdraw.reason' },
  { what: 'a skill', ends: skill.retire, form: 'retire', beside: 'edit.name' },
  { what: 'a judgement, by opening the next evidence', ends: judging.open, form: 'next', beside: 'judge-1.feedback' },
  { what: 'a word that the old words hold', ends: part.repeat, form: 'repeat', beside: 'state.what' },
  { what: 'a standard', ends: standard.retire, form: 'retire', beside: 'edit.name' },
];

test.each(taking)(
  'what is typed beside and not saved is not lost by taking out $what',
  async ({ ends, form, beside }) => {
    const url = new URL(`http://here/page?/do&form=${form}`);
    const body = new URLSearchParams({ [beside]: 'Half written', [`${beside}.was`]: 'As stored' });
    const event = { url, request: new Request(url, { method: 'POST', body }), locals: { actor: {} }, params: {} };
    expect(await ends(event as unknown as RequestEvent)).toMatchObject({
      status: 409,
      data: { message: unsavedWords, unsaved: beside.split('.')[0], kept: { [beside]: 'Half written' } },
    });
  },
);
