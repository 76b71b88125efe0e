// A process of its own that gallrar and is killed before its n-th statement or destruction of a key.
import type { Database, Statements } from '../../../src/platform/sql/database.ts';
import { openDatabase } from '../../../src/platform/sql/open.ts';
import { openGallring } from './open-gallring.ts';

const { place, home, now, killAt } = JSON.parse(process.argv[2] ?? '');
let left = Number.POSITIVE_INFINITY;

function tick(): void {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

function ticking<T extends Statements>(on: T): T {
  const run: Statements['run'] = (sql, params) => {
    tick();
    return on.run(sql, params);
  };
  return { ...on, run };
}

const opened = await openDatabase(place);
const database: Database = {
  ...ticking(opened),
  transaction: (work, options) => opened.transaction((tx) => work(ticking(tx)), options),
};
const test = await openGallring(database, { home, now, onDestroy: tick });
left = killAt;
await test.gallring.run({ startadAv: 'schema' });
await opened.close();
await test.keyring.close();
process.stdout.write('klar');
