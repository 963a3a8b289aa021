import { pictureAlone } from '#server/files/picture-alone.ts';
import { submit } from '#server/form.ts';
import { page } from '#server/page.ts';
import { finishAssignment, mostPhotos, tooManyPhotos } from '#server/plans/finishing.ts';
import { ownWork } from '#server/plans/own-work.ts';
import { beginForm, doneForm } from '#server/plans/plans.form.ts';
import { beginWork } from '#server/plans/work-steps.ts';
import { intoStore, submitAnyFiles } from '#server/upload.ts';

export const _uses = ['assignment.finish', 'assignment.begin'] as const;

const most = 30_000_000; // bytes: more than any phone's camera makes
const keepPhoto = intoStore({ most, pictures: true });

export const load = page(async (actor, { params }) => ({
  work: await ownWork(actor, params.work!),
  most: most / 1_000_000,
  mostPhotos,
}));

export const actions = {
  begin: submit(beginForm, async (actor, { assignmentId }) => {
    const { step } = await beginWork(actor, assignmentId);
    return { said: step === 'begin' ? 'Begun. Your leader sees that it is in progress.' : 'It goes on.' };
  }),
  done: submitAnyFiles(
    doneForm,
    {
      ...{ field: 'photos', also: 'camera', most: { files: mostPhotos, words: tooManyPhotos } },
      take: (content, name) => keepPhoto(pictureAlone(content, name, most), name),
      // Whose work it is; that it is done already is told with the note still there.
      allowed: async (actor, { params }) => (await ownWork(actor, params.work!)) !== null,
    },
    async (actor, { note }, photos, { params }) => {
      await finishAssignment(actor, params.work!, note, true, photos);
      return { to: '/lead/my-work', said: 'Reported as done. Your leader checks it against the standard.' };
    },
  ),
  takeBack: submit(beginForm, async (actor, { assignmentId }) => {
    await finishAssignment(actor, assignmentId, null, false);
    return { said: 'It is not reported as done any more.' };
  }),
};
