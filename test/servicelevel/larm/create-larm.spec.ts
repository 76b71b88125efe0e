// An alert from the first look to the notice that it is over: told once, again while it lasts, and kept.
import { expect } from 'chai';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { DYGN, MINUT, openLarm, type TestLarm, TIMME } from './open-larm.ts';

describeDatabase('servicelevel/larm', (open) => {
  let test: TestLarm;
  beforeEach(async () => {
    test = await openLarm(await open());
  });

  const brinner = (...kallor: string[]) => {
    test.lage.brinner = new Set(kallor);
  };

  /** A process has seen that a breaker is open, since so long ago. */
  const krets = (process: string, sedanMs: number) => {
    const now = test.clock.now();
    const seen = { regel: 'krets-oppen', objekt: 'AF', varde: now - sedanMs } as const;
    return test.iakttagelser.rapportera(process, [{ ...seen, seddAt: now, gallerTill: now + 2 * MINUT }]);
  };

  it('is told once when it begins and once when it ends, and stands in the history', async () => {
    brinner('AF', 'SAMMANSATT');
    await test.evaluate();
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF', 'start brannhastighet SAMMANSATT']);
    const [first] = await test.larm.pagaende();
    expect(first).to.include({ regel: 'brannhastighet', objekt: 'AF', grad: 'kritisk', sedan: test.clock.now() });
    expect(first).to.include({ meddelatAt: test.clock.now() });
    brinner('SAMMANSATT');
    test.pass(MINUT);
    await test.evaluate();
    expect(test.sagt().at(-1)).to.equal('återställt brannhastighet AF');
    expect((await test.larm.pagaende()).map(({ objekt }) => objekt)).to.deep.equal(['SAMMANSATT']);
    const historik = await test.larm.historik();
    expect(historik.map(({ objekt, slut }) => [objekt, slut])).to.deep.equal([
      ['AF', test.clock.now()],
      ['SAMMANSATT', undefined],
    ]);
  });

  it('is repeated while it lasts, no sooner than configured, and than its rule says', async () => {
    brinner('AF');
    test.lage.gallring = { forfallna: 0, intervallMs: DYGN, senaste: { nummer: 3, hindrade: 1 } };
    await test.evaluate();
    test.pass(4 * TIMME - 1);
    await test.evaluate();
    expect(test.sagt()).to.have.length(2);
    test.pass(1);
    await test.evaluate();
    expect(test.sagt().slice(2)).to.deep.equal(['upprepning brannhastighet AF']);
    test.pass(20 * TIMME);
    await test.evaluate();
    expect(test.sagt().slice(3).sort()).to.deep.equal([
      'upprepning brannhastighet AF',
      'upprepning gallring-forsenad loggen',
    ]);
  });

  it('is told anew when it gets worse, and not when it gets better', async () => {
    const till = test.clock.now() + 20 * DYGN;
    const seen = { regel: 'certifikat-gar-ut', objekt: 'TLS_CERT', varde: till } as const;
    await test.iakttagelser.rapportera('p', [{ ...seen, seddAt: 0, gallerTill: till }]);
    await test.evaluate();
    test.pass(14 * DYGN);
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start certifikat-gar-ut TLS_CERT', 'skärpt certifikat-gar-ut TLS_CERT']);
    expect((await test.larm.pagaende())[0]).to.include({ grad: 'kritisk' });
    await test.iakttagelser.rapportera('p', [{ ...seen, varde: till + 5 * DYGN, seddAt: 0, gallerTill: till }]);
    await test.evaluate();
    expect(test.sagt()).to.have.length(2);
    expect((await test.larm.pagaende())[0]).to.include({ grad: 'varning' });
  });

  it('is no alert before it has lasted, and leaves no trace then', async () => {
    await krets('a', 59_000);
    await test.evaluate();
    expect(await test.larm.historik()).to.deep.equal([]);
    await test.iakttagelser.rapportera('a', []);
    await test.evaluate();
    await krets('a', 61_000);
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start krets-oppen AF']);
  });

  it('is one alert, whichever processes see it, until the last one does not', async () => {
    const other = test.process(await open());
    await krets('a', 5 * MINUT);
    await krets('b', 2 * MINUT);
    await Promise.all([test.evaluate(), other.evaluate(new AbortController().signal)]);
    await other.evaluate(new AbortController().signal);
    expect(test.sagt()).to.deep.equal(['start krets-oppen AF']);
    await test.iakttagelser.rapportera('a', []);
    await test.evaluate();
    expect(test.sagt()).to.have.length(1);
    test.pass(2 * MINUT); // the other process is gone
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start krets-oppen AF', 'återställt krets-oppen AF']);
  });

  it('is not told again and again when it comes and goes, but is when it has come to stay', async () => {
    for (let minute = 0; minute < 8; minute++) {
      brinner(...(minute % 2 === 0 ? ['AF'] : []));
      await test.evaluate();
      test.pass(MINUT);
    }
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF', 'återställt brannhastighet AF']);
    brinner('AF');
    await test.evaluate();
    expect(test.sagt()).to.have.length(2);
    test.pass(2 * MINUT);
    await test.evaluate();
    expect(test.sagt().slice(2)).to.deep.equal(['start brannhastighet AF']);
    expect((await test.larm.historik()).length).to.equal(5);
  });

  it('stays as it is while nothing can be said of its rule, and the others are judged', async () => {
    brinner('AF');
    await test.evaluate();
    test.lage.trasigt = new Error('the measurements are away');
    test.lage.tvivel = 'Klockan kan gå före.';
    for (let look = 0; look < 2; look++) {
      test.pass(16 * MINUT);
      await test.evaluate();
    }
    expect(test.oavgjort).to.deep.equal(['brannhastighet', 'brannhastighet']);
    expect(test.sagt()).to.deep.equal(['start brannhastighet AF', 'start klocka-driver loggen']);
  });

  it('stays as it is while its process has not looked again, whatever it saw before another did', async () => {
    const other = test.process(await open());
    test.lage.gallring = { forfallna: 0, intervallMs: DYGN };
    await test.evaluate();
    test.lage.gallring = { forfallna: 1, forfallenSedan: test.clock.now() - 5 * DYGN, intervallMs: DYGN };
    await other.evaluate(new AbortController().signal);
    await test.evaluate();
    test.lage.gallring = { forfallna: 0, intervallMs: DYGN };
    test.pass(14 * MINUT);
    await other.evaluate(new AbortController().signal);
    expect(test.sagt()).to.deep.equal(['start gallring-forsenad loggen']);
    test.pass(2 * MINUT);
    await test.evaluate();
    expect(test.sagt().slice(1)).to.deep.equal(['återställt gallring-forsenad loggen']);
  });

  it('stays in the history while the time is doubted', async () => {
    brinner('AF');
    await test.evaluate();
    brinner();
    await test.evaluate();
    test.lage.tvivel = 'Klockan kan gå före.';
    test.pass(800 * DYGN);
    await test.evaluate();
    expect((await test.larm.historik()).map(({ objekt }) => objekt)).to.deep.equal(['AF']);
    expect(await test.database.run('SELECT id FROM larm_meddelande')).to.have.length(2);
    test.lage.tvivel = undefined;
    test.pass(16 * MINUT);
    await test.evaluate();
    expect((await test.larm.historik()).map(({ objekt }) => objekt)).to.deep.equal([]);
  });

  it('is judged again by what costs to read, where the verdict could not be stored', async () => {
    test.lage.gallring = { forfallna: 1, forfallenSedan: test.clock.now() - 5 * DYGN, intervallMs: DYGN };
    let broken = true;
    const own = test.process({
      ...test.database,
      async transaction(work) {
        if (broken) throw new DatabaseError('unavailable', 'test');
        return test.database.transaction(work);
      },
    });
    const { signal } = new AbortController();
    await rejection(own.evaluate(signal));
    broken = false;
    await own.evaluate(signal);
    expect(test.sagt()).to.deep.equal(['start gallring-forsenad loggen']);
  });

  it('can be tried, and says what happened', async () => {
    const { signal } = new AbortController();
    expect(await test.larm.prova(signal)).to.deep.equal([{ kanal: 'webhook', fel: undefined }]);
    test.mottagare.svara(403);
    expect(await test.larm.prova(signal)).to.deep.equal([{ kanal: 'webhook', fel: 'svarade 403' }]);
    expect(test.sagt()).to.deep.equal(['prov prov prov', 'prov prov prov']);
    expect(await test.larm.historik()).to.deep.equal([]);
  });
});
