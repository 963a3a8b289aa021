// Parts in a kept document of who was led, thanked or helped in it, not of who led: what can be asked of them is another thing.
export const ledParts = [
  'member',
  'was thanked',
  'received the feedback',
  'does the work',
  'does work of the plan',
  'buddy in the plan',
  'has hours in the plan, and no task of it',
  'did the work',
  'asked for help',
  'was coached',
  'was there',
  'took part',
] as const;

export const wasLed = (part: string): boolean => ledParts.some((one) => one === part);
