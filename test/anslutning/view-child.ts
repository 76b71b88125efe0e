// A process of its own that holds the register in memory and prints the status of one anslutning whenever it sees another.
import { createRegisterView } from '../../src/anslutning/register-view.ts';
import { openDatabase } from '../../src/platform/sql/open.ts';

const { place, organisationsnummer } = JSON.parse(process.argv[2] ?? '');
const database = await openDatabase(place);
const view = createRegisterView({ database, clock: { monotonic: () => performance.now() } });
await view.start();
let seen: string | undefined;
const timer = setInterval(look, 20);
process.stdin.on('end', stop).resume();

function look(): void {
  const status = view.byOrganisationsnummer(organisationsnummer)?.status;
  if (status !== seen) process.stdout.write(`${status}\n`);
  seen = status;
}

async function stop(): Promise<void> {
  clearInterval(timer);
  await view.close();
  await database.close();
}
