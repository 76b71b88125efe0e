// What was measured reaches the database whole: rows are replaced while a minute lasts, and wait while the database is away.

import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { MINUTE_MS } from '../../../src/platform/durations.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import type { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { createMatare } from '../../../src/servicelevel/matning/matare.ts';
import { createMatningsskrivare } from '../../../src/servicelevel/matning/skrivare.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { AF, between, createMeasuring, createTestClock, lyckat, type Measuring, misslyckat } from './a-matning.ts';

const HOUR = between('2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z');

describeDatabase('servicelevel/matning/skrivare', (open, store) => {
  const clock = createTestClock('2026-11-22T10:00:30Z');
  let database: Database;
  let measuring: Measuring;
  beforeEach(async () => {
    clock.set('2026-11-22T10:00:30Z');
    database = await open();
    measuring = await createMeasuring(database, clock);
  });

  const lyckade = async () => (await measuring.matningar.summa(AF, [HOUR])).antal.anrop.lyckad;
  const rows = async (table: string) => Number((await database.run(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

  it('the current minute is there, and its row is replaced until it is over', async () => {
    const { matare, skrivare } = measuring;
    matare.anrop(lyckat(100));
    await skrivare.skriv();
    expect([await lyckade(), await rows('matning_minut')]).to.deep.equal([1, 1]);
    matare.anrop(lyckat(100));
    matare.anrop(misslyckat);
    await skrivare.skriv();
    expect([await lyckade(), await rows('matning_minut')]).to.deep.equal([2, 1]);
  });

  it('what is written is what was measured', async () => {
    const { matare, skrivare, matningar } = measuring;
    for (let ms = 1; ms <= 1000; ms++) matare.anrop(lyckat(ms, { kotidMs: ms / 10 }));
    matare.anrop(misslyckat);
    matare.anrop({ kalla: 'AF', slag: 'ping', utfall: 'undantagen' });
    await skrivare.skriv();
    const { antal, orsaker, kvaliteter, svarstid, kotid } = await matningar.summa(AF, [HOUR]);
    expect(antal.anrop).to.deep.equal({ lyckad: 1000, misslyckad: 1, undantagen: 0 });
    expect(antal.ping).to.deep.equal({ lyckad: 0, misslyckad: 0, undantagen: 1 });
    expect([orsaker, kvaliteter]).to.deep.equal([{ timeout: 1 }, { answered: 1000, failed: 1 }]);
    expect([svarstid.count, kotid.count]).to.deep.equal([1000, 1000]);
    expect(svarstid.percentile(95)).to.be.within(945, 955);
  });

  it('two processes have a row each, and are read as one', async () => {
    const other = await createMeasuring(database, clock, 'p2');
    for (const { matare, skrivare } of [measuring, other]) {
      matare.anrop(lyckat(100));
      await skrivare.skriv();
    }
    expect([await lyckade(), await rows('matning_minut')]).to.deep.equal([2, 2]);
  });

  it('a database that is away takes nothing: what waits is written when it is back', async () => {
    const { matare, skrivare } = measuring;
    matare.anrop(lyckat(100));
    const bringBack = await store().outage();
    const failed = await skrivare.skriv().then(
      () => 'written',
      (error: Error) => error.name,
    );
    expect([failed, skrivare.state().waiting]).to.deep.equal(['DatabaseError', 1]);
    expect(skrivare.oskrivetSedan()).to.equal(Date.parse('2026-11-22T10:00:00Z'));
    clock.set('2026-11-22T10:01:30Z');
    matare.anrop(lyckat(100));
    await bringBack();
    await skrivare.skriv();
    expect([await lyckade(), skrivare.state()]).to.deep.equal([2, { waiting: 0, lost: 0 }]);
    expect(skrivare.oskrivetSedan()).to.equal(undefined);
  });

  it('what waits is bounded: the oldest minutes go, and are counted', async () => {
    const { matare } = measuring;
    const small = createMatningsskrivare({ database, matare, clock, process: 'p3', mostWaiting: 5 });
    const bringBack = await store().outage();
    for (let minute = 0; minute < 8; minute++) {
      clock.set(HOUR.fran + minute * 60_000);
      matare.anrop(lyckat(100));
    }
    await small.skriv().catch(() => {});
    expect(small.state()).to.deep.equal({ waiting: 5, lost: 3 });
    await bringBack();
    await small.skriv();
    const [first] = await database.run('SELECT MIN(start) AS start FROM matning_minut');
    expect(first?.start).to.equal(HOUR.fran + 3 * 60_000);
  });

  describe('where the database refuses a row', () => {
    /** One row of a minute is let in beside those of AF, so that of CSN, FK and SO the last two are refused. */
    async function refuse() {
      await database.run("CREATE UNIQUE INDEX prov ON matning_minut (start) WHERE kalla <> 'AF'");
      for (const kalla of ['CSN', 'FK', 'AF', 'SO']) measuring.matare.anrop(lyckat(100, { kalla }));
    }
    const sources = async () =>
      (await database.run('SELECT kalla FROM matning_minut ORDER BY kalla')).map((row) => row.kalla);

    it('it takes no other with it, and is counted and told of', async () => {
      await refuse();
      const { skrivare } = measuring;
      const refused = await skrivare.skriv().catch((error) => error.kind);
      expect(refused).to.equal('rejected');
      expect([await sources(), skrivare.state()]).to.deep.equal([['AF', 'CSN'], { waiting: 0, lost: 2 }]);
      expect(skrivare.oskrivetSedan()).to.equal(HOUR.fran);
      clock.set(HOUR.fran + 14 * MINUTE_MS);
      await skrivare.skriv();
      expect(skrivare.oskrivetSedan()).to.equal(HOUR.fran);
      clock.set(HOUR.fran + 16 * MINUTE_MS);
      expect(skrivare.oskrivetSedan()).to.equal(undefined);
    });

    it('a writer of its own accord says so once, and once that all is written again', async () => {
      const said: unknown[] = [];
      const back = Promise.withResolvers<void>();
      const onTrouble = (error: unknown) => {
        said.push((error as DatabaseError | undefined)?.kind);
        if (error === undefined) back.resolve();
      };
      const busy = createMatningsskrivare({
        database,
        matare: measuring.matare,
        clock,
        process: 'p6',
        pollMs: 1,
        onTrouble,
      });
      await busy.skriv();
      busy.start();
      await busy.skriv();
      await refuse();
      await back.promise;
      expect(said).to.deep.equal(['rejected', undefined]);
      await busy.close();
    });
  });

  it('an open breaker is measured while it is open, each process for itself', async () => {
    let oppna: string[] = [];
    const processes = ['p7', 'p8'].map((process) => {
      const matare = createMatare({ clock });
      return createMatningsskrivare({ database, matare, clock, process, oppnaKretsar: () => oppna });
    });
    const look = async (at: string) => {
      clock.set(at);
      for (const { skriv } of processes) await skriv();
    };
    oppna = ['AF'];
    await look('2026-11-22T10:00:34Z');
    await look('2026-11-22T10:00:38Z');
    oppna = [];
    await look('2026-11-22T10:00:42Z');
    const [punkt, ...more] = await measuring.matningar.serie(AF, HOUR, 'minut');
    expect([punkt?.kretsOppenMs, more]).to.deep.equal([16_000, []]);
    clock.set('2026-11-22T11:30:00Z');
    await measuring.summera();
    await database.run('DELETE FROM matning_minut');
    expect((await measuring.matningar.summa(AF, [HOUR])).kretsOppenMs).to.equal(16_000);
  });

  it('one that is closed while its start fails does not try again', async () => {
    const { matare } = measuring;
    let looks = 0;
    const watched = {
      ...matare,
      drain() {
        looks++;
        return matare.drain();
      },
    };
    const early = createMatningsskrivare({ database, matare: watched, clock, process: 'p9', pollMs: 1 });
    const bringBack = await store().outage();
    matare.anrop(lyckat(100));
    early.start();
    await early.close();
    const before = looks;
    for (let turn = 0; turn < 3; turn++) await sleep(1); // as long as a retry waits, and begun after it
    expect(looks).to.equal(before);
    await bringBack();
  });

  it('a database that is away at the start is written to when it is there', async () => {
    const { matare } = measuring;
    matare.anrop(lyckat(100));
    const [away, back] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const onTrouble = (error: unknown) => (error ? away : back).resolve();
    const early = createMatningsskrivare({ database, matare, clock, process: 'p5', pollMs: 1, onTrouble });
    const bringBack = await store().outage();
    early.start();
    await away.promise;
    await bringBack();
    await back.promise;
    expect(await lyckade()).to.equal(1);
    await early.close();
  });

  it('writes by itself, says once that it cannot and once that it can, and all that is left when it closes', async () => {
    const { matare } = measuring;
    const said: string[] = [];
    const heard = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const onTrouble = (error: unknown) => {
      heard[said.length]?.resolve();
      said.push(error ? 'away' : 'back');
    };
    const busy = createMatningsskrivare({ database, matare, clock, process: 'p4', pollMs: 1, onTrouble });
    busy.start();
    await busy.skriv();
    const bringBack = await store().outage();
    matare.anrop(lyckat(100));
    await heard[0]?.promise;
    await bringBack();
    await heard[1]?.promise;
    matare.anrop(lyckat(100));
    await busy.close();
    expect([await lyckade(), said]).to.deep.equal([2, ['away', 'back']]);
  });

  it('belastning is kept by the hour, and read by organisation, most first', async () => {
    const { matare, skrivare, matningar } = measuring;
    for (const [organisation, utfall, times] of [
      ['162120000142', 'lyckad', 1],
      ['162120000159', 'lyckad', 2],
      ['162120000159', 'undantagen', 1],
    ] as const) {
      for (let n = 0; n < times; n++) matare.fraga({ utfall, organisation, delfragor: utfall === 'lyckad' ? 7 : 0 });
    }
    await skrivare.skriv();
    const quarter = between('2026-11-22T10:45:00Z', '2026-11-22T11:00:00Z');
    expect(await matningar.belastning(quarter)).to.deep.equal([
      { organisation: '162120000159', besvarade: 2, nekade: 1, delfragor: 14 },
      { organisation: '162120000142', besvarade: 1, nekade: 0, delfragor: 7 },
    ]);
    expect(await matningar.belastning(between('2026-11-22T11:00:00Z', '2026-11-22T12:00:00Z'))).to.deep.equal([]);
  });
});
