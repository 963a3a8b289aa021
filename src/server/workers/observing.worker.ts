import { loadSolver } from '#server/plans/allocation/solver.ts';
import { type Event, type Lack, observing } from '#server/portfolios/planner/observing.ts';
import { asked, answer as say } from './apart.ts';

const { events, lacks, seconds } = await asked<{ events: Event[]; lacks: Lack[]; seconds: number }>();
say({ answer: observing(events, lacks, await loadSolver(), seconds) });
