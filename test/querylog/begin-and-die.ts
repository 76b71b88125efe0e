// A process of its own that begins one question and is killed the moment the log says that the row is durable.
import { openDatabase } from '../../src/platform/sql/open.ts';
import { aQuery } from './a-query.ts';
import { keysIn, logOn } from './open-log.ts';

const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
const { log } = logOn(database, { keyring: await keysIn(process.argv[3] ?? '') });
await log.begin(aQuery(process.argv[4]), []);
process.kill(process.pid, 'SIGKILL');
