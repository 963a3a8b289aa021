// Drawing over a picture writes a line for each part that is to be covered; without this the lines are typed.
const svg = 'http://www.w3.org/2000/svg';

for (const place of document.querySelectorAll<HTMLElement>('[data-cover]'))
  coverDrawing(place, document.getElementById(place.dataset.cover!) as HTMLTextAreaElement);

function coverDrawing(place: HTMLElement, lines: HTMLTextAreaElement): void {
  const over = document.createElementNS(svg, 'svg');
  over.setAttribute('viewBox', '0 0 100 100');
  over.setAttribute('preserveAspectRatio', 'none');
  over.setAttribute('aria-hidden', 'true');
  place.append(over);
  const show = (more: number[] = []) =>
    over.replaceChildren(
      ...[...lines.value.split('\n').map(numbersIn), more].filter(({ length }) => length === 4).map(box),
    );
  lines.addEventListener('input', () => show());
  let from: [number, number] | null = null;
  over.addEventListener('pointerdown', (event) => {
    over.setPointerCapture(event.pointerId);
    from = placeIn(over, event);
  });
  over.addEventListener('pointermove', (event) => {
    if (from) show(between(from, placeIn(over, event)));
  });
  over.addEventListener('pointerup', (event) => {
    if (!from) return;
    const drawn = between(from, placeIn(over, event));
    from = null;
    if (drawn[2]! >= 1 && drawn[3]! >= 1) lines.value = `${lines.value.trimEnd()}\n${drawn.join(' ')}`.trimStart();
    show();
  });
  show();
}

function numbersIn(line: string): number[] {
  return line
    .split(/[\s,;%]+/)
    .filter(Boolean)
    .map(Number);
}

/** In per cent of the picture. */
function placeIn(over: SVGSVGElement, { clientX, clientY }: PointerEvent): [number, number] {
  const { left, top, width, height } = over.getBoundingClientRect();
  const within = (value: number) => Math.min(100, Math.max(0, Math.round(value * 10) / 10));
  return [within(((clientX - left) / width) * 100), within(((clientY - top) / height) * 100)];
}

function between([x, y]: [number, number], [u, v]: [number, number]): number[] {
  return [Math.min(x, u), Math.min(y, v), Math.abs(x - u), Math.abs(y - v)].map((value) => Math.round(value * 10) / 10);
}

function box([x, y, width, height]: number[]): SVGRectElement {
  const rect = document.createElementNS(svg, 'rect');
  for (const [name, value] of Object.entries({ x, y, width, height })) rect.setAttribute(name, String(value));
  return rect;
}
