import { now } from '../clock.ts';

const minutes = 10;

/** Whether somebody proved who they are recently enough for what would do most harm on a screen left alone. */
export const isFresh = (confirmedAt: Date | undefined): boolean =>
  confirmedAt !== undefined && now().getTime() - confirmedAt.getTime() < minutes * 60_000;
