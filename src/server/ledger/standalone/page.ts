// The end of verify.html: files dropped or chosen are read in the page; nothing leaves it.
import { verifyPackage } from '../package-verify.ts';
import { inWords } from './words.ts';

const element = (id: string) => document.getElementById(id)!;
const chosen = (id: string) => (element(id) as HTMLInputElement).files?.[0];
const answerList = element('answer');

async function verifyFile(file: File) {
  show(['Checking every byte…'], 'working');
  const checkpoint = await chosen('checkpoint')?.text();
  const key = (element('key') as HTMLInputElement).value.trim();
  const bytes = new Uint8Array(await file.arrayBuffer());
  const result = await verifyPackage(bytes, {
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(key ? { keys: [key] } : {}),
  });
  show(inWords(result), result.ok ? 'ok' : 'problem');
}

function show(lines: string[], state: string) {
  answerList.className = state;
  answerList.replaceChildren(
    ...lines.map((line, at) => {
      const item = document.createElement(at === 0 ? 'h2' : 'p');
      item.textContent = line;
      return item;
    }),
  );
}

const verifyChosen = (file: File | undefined) => {
  if (file) verifyFile(file).catch((error: unknown) => show(['The file could not be read.', String(error)], 'problem'));
};

element('package').addEventListener('change', () => verifyChosen(chosen('package')));
element('again').addEventListener('click', () => verifyChosen(chosen('package')));
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  verifyChosen(event.dataTransfer?.files[0]);
});
