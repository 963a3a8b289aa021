import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { acceptAll, accepting, decisionWorld } from '../../../tests/decision-world.ts';
import { setClock } from '../clock.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { makeClaim } from '../portfolios/claims.ts';
import { evidenceOf } from '../portfolios/evidence-page.ts';
import { feedbackForm } from './feedback.form.ts';
import { acknowledgeFeedback, feedbackOf, finishFeedbackAction, giveFeedback } from './feedback.ts';
import { judgeClaim } from './judgements.ts';

const typed = { givenOn: '2026-03-02', about: 'Second visit', text: 'You ask before you tell.' };
const wholly = { what1: 'Add the follow-up', due1: '2026-04-01', what2: '', due2: '', what3: '', due3: '' };
const parsed = (more: object) => feedbackForm.safeParse({ ...typed, ...wholly, ...more });
const given = (more: object = {}) => feedbackForm.parse({ ...typed, ...wholly, ...more });

describe('R-103 feedback of an assessor', () => {
  test('R-103 an action and its day go together', () => {
    expect(given().actions).toEqual([{ what: 'Add the follow-up', dueOn: '2026-04-01', at: 1 }]);
    const problems = (more: object) => parsed(more).error?.issues.map(({ path, message }) => [path[0], message]);
    expect(problems({ what2: 'Ask Mo' })).toMatchObject([['due2', expect.stringMatching(/Enter the day by which/)]]);
    expect(problems({ due3: '2026-04-02' })).toMatchObject([['what3', expect.stringMatching(/what is to be done/)]]);
  });

  test('R-103 is acknowledged and its actions are done by the candidate alone, each once', async ({ db: _ }) => {
    setClock(() => new Date('2026-03-02T10:00:00Z'));
    const { lee, ash, quinn, ivy, cody, enrolment } = await decisionWorld();
    await expect(giveFeedback(quinn, enrolment.id, given())).rejects.toThrow(NotAllowed);
    const { id } = await giveFeedback(ash, enrolment.id, given());
    const [one] = (await feedbackOf(ivy, enrolment.id)).feedback;
    expect(one).toMatchObject({ assessor: 'Ash Assessor', about: 'Second visit', actions: [{ overdue: false }] });
    await expect(acknowledgeFeedback(ash, id, null)).rejects.toThrow(NotAllowed);
    await acknowledgeFeedback(lee, id, 'Clear');
    await expect(acknowledgeFeedback(lee, id, null)).rejects.toThrow(Conflict);
    setClock(() => new Date('2026-04-02T10:00:00Z'));
    expect((await feedbackOf(lee, enrolment.id)).feedback[0]!.actions).toMatchObject([{ overdue: true }]);
    await finishFeedbackAction(lee, one!.actions[0]!.id, 'Added');
    await expect(finishFeedbackAction(lee, one!.actions[0]!.id, null)).rejects.toThrow(Conflict);
    const [after] = (await feedbackOf(ash, enrolment.id)).feedback;
    expect(after).toMatchObject({ answer: 'Clear', actions: [{ doneWords: 'Added', overdue: false }] });
    await expect(feedbackOf(cody, enrolment.id)).rejects.toThrow(NotFound); // words about work, for those who read it
  });

  test('R-103 stands beside what judgements asked for and nobody answered, until the criterion is claimed anew', async ({
    db: _,
  }) => {
    setClock(() => new Date('2026-03-02T10:00:00Z'));
    const cast = await decisionWorld();
    const { lee, ash, ivy, enrolment, ids } = cast;
    const { taken, claims } = await acceptAll(cast);
    const partly = { ...accepting, outcome: 'partly-accepted' as const, sufficient: false, reason: 'One talk only' };
    const asked = { action: 'Add the follow-up', actionDue: '2026-04-01', supersedes: null };
    const { judgement } = (await evidenceOf(lee, taken.id)).claims.find(({ id }) => id === claims[0]!.id)!;
    await judgeClaim(ash, claims[0]!.id, { ...partly, ...asked, supersedes: judgement!.id });
    setClock(() => new Date('2026-04-02T10:00:00Z'));
    for (const reader of [lee, ash, ivy])
      expect((await feedbackOf(reader, enrolment.id)).asked).toMatchObject([
        { code: '1.1', action: 'Add the follow-up', due: '2026-04-01', evidenceId: taken.id, overdue: true },
      ]);
    const anew = { enrolmentId: enrolment.id, criterionId: ids[0]!, place: 'actions-1', quote: null };
    await makeClaim(lee, taken.id, { ...anew, how: 'We agreed what Mo tries.' });
    expect((await feedbackOf(lee, enrolment.id)).asked).toEqual([]);
  });

  test('R-103 is of a day that has come, with actions for days to come', async ({ db: _ }) => {
    setClock(() => new Date('2026-03-02T10:00:00Z'));
    const { ash, enrolment } = await decisionWorld();
    await expect(giveFeedback(ash, enrolment.id, given({ givenOn: '2026-03-03' }))).rejects.toThrow(Invalid);
    await expect(giveFeedback(ash, enrolment.id, given({ due1: '2026-03-01' }))).rejects.toThrow(/still to come/);
  });
});
