import type { ColumnMap } from './columns.ts';

/**
 * Asterisk's call detail records as its CSV writes them, without a header line.
 * Order of the columns: cdr_csv in https://docs.asterisk.org/Configuration/Reporting/Call-Detail-Records-CDR/
 */
export const cdrHeader =
  'accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,billsec,disposition,amaflags,uniqueid,userfield'.split(
    ',',
  );

/** The agent of a call is the channel that was rung; the ringing counts in `duration`, so talk is `billsec`. */
export const cdrColumns: ColumnMap = new Map([
  ['dstchannel', 'agent'],
  ['start', 'date'],
  ['answer', 'answered-at'],
  ['billsec', 'talk'],
  ['duration', null],
  ['disposition', 'outcome'],
  ['dst', null],
  ['end', 'ended-at'],
]);

export const isCdr = (cells: string[]): boolean =>
  cells.length >= 16 && cells.length <= 18 && /^(ANSWERED|NO ANSWER|BUSY|FAILED|CONGESTION)$/.test(cells[14] ?? '');

/** `SIP/1001-0000a3f2` is a channel of the line `SIP/1001`. */
export const lineOf = (channel: string): string => channel.replace(/-[0-9a-f]{8}(;\d)?$/, '');
