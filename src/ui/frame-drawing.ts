// A frame is drawn on a picture by dragging, and stands in the field for its edges then. Without this script the edges are typed, or fields ticked.
const edges = document.querySelector<HTMLInputElement>('[data-frame-edges] input');
const namespace = 'http://www.w3.org/2000/svg';

if (edges) for (const picture of document.querySelectorAll<HTMLElement>('[data-framed]')) drawOn(picture, edges);

function drawOn(picture: HTMLElement, field: HTMLInputElement): void {
  const frame = frameOver(picture);
  let begun: { x: number; y: number } | null = null;
  picture.classList.add('picture--drawn');
  picture.addEventListener('pointerdown', (event) => {
    begun = placeIn(picture, event);
    picture.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  picture.addEventListener('pointermove', (event) => {
    if (begun) show(frame, field, begun, placeIn(picture, event));
  });
  picture.addEventListener('pointerup', () => {
    begun = null;
  });
}

/** Of the picture, in whole per cent. */
function placeIn(picture: HTMLElement, { clientX, clientY }: PointerEvent) {
  const { left, top, width, height } = picture.getBoundingClientRect();
  const share = (at: number, of: number) => Math.round(Math.min(1, Math.max(0, at / of)) * 100);
  return { x: share(clientX - left, width), y: share(clientY - top, height) };
}

function frameOver(picture: HTMLElement): SVGRectElement {
  const drawing = document.createElementNS(namespace, 'svg');
  const frame = document.createElementNS(namespace, 'rect');
  drawing.setAttribute('class', 'picture__frames');
  drawing.setAttribute('viewBox', '0 0 100 100');
  drawing.setAttribute('preserveAspectRatio', 'none');
  drawing.setAttribute('aria-hidden', 'true');
  frame.setAttribute('class', 'picture__frame');
  drawing.append(frame);
  picture.append(drawing);
  return frame;
}

type Point = { x: number; y: number };

function show(frame: SVGRectElement, field: HTMLInputElement, from: Point, to: Point): void {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const drawn = { x: left, y: top, width: right - left, height: bottom - top };
  for (const [name, value] of Object.entries(drawn)) frame.setAttribute(name, String(value));
  field.value = [left, top, right, bottom].join(', ');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
