// A process of its own that begins one question and is killed the moment the log says that the row is durable.
import { openDatabase } from '../../src/platform/sql/open.ts';
import { createQueryLog } from '../../src/querylog/query-log.ts';
import { aQuery, systemClock } from './a-query.ts';

const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
await createQueryLog({ database, clock: systemClock }).begin(aQuery(process.argv[3]));
process.kill(process.pid, 'SIGKILL');
