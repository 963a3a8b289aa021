// What the team of the sample said of its plans while they were open to it: comments, objections, and what came of them.
import type { Actor } from '../../people/actor.ts';
import { answerObjection, makeRemark, sayOfObjection } from '../../plans/remarks.ts';
import type { Calendar } from './calendar.ts';
import type { SamplePeople } from './people.ts';

export type RemarkStory = {
  by: string;
  kind: 'comment' | 'objection';
  /** The position of a task or an objective; of neither, the plan as a whole. */
  task?: number;
  objective?: number;
  words: string;
  answer?: {
    outcome: 'changed' | 'kept';
    words: string;
    /** How many days from the plan's first day its task is due, where the answer is that this changed. */
    by?: number;
  };
  /** Whether they say that it is settled. */
  settled?: boolean;
};

type Said = {
  planId: string;
  remarks: readonly RemarkStory[];
  taskIds: readonly string[];
  objectiveIds: readonly string[];
  /** Days to the Monday of this week, as `goTo` counts them. */
  day: number;
  /** Changes a task as the answer says. */
  change: (task: number, by: number) => Promise<unknown>;
};

export async function remarked(cast: SamplePeople, calendar: Calendar, leader: Actor, said: Said): Promise<void> {
  calendar.goTo(said.day, '12:35');
  const made: { remarkId: string; story: RemarkStory }[] = [];
  for (const story of said.remarks) {
    const { kind, words, task, objective } = story;
    const about =
      task !== undefined
        ? `task:${said.taskIds[task]}`
        : objective !== undefined
          ? `objective:${said.objectiveIds[objective]}`
          : 'plan';
    const { id } = await makeRemark(await cast.as(story.by), said.planId, { kind, about, words });
    made.push({ remarkId: id, story });
  }
  calendar.goTo(said.day, '16:20');
  for (const { remarkId, story } of made) {
    if (!story.answer) continue;
    const { by, ...answer } = story.answer;
    if (story.task !== undefined && by !== undefined) await said.change(story.task, by);
    await answerObjection(leader, said.planId, { remarkId, ...answer });
    if (!story.settled) continue;
    const word = { remarkId, word: 'settled', words: null } as const;
    await sayOfObjection(await cast.as(story.by), said.planId, word);
  }
}
