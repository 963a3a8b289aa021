import { z } from 'zod';
import { choice, id, optionalDate, optionalHours, optionalText } from '../fields.ts';

/** The channels that work comes through, as tasks and rules name them. */
export const channels = ['phone', 'email', 'webchat', 'message', 'social', 'letter', 'in-person', 'video'] as const;
export const channelWords: Record<(typeof channels)[number], string> = {
  phone: 'Phone',
  email: 'E-mail',
  webchat: 'Web chat',
  message: 'Text or app message',
  social: 'Social media',
  letter: 'Letter',
  'in-person': 'In person',
  video: 'Video call',
};

export const ruleKinds = ['no-channel', 'max-task-hours', 'max-hours', 'never'] as const;
export const ruleKindWords: Record<(typeof ruleKinds)[number], string> = {
  'no-channel': 'No work through one channel',
  'max-task-hours': 'No task longer than some hours',
  'max-hours': 'No more than some hours in a plan',
  never: 'Never work that needs one skill',
};

const hours = optionalHours('the hours', '4', 0.25, 1000);

export const workRuleForm = z
  .object({
    kind: choice(ruleKinds, 'Choose what kind of rule it is'),
    channel: optionalText('the channel', 40),
    hours,
    planHours: hours,
    skillId: optionalText('the skill', 40),
    reviewOn: optionalDate('the day to look at it again'),
  })
  .transform(({ kind, channel, hours, planHours, skillId, reviewOn }, context) => {
    const value = { 'no-channel': channel, 'max-task-hours': hours, 'max-hours': planHours, never: skillId }[kind];
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'no-channel' && !channels.some((known) => known === value)) refuse('channel', 'Choose the channel');
    if (kind === 'never' && !z.uuid().safeParse(value).success) refuse('skillId', 'Choose the skill');
    if (kind.startsWith('max') && !value)
      refuse(kind === 'max-hours' ? 'planHours' : 'hours', 'Enter the hours as a number above 0, like 4');
    return { kind, value: kind === 'never' ? String(value).toLowerCase() : String(value ?? ''), reviewOn };
  });
export type WorkRuleForm = z.output<typeof workRuleForm>;

export const endRuleForm = z.object({ ruleId: id('Open the page again, then choose the rule') });
