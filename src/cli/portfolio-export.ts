import { Conflict, NotFound } from '#server/errors.ts';
import { withInstallation } from '#server/installation/installation.ts';
import { writeExport } from '#server/installation/portfolios.ts';
import { type Command, Refused, WrongUse } from './command.ts';
import { refusing, requireInstallation, say } from './installation.ts';

export const command: Command = {
  words: 'portfolio export <id>',
  help: `Writes a portfolio into a folder: one PDF, and one zip with every file and the proofs that nothing was changed.
Only submitted evidence is in it. Anybody verifies the zip with: leadwell verify <package.zip>`,
  options: {
    out: { type: 'string', value: 'folder', needed: true, says: 'where to write; it is made where it is missing' },
  },
  example: 'portfolio export 01a21c1e-5cd7-7584-9bb2-21aa583a438c --out portfolios',
  run({ words: [id, ...more], options: { out } }) {
    if (!id || more.length > 0)
      throw new WrongUse('Name one portfolio by its id; `leadwell portfolio list` shows them.');
    if (typeof out !== 'string' || !out) throw new WrongUse('Name the folder to write into, such as --out portfolios');
    return refusing(async () => {
      await requireInstallation();
      const written = await withInstallation((at) => writeExport(at, id, out), { say }).catch(inWords(out));
      if (written.evidence === 0) say(holdsNothing(written.drafts));
      return { json: written, text: `${written.package}\n${written.pdf}` };
    });
  },
};

/** What is written holds no evidence: said in one sentence. */
export const holdsNothing = (drafts: number): string => {
  const left = drafts === 1 ? ', and the one draft is left out' : `, and the ${drafts} drafts are left out`;
  return `Nothing is submitted yet, so this holds the unit and its criteria and no evidence${drafts > 0 ? left : ''}.`;
};

const inWords =
  (folder: string) =>
  (error: unknown): never => {
    if (error instanceof NotFound) throw new Refused('not-found', error.message);
    if (error instanceof Conflict) throw new Refused('damaged', error.message);
    const { code } = error as NodeJS.ErrnoException;
    const reason = code && reasons[code];
    throw reason ? new Refused('folder', `${folder} ${reason}`, { folder }) : error;
  };

const reasons: Record<string, string> = {
  ENOSPC: 'lies on a disk that is full. Nothing was written.',
  EACCES: 'is not yours to write in. Name another folder.',
  EROFS: 'lies on a disk that can only be read. Name another folder.',
  ENOTDIR: 'is not a folder. Name another.',
  EEXIST: 'is a file, not a folder. Name another.',
};
