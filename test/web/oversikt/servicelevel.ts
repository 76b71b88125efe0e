// What the dashboard shows in one test; it closes with the test.
import type { Database } from '../../../src/platform/sql/database.ts';
import { createServicelevel } from './create-servicelevel.ts';

export { begaran } from './create-servicelevel.ts';

export type TestServicelevel = Awaited<ReturnType<typeof createServicelevel>>;

const opened: TestServicelevel[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

/** Everything is migrated first. */
export async function startServicelevel(clock: { now(): number }, database: Database): Promise<TestServicelevel> {
  const started = await createServicelevel(clock, database);
  opened.push(started);
  return started;
}
