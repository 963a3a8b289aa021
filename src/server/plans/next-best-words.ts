// What the next best choice would cost the plan, and gain it. Pure.

/** As it is kept with an assignment; those kept before gains were told apart have none. */
export type NextBest = { costs: string[]; gains?: string[]; exact: boolean };

/** "It would cost: 1 fewer wish met. It would gain: …." */
export function nextBestWords({ costs, gains = [], exact }: NextBest): string {
  if (costs.length + gains.length === 0) return 'The plan would be as good.';
  const all = [
    costs.length > 0 ? `cost: ${costs.join('; ')}` : '',
    gains.length > 0 ? `gain: ${gains.join('; ')}` : '',
  ];
  const said = all.filter(Boolean).map((words) => `It would ${words}.`);
  return `${said.join(' ')}${exact ? '' : ' With everything else left as it is.'}`;
}
