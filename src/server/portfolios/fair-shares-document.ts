// Fair shares of a team as they stand when they are taken as evidence: what was looked at, what was asked, what was answered. Pure.
import type { AskedShare, FairShares } from '../insights/fair-share-page.ts';
import { sayHard, saySpan, untold } from '../insights/fair-share-words.ts';
import type { RecordDocument } from './document.ts';
import { factsBlock, filled, type Person, peopleOf } from './document-blocks.ts';

/** `day`: YYYY-MM-DD, on which it was looked at. */
export function fairSharesDocument(taker: Person, shares: FairShares, day: string): RecordDocument {
  const { team, months, from, people, known, questions, hardTopics } = shares;
  return {
    ...{ title: `Fair shares of ${team.name}, ${saySpan(months)}`, kind: 'Fair shares', from, to: day },
    people: peopleOf(
      { ...taker, part: 'looked at the shares' },
      questions.map(({ person }) => ({ ...person, part: 'is asked about in it' })),
    ),
    sections: filled([
      {
        ...{ id: 'known', heading: 'What is looked at' },
        blocks: [
          factsBlock('known', 'Of all people together', [
            ['People', String(people)],
            ...known.map(({ words, total }): [string, string] => [words, String(total)]),
            ['What is hard', sayHard(hardTopics)],
            ['What is not known', untold],
          ]),
        ],
      },
      {
        ...{ id: 'questions', heading: 'What is asked' },
        blocks:
          questions.length > 0
            ? questions.map(questionBlock)
            : [factsBlock('none', 'What is asked', [['Asked', 'Nothing: no share is out of line beyond chance']])],
      },
    ]),
  };
}

const questionBlock = ({ what, counts, why, remedy, answer, answeredFor }: AskedShare, at: number) =>
  factsBlock(`question-${at + 1}`, `Question ${at + 1}`, [
    ['Question', what],
    ['Counted', counts],
    ['Why it is asked', why],
    ['What could follow', remedy],
    ['Answer', answer && `${answer.reason} (${answer.by}${answeredFor ? `, for ${answeredFor}` : ''})`],
  ]);
