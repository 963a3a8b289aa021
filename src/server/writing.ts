// The only handle that changes an organisation's records. The shape test lets nobody but `act.ts` import it.
import { openedDatabase, type Tx } from './db.ts';

export const writing = <T>(organisationId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  openedDatabase().writing(organisationId, work);
