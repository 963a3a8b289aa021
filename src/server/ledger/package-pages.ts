// What a person reads in a package: a page for each piece of evidence, and a text that says what is in it and how to verify it.
import { momentInWords } from '../day-words.ts';
import { canonical } from './canonical.ts';
import { attachmentPath, documentPath, type PackagedBlock } from './package-format.ts';
import type { PackageInput } from './package-input.ts';
import { whoSaid } from './who-said.ts';

/** evidence/<nn>/document.json and .html for every piece. */
export function documentFiles({ evidence, attachments, claims, timeZone }: PackageInput): Record<string, string> {
  const called = new Map(attachments.map(({ sha256, name }) => [sha256, name]));
  const pages = evidence.map((one) => {
    const { document, number } = one;
    const facts = [
      ['Kind', document.kind],
      ['Happened', document.from === document.to ? day(document.from) : `${day(document.from)} to ${day(document.to)}`],
      ['People', document.people.map(({ name, part }) => `${name} (${part})`).join(', ')],
      [
        'Claimed for',
        claims
          .filter((claim) => claim.evidence === number)
          .map((claim) => claim.criterion)
          .join(', ') || 'nothing',
      ],
    ];
    const rows = facts.map(
      ([name, value]) => `<tr><th scope="row">${escaped(name!)}</th><td>${escaped(value!)}</td></tr>`,
    );
    const sections = document.sections.map(
      ({ heading, blocks }) =>
        `<section><h2>${escaped(heading)}</h2>${blocks.map((each) => block(whoSaid(each), called, timeZone)).join('')}</section>`,
    );
    const body = `<p>Evidence ${number}</p><h1>${escaped(document.title)}</h1><table>${rows.join('')}</table>${sections.join('')}`;
    return [
      [`${documentPath(number)}.json`, canonical(document)],
      [`${documentPath(number)}.html`, page(`Evidence ${number}: ${document.title}`, body)],
    ];
  });
  return Object.fromEntries(pages.flat()) as Record<string, string>;
}

/** A page that needs nothing else and runs nothing. */
export const page = (title: string, body: string) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>
body { font: 1rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid; padding: 0.3rem 0.6rem; text-align: left; vertical-align: top; }
.words { white-space: pre-wrap; }
.scroll { overflow-x: auto; }
</style>
</head>
<body>
<main>${body}</main>
</body>
</html>
`;

/** 2 November 2026, from 2026-11-02. */
const day = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

export const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

function block(one: PackagedBlock, called: Map<string, string>, timeZone: string): string {
  const head = `<h3 id="${escaped(one.id)}">${escaped(one.label)}</h3>`;
  switch (one.kind) {
    case 'words': {
      const by = [one.by, one.at && momentInWords(new Date(one.at), timeZone)].filter(Boolean).join(', ');
      return `${head}<p class="words">${escaped(one.text)}</p>${by ? `<p>${escaped(by)}</p>` : ''}`;
    }
    case 'facts':
      return `${head}<table>${one.facts.map((fact) => row('td', [fact.name, fact.value])).join('')}</table>`;
    case 'table': {
      const rows = one.rows.map((cells) => row('td', cells)).join('');
      const label = `tabindex="0" role="region" aria-label="${escaped(one.label)}"`; // it may be wider than the page
      return `${head}<div class="scroll" ${label}><table><thead>${row('th', one.head)}</thead><tbody>${rows}</tbody></table></div>`;
    }
    case 'file': {
      const name = called.get(one.sha256) ?? one.name;
      const link = `<a href="../../${attachmentPath(one.sha256, name)}">${escaped(one.name)}</a>`;
      return `${head}<p>${link}, ${one.size} bytes</p><p>SHA-256 ${one.sha256}</p>`;
    }
  }
}

const row = (cell: 'th' | 'td', cells: string[]) =>
  `<tr>${cells.map((text) => `<${cell}>${escaped(text)}</${cell}>`).join('')}</tr>`;

/** A package has a folder only where something is in it. */
const lineIf = (there: readonly unknown[], line: string) => (there.length > 0 ? `${line}\n` : '');
const evidenceLine = 'evidence/       each piece as it was fixed, for people (.html) and programs (.json)';
const filesLine =
  'files/          the files that belong to the evidence, unaltered; each is named by the SHA-256 of its content';

const sealedLines = `
COPIES AND ORIGINALS

Some evidence is a copy in which names and details of others are replaced by role words. The copy is proven like everything
else. Its original is not in this package and stays sealed where it was made; the ledger's entry with the hash of it is here.
That hash is salted: nobody can find out from it who was named. Whoever opens the original there can show that it gives this
hash; nothing here shows what the original says.`;

/** README.txt: what is here, how to verify it, and what that cannot show. */
export const readme = (
  { portfolio, organisation, unit, made, evidence, attachments, records }: PackageInput,
  key: string,
) => `PORTFOLIO

Candidate     ${portfolio.candidate}
Organisation  ${organisation.name}
Unit          ${unit.number} ${unit.title}
Packed        ${made}
Key           ${key}

WHAT IS HERE

portfolio.pdf   the whole portfolio, for reading and printing
matrix.html     every criterion with its evidence; matrix.csv is the same for a spreadsheet
${lineIf(evidence, evidenceLine)}${lineIf(attachments, filesLine)}ledger/         entries, records, proofs and the signed checkpoint that bind all of this
manifest.json   the list of every file with its hash; manifest.sig is its signature

IS IT UNALTERED?

Keep the zip as you received it: verify the zip, not the unpacked folder.

  In a browser, without a network: open verify.html and drop the zip on it.
  With Node 20 or newer:           node verify.mjs <package.zip>
  With Leadwell:                   leadwell verify <package.zip>

A verifier inside a package could have been exchanged together with it. Where it matters, take the verifier from another
package that you trust, or use Leadwell's own.

WHAT THIS SHOWS, AND WHAT IT CANNOT

Every byte of the zip is checked. Nobody can change this package without the private key of the installation that made it.
Somebody else could make another package with a key of their own: compare the key's id above with the one that the
organisation publishes, or give the public key to the verifier (--key).
Whoever runs the installation holds its key, and could write another history and sign that. A checkpoint that was given to
somebody outside beforehand (by e-mail, on paper) uncovers this: node verify.mjs <package.zip> --checkpoint <file>.
The proofs show that records are as they were when they were made. They do not show that what people wrote is true.
${lineIf(
  records.filter(({ record }) => record.originalHash),
  sealedLines,
)}`;
