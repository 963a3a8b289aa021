// The skill levels of somebody as they stand when they are taken as evidence, and how the one that was chosen came about. Pure.
import { dayInWords } from '../day-words.ts';
import type { personSkillsOf } from '../people/development.ts';
import { levelWords } from '../people/skills.form.ts';
import type { RecordDocument } from './document.ts';
import { factsBlock, filled, type Person, peopleOf, tableBlock } from './document-blocks.ts';

type Skills = Awaited<ReturnType<typeof personSkillsOf>>;
type Chosen = { id: string; skillId: string | null };

/** Null where nothing was assessed yet. */
export function skillsDocument(taker: Person, found: Skills, { id, skillId }: Chosen): RecordDocument | null {
  const held = found.skills.filter(({ level }) => level !== null);
  const days = [...held.flatMap(({ assessedOn }) => assessedOn ?? []), ...found.past.map((one) => one.assessedOn)];
  const [from, to] = [days.toSorted()[0], days.toSorted().at(-1)];
  if (!from || !to) return null;
  const chosen = held.find((skill) => skill.skillId === skillId);
  return {
    ...{ title: `Skills of ${found.name}`, kind: 'Skill levels', from, to },
    people: peopleOf({ ...taker, part: taker.id === id ? 'has these skills' : 'took this copy' }, [
      { id, name: found.name, part: 'has these skills' },
    ]),
    sections: filled([
      {
        ...{ id: 'skills', heading: 'Skills' },
        blocks: held.map(({ skillId: skill, name, description, level, assessedOn, assessedBy, basis, goal }) =>
          factsBlock(`skill-${skill}`, name, [
            ['Skill', name],
            ['What somebody with it can do', description],
            ['Level', sayLevel(level!)],
            ['Assessed', `${dayInWords(assessedOn!)} by ${assessedBy}`],
            ['Based on', basis],
            ['Developing', goal && `since ${dayInWords(goal.since)}`],
          ]),
        ),
      },
      {
        ...{ id: 'past', heading: chosen ? `${chosen.name}, assessment by assessment` : 'Assessment by assessment' },
        blocks: [
          tableBlock(
            'past',
            'Every assessment of it',
            ['Day', 'Level', 'Assessed by', 'Based on'],
            (chosen ? found.past : []).map(({ assessedOn, level, assessedBy, basis }) => [
              ...[dayInWords(assessedOn), sayLevel(level), assessedBy, basis ?? '–'],
            ]),
          ),
        ],
      },
    ]),
  };
}

const sayLevel = (level: number) => `${level}: ${levelWords[level]}`;
