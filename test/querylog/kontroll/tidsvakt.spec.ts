// A clock that jumped is doubted until it has gone evenly for a week; one that goes on as before is not.
import { expect } from 'chai';
import { createTidsvakt } from '../../../src/querylog/kontroll/tidsvakt.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { emptyLog } from './a-log.ts';

const DAY_MS = 86_400_000;

describeDatabase('the guard of the clock', (open) => {
  async function start() {
    const database = await open();
    const log = await emptyLog(database);
    const { time, kontrollpunkter } = log;
    const { doubt } = createTidsvakt({ database, clock: { now: () => time.now } });
    /** The service runs for so many days, and takes a checkpoint a day. */
    async function run(days: number): Promise<void> {
      for (let day = 0; day < days; day++) {
        time.now += DAY_MS;
        await kontrollpunkter.take('intervall');
      }
    }
    return { database, time, doubt, run };
  }

  it('believes a clock in a new log, and one that has gone on, a long weekend off included', async () => {
    const { time, doubt, run } = await start();
    expect(await doubt()).to.equal(undefined);
    await run(3);
    expect(await doubt()).to.equal(undefined);
    await run(10);
    time.now += 4 * DAY_MS;
    expect(await doubt()).to.equal(undefined);
    time.now += 1;
    expect(await doubt()).to.match(/Klockan kan gå före/);
  });

  it('doubts a jump, also once checkpoints were taken after it, for a week', async () => {
    const { time, doubt, run } = await start();
    await run(10);
    time.now += 365 * DAY_MS;
    await run(1);
    expect(await doubt()).to.be.a('string');
    await run(6);
    expect(await doubt()).to.be.a('string');
    await run(2);
    expect(await doubt()).to.equal(undefined);
  });

  it('is past a clock that was ahead a week after it was set right', async () => {
    const { time, doubt, run } = await start();
    await run(10);
    time.now += 365 * DAY_MS;
    await run(1);
    time.now -= 365 * DAY_MS;
    await run(9);
    expect(await doubt()).to.equal(undefined);
  });

  it('goes past what is no checkpoint', async () => {
    const { database, doubt, run } = await start();
    await run(10);
    await database.run("UPDATE kontrollpunkt SET text = 'x' WHERE nummer IN (9, 10)");
    expect(await doubt()).to.equal(undefined);
  });
});
