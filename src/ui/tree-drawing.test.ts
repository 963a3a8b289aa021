import { expect, test } from 'vitest';
import { type Branch, countOf, drawTree } from './tree-drawing.ts';

const leaf = (id: string): Branch => ({ id, name: id, under: [] });
const roots = [{ id: 'top', name: 'Top', under: [{ id: 'a', name: 'A', under: [leaf('a1'), leaf('a2')] }, leaf('b')] }];

test('leaves stand one under another and a parent beside the first of its own', () => {
  const { nodes } = drawTree(roots);
  const y = Object.fromEntries(nodes.map((node) => [node.id, node.y]));
  expect([y.a1, y.a2, y.b]).toEqual([24, 72, 120]);
  expect([y.a, y.top]).toEqual([24, 24]);
});

test('a long name takes the lines it needs and is never cut; of a note the first three', () => {
  const name = 'Customer Relations and Complaints Resolution for the Northern Region';
  const note = 'Answers tenants by phone, e-mail and webchat. '.repeat(8);
  const drawn = drawTree([{ id: 'a', name, note, under: [] }]);
  expect(drawn.nodes[0]!.name.join(' ')).toBe(name);
  expect(drawn.nodes[0]!.name.length).toBeGreaterThan(1);
  expect(drawn.nodes[0]!.note).toHaveLength(3);
  expect(drawn.nodes[0]!.note.at(-1)).toMatch(/…$/);
  expect(drawn.tall).toBe(10 + 15 * (drawn.nodes[0]!.name.length + 3));
});

test('a word that is longer than a box is broken, and no letter of it lost', () => {
  const name = 'Konstantinopolitanischerdudelsackpfeifenmachergesellschafterin Ng';
  const [drawn] = drawTree([{ id: 'a', name, under: [{ ...leaf('b'), under: [leaf('c')] }] }]).nodes.slice(-1);
  expect(Math.max(...drawn!.name.map(({ length }) => length))).toBeLessThanOrEqual(48);
  expect(drawn!.name.join('').replaceAll(' ', '')).toBe(name.replaceAll(' ', ''));
});

test('four leaves or more of one parent stand in columns, in a frame to which one line leads', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map(leaf);
  const { nodes, links, frames, width, height, box } = drawTree([{ id: 'top', name: 'Top', under: five }]);
  expect(nodes.map(({ id, x, y }) => [id, x, y]).slice(0, 5)).toEqual([
    ['a', 370, 32],
    ['b', 370, 80],
    ['c', 370, 128],
    ['d', 740, 32],
    ['e', 740, 80],
  ]);
  expect([box, width, height]).toEqual([340, 1087, 160]);
  expect(frames).toEqual([{ id: 'top', x: 363, y: 3, width: 724, height: 154 }]);
  expect(links).toEqual([{ id: 'top', path: 'M340 32H363' }]);
});

test('everybody but the first has one line to the one above', () => {
  expect(drawTree(roots).links.map(({ id }) => id)).toEqual(['a1', 'a2', 'a', 'b']);
});

test('a large tree is drawn by its upper levels and says how many are left out', () => {
  const drawn = drawTree(roots, 3);
  expect(drawn.nodes.map(({ id, more }) => [id, more])).toEqual([
    ['a', 2],
    ['b', 0],
    ['top', 0],
  ]);
  expect(drawn.cut).toBe(true);
});

test('boxes grow with the room there is, and a deep tree keeps them readable', () => {
  expect(drawTree(roots).box).toBe(340);
  const deep = (levels: number): Branch => ({ id: `${levels}`, name: '', under: levels > 1 ? [deep(levels - 1)] : [] });
  expect(drawTree([deep(4)]).box).toBe(295);
  expect(drawTree([deep(9)]).box).toBe(206);
});

test('counting takes in every level', () => {
  expect(countOf(roots)).toBe(5);
});
