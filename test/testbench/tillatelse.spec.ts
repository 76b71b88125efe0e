// What the bench may send to whom: allowed addresses, never production, hostile cases by consent alone.
import { expect } from 'chai';
import { recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { createMedgivanden } from '../../src/testbench/medgivanden.ts';
import { provbankMigrations } from '../../src/testbench/migrations.ts';
import { createTillatelse, produktionOf, type TillatelseDeps } from '../../src/testbench/tillatelse.ts';
import { TillatelseError, type TillatelseErrorKind } from '../../src/testbench/tillatelse-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';

const DEPS: TillatelseDeps = {
  tillatna: [{ origin: 'https://prov.example' }, { origin: 'https://csn.example:8443', bastjanst: 'CSN' }],
  loopback: true,
  produktion: ['https://skarp.example/csn/v4', 'http://localhost:9001/af'],
  slaUpp: async (host) => [host === 'localhost' ? '127.0.0.1' : '198.51.100.7'],
};
const BEGART = { bastjanst: 'CSN', url: 'https://prov.example/csn', fientlig: false };

async function kindOf(begart: Partial<typeof BEGART> & { testUrl?: string }, deps: Partial<TillatelseDeps> = {}) {
  const error = await rejection(createTillatelse({ ...DEPS, ...deps }).prova({ ...BEGART, ...begart }));
  expect(error).to.be.instanceOf(TillatelseError);
  return (error as TillatelseError).kind;
}

describe('testbench/tillatelse', () => {
  for (const url of [
    'https://prov.example/csn',
    'https://PROV.example:443/',
    'https://csn.example:8443',
    'http://127.0.0.1:8102/csn',
    'http://localhost:8102',
  ]) {
    it(`allows ${url}`, async () => {
      const tillatet = await createTillatelse(DEPS).prova({ ...BEGART, url });
      expect(new URL(tillatet.url).origin).to.equal(new URL(url).origin);
    });
  }

  const REFUSED: readonly (readonly [Partial<typeof BEGART> & { testUrl?: string }, TillatelseErrorKind])[] = [
    [{ url: 'https://annan.example/csn' }, 'otillaten'],
    [{ url: 'http://prov.example/csn' }, 'otillaten'],
    [{ url: 'https://prov.example:444' }, 'otillaten'],
    [{ url: 'https://prov.example.annan.example' }, 'otillaten'],
    [{ bastjanst: 'AF', url: 'https://csn.example:8443/af' }, 'otillaten'],
    [{ testUrl: 'https://annan.example/ping' }, 'otillaten'],
    [{ url: 'https://skarp.example/helt/annat' }, 'produktion'],
    [{ url: 'https://SKARP.example./csn/v4' }, 'produktion'],
    [{ url: 'http://127.0.0.1:9001' }, 'produktion'],
    [{ testUrl: 'https://skarp.example/ping' }, 'produktion'],
    [{ fientlig: true }, 'medgivande'],
    [{ url: 'http://127.0.0.1:8102', fientlig: true }, 'medgivande'],
  ];
  for (const [begart, kind] of REFUSED) {
    it(`refuses ${JSON.stringify(begart)} as ${kind}`, async () => {
      expect(await kindOf(begart)).to.equal(kind);
    });
  }

  it('production stays production where the operator allows its address', async () => {
    const tillatna = [{ origin: 'https://skarp.example' }];
    expect(await kindOf({ url: 'https://skarp.example/csn/v4' }, { tillatna })).to.equal('produktion');
  });

  it('this machine is refused where it is not allowed', async () => {
    expect(await kindOf({ url: 'http://127.0.0.1:8102' }, { loopback: false })).to.equal('otillaten');
  });

  it('simulators of our own need no consent', async () => {
    const egna = ['http://127.0.0.1:8102'];
    const begart = { ...BEGART, url: 'http://127.0.0.1:8102/csn', fientlig: true };
    expect((await createTillatelse({ ...DEPS, loopback: false, egna }).prova(begart)).url).to.equal(begart.url);
  });
});

describeDatabase('testbench/tillatelse medgivande', (open) => {
  it('lets hostile cases to its origin and bastjänst until it ends or is taken back', async () => {
    const database = await open();
    await migrate(database, [anslutningMigrations, provbankMigrations]);
    let now = Date.parse('2026-11-22T12:00Z');
    const clock = { now: () => now };
    const medgivanden = createMedgivanden({ database, clock, bastjanster: ['AF', 'CSN'], record: recordHandelse });
    const tillatelse = createTillatelse({ ...DEPS, medgivanden });
    const hostile = (change: object = {}) => tillatelse.prova({ ...BEGART, fientlig: true, ...change });
    const begaran = { aktor: { namn: 'Ulla' }, skal: 'Test före release' };
    const nytt = { bastjanst: 'CSN', url: BEGART.url, medgivetAv: 'Driftchefen', giltigtTill: now + 86_400_000 };
    const { id } = await medgivanden.ge(begaran, nytt);
    expect((await hostile()).url).to.equal(BEGART.url);
    expect(await rejection(hostile({ bastjanst: 'AF' }))).to.have.property('kind', 'medgivande');
    expect(await rejection(hostile({ url: 'https://csn.example:8443' }))).to.have.property('kind', 'medgivande');
    now += 86_400_000;
    expect(await rejection(hostile())).to.have.property('kind', 'medgivande');
    now -= 1;
    await hostile();
    await medgivanden.aterkalla(begaran, id);
    expect(await rejection(hostile())).to.have.property('kind', 'medgivande');
  });

  it('a service in production, its bastjänster and its own pages are no targets; in trial mode nothing is', () => {
    const config = { bastjanstUrls: { CSN: 'https://skarp.example' }, login: undefined, host: '::1', port: 8443 };
    expect(produktionOf({ ...config, trial: false })).to.deep.equal([
      'https://skarp.example',
      'https://localhost:8443',
      'https://[::1]:8443',
    ]);
    expect(produktionOf({ ...config, trial: true })).to.deep.equal([]);
  });
});
