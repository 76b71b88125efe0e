// What a process reports of itself, and how long it is believed.
import { expect } from 'chai';
import { databaseTime } from '../../../src/platform/sql/database-time.ts';
import { createIakttagare, type IakttagareDeps } from '../../../src/servicelevel/larm/iakttagare.ts';
import { createSeddaCertifikat } from '../../../src/servicelevel/larm/sedda-certifikat.ts';
import { makeCa } from '../../inbound/a-ca.ts';
import { describeDatabase, describePostgres } from '../../platform/sql/describe-database.ts';
import { DYGN, MINUT, openLarm, type TestLarm } from './open-larm.ts';

const ORGANISATION = '162120000142';

describeDatabase('servicelevel/larm iakttagare', (open) => {
  let test: TestLarm;
  let lage: {
    kretsar: [kalla: string, status: 'open' | 'half-open'][];
    logg: number | undefined;
    matning: number | undefined;
    databasen: number | undefined;
  };
  beforeEach(async () => {
    test = await openLarm(await open());
    lage = { kretsar: [], logg: undefined, matning: undefined, databasen: undefined };
  });

  const iakttagare = (more: Partial<IakttagareDeps> = {}) =>
    createIakttagare({
      ...{ iakttagelser: test.iakttagelser, clock: test.clock, process: 'p1', dator: 'dator1', egnaCertifikat: {} },
      databasensTid: async () => lage.databasen,
      kretsar: () => new Map(lage.kretsar),
      loggBorta: () => lage.logg,
      oskrivenMatning: () => lage.matning,
      seddaCertifikat: createSeddaCertifikat({ clock: test.clock }),
      ...more,
    });

  it('tells since when a breaker is open, and no longer than it is', async () => {
    const own = iakttagare();
    lage.kretsar = [['AF', 'open']];
    await own.rapportera();
    const since = test.clock.now();
    test.pass(MINUT);
    await own.rapportera();
    expect(
      (await test.iakttagelser.gallande(test.clock.now())).map(({ objekt, varde }) => [objekt, varde]),
    ).to.deep.equal([['AF', since]]);
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start krets-oppen AF']);
    lage.kretsar = [];
    await own.rapportera();
    await test.evaluate();
    expect(test.sagt().at(-1)).to.equal('återställt krets-oppen AF');
  });

  it('has one alert of a breaker that opens again after a trial, and none of one that nobody tries', async () => {
    const own = iakttagare();
    const since = test.clock.now();
    for (const status of ['open', 'half-open', 'open', 'open', 'open', 'half-open'] as const) {
      lage.kretsar = [['AF', status]];
      await own.rapportera();
      await test.evaluate();
      test.pass(MINUT / 2);
    }
    expect(test.sagt()).to.deep.equal(['start krets-oppen AF']);
    expect((await test.larm.pagaende())[0]).to.include({ sedan: since });
    for (let look = 0; look < 2; look++) {
      await own.rapportera();
      await test.evaluate();
      test.pass(MINUT / 2);
    }
    expect(test.sagt().slice(1)).to.deep.equal(['återställt krets-oppen AF']);
    lage.kretsar = [['AF', 'open']];
    await own.rapportera();
    expect((await test.iakttagelser.gallande(test.clock.now())).map(({ varde }) => varde)).to.deep.equal([
      test.clock.now(),
    ]);
  });

  it('tells of its log and its measuring', async () => {
    [lage.logg, lage.matning] = [test.clock.now() - MINUT, test.clock.now() - 6 * MINUT];
    await iakttagare().rapportera();
    await test.evaluate();
    expect(test.sagt()).to.deep.equal(['start logg-ej-skrivbar dator1', 'start matning-uteblir dator1']);
  });

  it('is heard although its clock is wrong, and that is told', async () => {
    lage.databasen = test.clock.now() + 5 * MINUT;
    const own = iakttagare();
    await own.rapportera();
    test.pass(5 * MINUT); // the clock of whoever judges is right
    await test.evaluate();
    const [seen] = await test.iakttagelser.gallande(test.clock.now());
    expect(seen).to.deep.include({
      regel: 'klocka-driver',
      objekt: 'dator1',
      varde: -5 * MINUT,
      seddAt: test.clock.now(),
    });
  });

  it('goes by the answers where the database has no clock of its own', async () => {
    await iakttagare({ klockanEnligtSvar: () => 4_000 }).rapportera();
    expect((await test.iakttagelser.gallande(test.clock.now())).map(({ varde }) => varde)).to.deep.equal([4_000]);
    await iakttagare().rapportera();
    expect(await test.iakttagelser.gallande(test.clock.now()), 'no reference').to.deep.equal([]);
  });

  it('tells when its own certificates end, and those of callers that end soon, for a week after they were seen', async () => {
    const now = Date.now();
    test.pass(now - test.clock.now());
    const ca = await makeCa();
    const { cert } = await ca.server({ to: 5 });
    const seddaCertifikat = createSeddaCertifikat({ clock: test.clock });
    seddaCertifikat.sedd(ORGANISATION, 'a1b2c3d4e5f6', now + 20 * DYGN);
    seddaCertifikat.sedd(ORGANISATION, 'ffffffffffff', now + 200 * DYGN);
    await iakttagare({ egnaCertifikat: { TLS_CERT: cert }, seddaCertifikat }).rapportera();
    await test.evaluate();
    expect(test.sagt()).to.deep.equal([
      'start certifikat-gar-ut TLS_CERT',
      `start certifikat-gar-ut anroparen ${ORGANISATION} (a1b2c3d4)`,
    ]);
    test.pass(2 * MINUT);
    await test.evaluate();
    expect((await test.larm.pagaende()).map(({ objekt }) => objekt)).to.deep.equal([
      `anroparen ${ORGANISATION} (a1b2c3d4)`,
    ]);
    test.pass(7 * DYGN);
    await test.evaluate();
    expect(await test.larm.pagaende()).to.deep.equal([]);
  });

  it('remembers no more certificates of callers than it may', () => {
    const sedda = createSeddaCertifikat({ clock: test.clock, most: 2 });
    for (const mark of ['aa', 'bb', 'aa', 'cc']) sedda.sedd(ORGANISATION, mark, test.clock.now() + DYGN);
    expect(sedda.alla().map(({ fingeravtryck }) => fingeravtryck)).to.deep.equal(['aa', 'cc']);
  });
});

describePostgres('platform/sql database-time', (open) => {
  it("is the server's, near our own on one machine", async () => {
    const there = await databaseTime(await open());
    expect(Math.abs((there ?? 0) - Date.now())).to.be.below(60_000);
  });
});
