// A process of its own that asks AF over and over and prints whenever the outcome is another.
import { createDriftView } from '../../../src/bastjanster/drift/drift-view.ts';
import { guard } from '../../../src/bastjanster/guard/guard.ts';
import { BastjanstFault } from '../../../src/composite/fault.ts';
import { openDatabase } from '../../../src/platform/sql/open.ts';
import { clock, compositeQuery, delivery } from '../../composite/fixtures.ts';
import { breakerLimits } from '../guard/a-breaker.ts';

const limits = { concurrent: 10, queued: 0, timeoutMs: 1000, breaker: breakerLimits };
const source = guard<string>({ id: 'AF', ask: async () => delivery }, limits, { clock });
const database = await openDatabase(JSON.parse(process.argv[2] ?? ''));
const view = createDriftView({ database, onChange: (_kalla, beslut) => source.decide(beslut) });
await view.start();
const query = { ...compositeQuery(['AF']), parameters: {} };
let seen = '';
const timer = setInterval(ask, 20);
process.stdin.on('end', stop).resume();

async function ask(): Promise<void> {
  const outcome = await source.ask(query, new AbortController().signal).then(
    () => 'delivered',
    (error: unknown) => (error instanceof BastjanstFault ? error.cause : String(error)),
  );
  if (outcome !== seen) process.stdout.write(`${outcome}\n`);
  seen = outcome;
}

async function stop(): Promise<void> {
  clearInterval(timer);
  source.close();
  await view.close();
  await database.close();
}
