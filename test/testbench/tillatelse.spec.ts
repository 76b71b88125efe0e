// What the bench may send to whom: allowed addresses, never production, hostile cases by consent alone.
import { networkInterfaces } from 'node:os';
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
  slaUpp: async (host) => ADDRESSES[host] ?? Promise.reject(failed('ENOTFOUND')),
};
function failed(code: string): Error {
  return Object.assign(new Error(`getaddrinfo ${code}`), { code });
}
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1'],
  'prov.example': ['198.51.100.7'],
  'csn.example': ['198.51.100.8'],
  'skarp.example': ['203.0.113.9', '2001:db8::9'],
  'alias.example': ['198.51.100.7', '2001:db8::9'],
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

  it('a name that leads to production is production, whatever it is called and whichever of its addresses it is', async () => {
    const tillatna = [{ origin: 'https://alias.example' }, { origin: 'https://alias.example:8443' }];
    const error = await rejection(
      createTillatelse({ ...DEPS, tillatna }).prova({ ...BEGART, url: 'https://alias.example/csn' }),
    );
    expect(error).to.have.property('kind', 'produktion');
    expect(error).to.have.property('message').that.includes('samma IP-adress och port');
    const begart = { url: 'https://alias.example:8443', testUrl: 'https://alias.example/ping' };
    expect(await kindOf(begart, { tillatna })).to.equal('produktion');
    const otherPort = { ...BEGART, url: 'https://alias.example:8443' };
    expect((await createTillatelse({ ...DEPS, tillatna }).prova(otherPort)).url).to.equal(otherPort.url);
  });

  it('the addresses that were looked at are those that are connected to', async () => {
    let asked = 0;
    const slaUpp = async (host: string) => {
      if (host === 'skarp.example') return ['203.0.113.9'];
      asked += 1;
      return asked === 1 ? ['198.51.100.7'] : ['203.0.113.9'];
    };
    const { lookup } = await createTillatelse({ ...DEPS, slaUpp }).prova(BEGART);
    const found = await new Promise((resolve) =>
      lookup('prov.example', {}, (error, address) => resolve(error ?? address)),
    );
    expect([found, asked]).to.deep.equal(['198.51.100.7', 1]);
  });

  it('a target that is not found is refused; production that is not found is still production by name', async () => {
    const tillatna = [{ origin: 'https://saknas.example' }];
    expect(await kindOf({ url: 'https://saknas.example' }, { tillatna })).to.equal('adress');
    const produktion = ['https://borta.example'];
    expect(await kindOf({ url: 'https://borta.example' }, { produktion })).to.equal('produktion');
    expect((await createTillatelse({ ...DEPS, produktion }).prova(BEGART)).url).to.equal(BEGART.url);
  });

  for (const code of ['EAI_AGAIN', 'ETIMEOUT', 'ESERVFAIL']) {
    it(`an alias of production is refused while production itself gives ${code}`, async () => {
      const tillatna = [{ origin: 'https://alias.example' }];
      const slaUpp = (host: string) =>
        host === 'skarp.example' ? Promise.reject(failed(code)) : (DEPS.slaUpp?.(host) ?? []);
      const deps = { ...DEPS, tillatna, slaUpp: async (host: string) => slaUpp(host) };
      const error = await rejection(createTillatelse(deps).prova({ ...BEGART, url: 'https://alias.example/csn' }));
      expect(error).to.have.property('kind', 'produktion');
      expect(error).to.have.property('message').that.includes('går inte att slå upp just nu');
    });
  }

  for (const url of [
    'https://Skarp.example./csn?version=4',
    'https://u:p@skarp.example/csn',
    'https://skarp.example#x',
  ]) {
    it(`production that is configured as ${url} is production`, async () => {
      expect(await kindOf({ url: 'https://skarp.example/csn' }, { produktion: [url] })).to.equal('produktion');
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
    const urls = {
      bastjanstUrls: { CSN: 'https://skarp.example' },
      bastjanstTestUrls: { CSN: 'https://ping.example' },
    };
    const config = { ...urls, login: undefined, host: '::1', port: 8443 };
    expect(produktionOf({ ...config, trial: false })).to.deep.equal([
      'https://skarp.example',
      'https://ping.example',
      'https://localhost:8443',
      'https://[::1]:8443',
    ]);
    expect(produktionOf({ ...config, trial: true })).to.deep.equal([]);
  });

  it('a service that listens everywhere is production at every address of its machine', async () => {
    const config = {
      trial: false,
      bastjanstUrls: {},
      bastjanstTestUrls: {},
      login: undefined,
      host: '0.0.0.0',
      port: 8443,
    };
    const all = Object.values(networkInterfaces()).flatMap((some) => some ?? []);
    const produktion = produktionOf(config);
    for (const { address, family } of all) {
      expect(produktion).to.include(`https://${family === 'IPv6' ? `[${address}]` : address}:8443`);
    }
    expect(await kindOf({ url: 'https://127.0.0.1:8443' }, { produktion })).to.equal('produktion');
  });
});
