import { momentInWords } from '#server/day-words.ts';
import { nothing } from '#server/fields.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { agreeToRecord } from '#server/portfolios/visits/recording.ts';
import {
  askQuestion,
  type KeptNote,
  markRecording,
  noteAnswer,
  noteSeen,
  sayWhatShows,
  takeOut,
  writeAnswer,
} from '#server/portfolios/visits/visit-notes.ts';
import { visitOf } from '#server/portfolios/visits/visit-page.ts';
import {
  acknowledgeForm,
  answerForm,
  askForm,
  callOffVisitForm,
  consentForm,
  markForm,
  showsForm,
  signObservationForm,
  signVisitForm,
  takeOutForm,
  visitNoteForm,
  writeUpForm,
} from '#server/portfolios/visits/visits.form.ts';
import {
  acknowledgeVisit,
  beginVisit,
  callOffVisit,
  endVisit,
  signVisit,
  writeUp,
} from '#server/portfolios/visits/visits.ts';

export const _uses = [
  'visit.view',
  'visit.begin',
  'visit.call-off',
  'visit.note',
  'visit.record',
  'visit.end',
  'visit.write',
  'visit.sign',
  'visit.answer',
  'visit.acknowledge',
] as const;

export const load = page(async (actor, { params }) => {
  const found = await visitOf(actor, params.visit!);
  const { timeZone } = actor.organisation;
  const inWords = (at: Date | null) => at && momentInWords(at, timeZone);
  const { plannedFor, beganAt, endedAt, signedAt } = found.visit;
  return {
    ...{ ...found, timeZone },
    planned: inWords(plannedFor),
    began: inWords(beganAt),
    ended: inWords(endedAt),
    signed: inWords(signedAt),
  };
});

const said = ({ again, beside }: KeptNote, words: string) => {
  if (beside) return { said: 'Another text was kept under the same note before. Both stand here now.', warns: true };
  return { said: again ? 'It was kept already.' : words };
};

export const actions = {
  begin: submit(nothing, async (actor, _, { params }) => {
    await beginVisit(actor, params.visit!);
    return { said: 'It has begun.' };
  }),
  'call-off': submit(callOffVisitForm, async (actor, { reason }, { params }) => {
    await callOffVisit(actor, params.visit!, reason);
    return { said: 'It is called off.' };
  }),
  note: submit(visitNoteForm, async (actor, values, { params }) =>
    said(await noteSeen(actor, params.visit!, values), 'The note is kept.'),
  ),
  ask: submit(askForm, async (actor, values, { params }) =>
    said(await askQuestion(actor, params.visit!, values), 'The question is asked. The candidate sees it.'),
  ),
  answer: submit(answerForm, async (actor, values, { params }) =>
    said(await noteAnswer(actor, params.visit!, values), 'The answer is noted.'),
  ),
  'write-answer': submit(answerForm, async (actor, values, { params }) =>
    said(await writeAnswer(actor, params.visit!, values), 'Your answer is kept. Your assessor reads it.'),
  ),
  mark: submit(markForm, async (actor, values, { params }) =>
    said(await markRecording(actor, params.visit!, values), 'The mark is kept.'),
  ),
  consent: submit(consentForm, async (actor, values, { params }) => {
    await agreeToRecord(actor, params.visit!, values);
    return { said: 'That all agree is recorded. You can record now.' };
  }),
  end: submit(
    nothing,
    async (actor, _, { params }) => {
      await endVisit(actor, params.visit!);
      return { said: 'It has ended. Write it up while you remember it.' };
    },
    { leaves: /^(shows|write)/ },
  ),
  shows: submit(showsForm, async (actor, values, { params }) =>
    said(await sayWhatShows(actor, params.visit!, values), 'What shows it is saved.'),
  ),
  'take-out': submit(takeOutForm, async (actor, { criterionId }, { params }) =>
    said(await takeOut(actor, params.visit!, criterionId), 'The criterion is taken out.'),
  ),
  write: submit(writeUpForm, async (actor, values, { params }) => {
    await writeUp(actor, params.visit!, values);
    return { said: 'Saved.' };
  }),
  sign: submit(
    {
      plain: signVisitForm,
      whole: async (actor, { params }) =>
        (await visitOf(actor, params.visit!)).visit.kind === 'observation' ? signObservationForm : signVisitForm,
    },
    async (actor, values, { params }) => {
      await signVisit(actor, params.visit!, values);
      return { said: 'It is signed. The candidate reads it now.' };
    },
    {},
  ),
  acknowledge: submit(acknowledgeForm, async (actor, values, { params }) => {
    const { number } = await acknowledgeVisit(actor, params.visit!, values);
    return { said: `It is your evidence ${number}. Now claim what it shows.` };
  }),
};
