// Certificates as evidence: prior learning is judged with the same rigour as anything else, and while it is current.
import { act } from '../act.ts';
import { today } from '../clock.ts';
import { dayInWords, daysBetween } from '../day-words.ts';
import { Invalid } from '../errors.ts';
import { newId } from '../id.ts';
import type { Actor } from '../people/actor.ts';
import type { CertificateForm } from './certificates.form.ts';
import type { Block, RecordDocument } from './document.ts';
import { fileDocument, paragraphs } from './document-parts.ts';
import type { Evidence } from './portfolios.table.ts';
import type { Fact } from './provenance.ts';
import { type AddedFile, addEvidence, keepFiles, nextNumber } from './taking.ts';

/** A certificate, with its files. It is of the day on which it was awarded. @throws Invalid for days to come, or where it has expired */
export const addCertificate = (actor: Actor, form: CertificateForm, stored: readonly AddedFile[]): Promise<Evidence> =>
  act(actor, 'evidence.take', mine(actor), async (tx, _, keep) => {
    refuseDays(form, today(actor.organisation.timeZone));
    const number = await nextNumber(tx, actor);
    const id = newId();
    const files = await keepFiles(tx, actor, id, stored, keep);
    const added = fileDocument(actor, { ...form, happenedFrom: form.awardedOn, happenedTo: null }, files);
    const document = certificateDocument(added, form);
    const { expiresOn } = form;
    return addEvidence(tx, actor, { id, number, kind: 'certificate', document, simulated: false, expiresOn }, keep);
  });

const mine = (actor: Actor) => async () => ({ candidateId: actor.personId });

function refuseDays({ awardedOn, seenOn, expiresOn }: CertificateForm, day: string) {
  if (awardedOn > day) throw new Invalid({ awardedOn: 'Enter a day that has come: it is awarded already' });
  if (seenOn && seenOn > day) throw new Invalid({ seenOn: 'Enter a day that has come: the original was seen then' });
  if (expiresOn && expiresOn < day)
    throw new Invalid({
      expiresOn: `It expired on ${dayInWords(expiresOn)}, so it shows nothing of today. Add what renewed it, or show the same by your work`,
    });
}

function certificateDocument(added: RecordDocument, form: CertificateForm): RecordDocument {
  const [, files] = added.sections;
  const facts = [
    { name: 'Certifies', value: form.title },
    { name: 'Awarded by', value: form.awardedBy },
    { name: 'Awarded on', value: dayInWords(form.awardedOn) },
    ...(form.number ? [{ name: 'Number', value: form.number }] : []),
    { name: 'Expires', value: form.expiresOn ? dayInWords(form.expiresOn) : 'It says no day' },
    {
      name: 'Original seen',
      value: form.seenBy ? `by ${form.seenBy} on ${dayInWords(form.seenOn!)}` : 'By nobody yet',
    },
  ];
  return {
    ...added,
    kind: 'Certificate',
    people: added.people.map((person) => ({ ...person, part: 'holds it' })),
    sections: [
      {
        ...{ id: 'certificate', heading: 'The certificate' },
        blocks: [{ id: 'certificate', kind: 'facts', label: 'The certificate', facts }],
      },
      {
        ...{ id: 'about', heading: 'What it says of my work now' },
        blocks: paragraphs(form.about).map(
          (text, at): Block => ({
            ...{ id: `about-${at + 1}`, kind: 'words', text },
            label: `What it says of my work now, paragraph ${at + 1}`,
          }),
        ),
      },
      files!,
    ],
  };
}

/** Pure. Whether it still holds, told to whoever reads it. `day`: today. */
export function currencyFacts({ kind, expiresOn, happenedFrom }: Evidence, day: string): Fact[] {
  if (kind !== 'certificate') return [];
  const years = Math.floor(daysBetween(happenedFrom, day) / 365.25);
  const age = years < 1 ? 'less than a year ago' : `${years} ${years === 1 ? 'year' : 'years'} ago`;
  return [{ name: 'Current', text: `${holds(expiresOn, day)}. Awarded ${age}` }];
}

function holds(expiresOn: string | null, day: string) {
  if (!expiresOn) return 'It says no day on which it expires';
  if (expiresOn < day)
    return `It expired on ${dayInWords(expiresOn)}: what is claimed of it after that day does not count`;
  const left = daysBetween(day, expiresOn);
  const soon = left <= 60 ? `, in ${left} ${left === 1 ? 'day' : 'days'}` : '';
  return `It holds until ${dayInWords(expiresOn)}${soon}`;
}
