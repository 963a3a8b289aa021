import { describe, expect } from 'vitest';
import { test } from '../../../tests/database.ts';
import { world } from '../../../tests/world.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '../errors.ts';
import { levelsOf, skillsOf, skillsOfTeam } from './skill-levels.ts';
import { assessSkill, defineSkill, editSkill, endSkillGoal, pursueSkill, retireSkill } from './skills.ts';
import { workRuleForm } from './work-rules.form.ts';
import { addWorkRule, endWorkRule, workRulesOf } from './work-rules.ts';

const repairing = async () => {
  const cast = await world();
  return { ...cast, skill: await defineSkill(cast.lee, { name: 'Complaints' }) };
};

describe('skills', () => {
  test('a name that differs by capitals or blanks alone is the same skill, and is refused', async ({ db: _ }) => {
    const { lee, skill, foreign } = await repairing();
    const triage = await defineSkill(lee, { name: 'Triage at the desk' });
    for (const name of ['COMPLAINTS', ' complaints ', 'Triage  at\u00a0the desk'])
      await expect(defineSkill(lee, { name })).rejects.toThrow(/^There is already a skill called (Complaints|Triage)/);
    await expect(defineSkill(lee, { name: ' __PROTO__' })).rejects.toThrow('Enter another name');
    const { version } = skill;
    const renamed = (name: string) => editSkill(lee, skill.id, { name, description: null, version });
    await expect(renamed('triage at the desk')).rejects.toThrow(Invalid);
    expect(await renamed('COMPLAINTS')).toMatchObject({ name: 'COMPLAINTS' });
    expect((await defineSkill(foreign.leader, { name: triage.name })).name).toBe(triage.name);
  });

  test('the leader assesses from 0 to 4; the newest day counts and the older stay', async ({ db: _ }) => {
    const { lee, mo, skill } = await repairing();
    await assessSkill(lee, mo.personId, {
      skillId: skill.id,
      level: 3,
      assessedOn: '2026-03-01',
      basis: 'Ten calls heard',
    });
    await assessSkill(lee, mo.personId, { skillId: skill.id, level: 1, assessedOn: '2025-03-01' });
    const { skills, mayAssess, mayPursue } = await skillsOf(mo, mo.personId);
    expect(skills).toMatchObject([{ level: 3, assessedOn: '2026-03-01', assessedBy: 'Lee Leader', earlier: 1 }]);
    expect({ mayAssess, mayPursue }).toEqual({ mayAssess: false, mayPursue: true });
    expect((await levelsOf(lee, mo.personId, skill.id)).map(({ level }) => level)).toEqual([3, 1]);
  });

  test('a level outside 0 to 4, a day to come and a skill out of use are refused in words', async ({ db: _ }) => {
    const { lee, mo, skill } = await repairing();
    const assess = (level: number, assessedOn?: string) =>
      assessSkill(lee, mo.personId, { skillId: skill.id, level, assessedOn });
    await expect(assess(5)).rejects.toThrow(Invalid);
    await expect(assess(2, '2999-01-01')).rejects.toThrow(Invalid);
    await retireSkill(lee, skill.id);
    await expect(assess(2)).rejects.toThrow(Invalid);
  });

  test('nobody assesses themselves or a colleague; the manager assesses the leader', async ({ db: _ }) => {
    const { lee, mo, nia, pat, foreign, skill } = await repairing();
    const level = { skillId: skill.id, level: 2 };
    await expect(assessSkill(mo, mo.personId, level)).rejects.toThrow(NotAllowed);
    await expect(assessSkill(nia, mo.personId, level)).rejects.toThrow(NotAllowed);
    await expect(assessSkill(lee, lee.personId, level)).rejects.toThrow(NotAllowed);
    await expect(assessSkill(foreign.leader, mo.personId, level)).rejects.toThrow(NotFound);
    expect((await assessSkill(pat, lee.personId, level)).level).toBe(2);
  });

  test('R-122 a member sees their own skills and nobody else’s', async ({ db: _ }) => {
    const { mo, nia, lee, team } = await repairing();
    await expect(skillsOf(mo, nia.personId)).rejects.toThrow(NotFound);
    await expect(skillsOfTeam(mo, team.id)).rejects.toThrow(NotFound);
    expect((await skillsOfTeam(lee, team.id)).people.map(({ name }) => name)).toContain('Nia Newer');
  });

  test('a skill is pursued once at a time, by the person or their leader', async ({ db: _ }) => {
    const { lee, mo, team, skill } = await repairing();
    const goal = await pursueSkill(mo, mo.personId, skill.id);
    await expect(pursueSkill(lee, mo.personId, skill.id)).rejects.toThrow(Conflict);
    expect((await skillsOfTeam(lee, team.id)).goals).toEqual([{ personId: mo.personId, skillId: skill.id }]);
    await endSkillGoal(lee, mo.personId, goal.id);
    await expect(endSkillGoal(lee, mo.personId, goal.id)).rejects.toThrow(Conflict);
    expect((await skillsOfTeam(lee, team.id)).goals).toEqual([]);
  });
});

describe('personal rules', () => {
  test('R-122 are set by the leader, read by the person and whoever leads them, and by nobody else', async ({
    db: _,
  }) => {
    const { ada, lee, mo, nia, pat } = await repairing();
    const rule = await addWorkRule(lee, mo.personId, { kind: 'no-channel', value: 'phone' });
    await expect(addWorkRule(mo, mo.personId, { kind: 'max-hours', value: '20' })).rejects.toThrow(NotAllowed);
    await expect(addWorkRule(lee, mo.personId, { kind: 'no-channel', value: 'phone' })).rejects.toThrow(Conflict);
    for (const reader of [lee, mo, pat])
      expect((await workRulesOf(reader, mo.personId)).rules).toMatchObject([{ words: 'No work by phone' }]);
    for (const other of [nia, ada]) await expect(workRulesOf(other, mo.personId)).rejects.toThrow(NotFound);
    await endWorkRule(lee, mo.personId, rule.id);
    expect((await workRulesOf(mo, mo.personId)).rules).toEqual([]);
  });

  test('about a skill name one that is there', async ({ db: _ }) => {
    const { lee, mo, skill } = await repairing();
    await addWorkRule(lee, mo.personId, { kind: 'never', value: skill.id });
    await expect(addWorkRule(lee, mo.personId, { kind: 'never', value: 'nothing' })).rejects.toThrow(Invalid);
    expect((await workRulesOf(mo, mo.personId)).rules[0]?.words).toBe('No work that needs Complaints');
  });

  test('say the channel, the hours or the skill that their kind needs, and nothing of the others', () => {
    const problems = (typed: Record<string, string>) =>
      workRuleForm.safeParse(typed).error?.issues.map(({ path }) => path.join('.'));
    expect(problems({ kind: 'no-channel', hours: '4' })).toEqual(['channel']);
    expect(problems({ kind: 'max-task-hours', planHours: '4' })).toEqual(['hours']);
    expect(problems({ kind: 'max-hours', planHours: '0' })).toEqual(['planHours']);
    expect(problems({ kind: 'never', skillId: 'webchat' })).toEqual(['skillId']);
    const typed = { kind: 'max-hours', channel: 'phone', planHours: '20' };
    expect(workRuleForm.parse(typed)).toEqual({ kind: 'max-hours', value: '20', reviewOn: null });
  });
});
