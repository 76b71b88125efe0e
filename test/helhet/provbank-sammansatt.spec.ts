// The bench against the composite itself: the real service passes every case, and each of its mutants is caught by the case that is there for it.
import { readFileSync } from 'node:fs';
import type { ServerOptions } from 'node:https';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type Simulator, startSimulator } from '../../src/assembly/simulator.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { createProvbank, type Val } from '../../src/testbench/korning.ts';
import type { Fallresultat, Mal, Provprotokoll } from '../../src/testbench/prov.ts';
import { SAMMANSATT, sammansattKatalog } from '../../src/testbench/sammansatt/katalog.ts';
import { simuleradeTestpersoner } from '../../src/testbench/testpersoner.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { makeCa } from '../inbound/a-ca.ts';
import { partsOf, questionV10 } from '../questions.ts';
import { korProvade } from '../testbench/provade.ts';
import { type MutantProxy, startMutantProxy } from './mutant-proxy.ts';
import { mutanter } from './mutanter.ts';

const bank = createProvbank({ kataloger: [sammansattKatalog] });
/** The cases whose mutants are no proxies of plain HTTP, see below. */
const OVER_TLS = ['SAM-PRO-005', 'SAM-PRO-006', 'SAM-PRO-007'];
const granser = { takt: 50, samtidiga: 20, uppvarmning: 2, matningar: 10 };

function run(url: string, val: Partial<Val> = {}, tls?: Mal['tls']): Promise<Provprotokoll> {
  const mal = { bastjanst: SAMMANSATT, url, ...(tls ? { tls } : {}) };
  return korProvade(bank, mal, { personer: simuleradeTestpersoner(SAMMANSATT), granser, ...val });
}

/** What was not passed, in words. */
function notPassed({ fall }: Provprotokoll): string[] {
  return fall
    .filter(({ utfall }) => utfall.utfall !== 'godkänd')
    .map(({ fall: { id }, utfall: { utfall, skal, fick } }) => `${id} ${utfall}: ${skal ?? fick}`);
}

describe('the test bench against the composite', function () {
  this.timeout(60_000);
  let service: Constellation;
  let proxy: MutantProxy;

  before(async () => {
    // None of the bench's questions makes an agency fail, and no breaker may make one look as if it did.
    service = await startConstellation({ overrides: { breaker: { minimumCalls: 1_000_000 } } });
    proxy = await startMutantProxy(service.url);
  });
  after(async () => {
    await proxy?.stop();
    await service?.stop();
  });

  it('passes the service in every case, the hostile ones too', async () => {
    const protokoll = await run(service.url, { fientlig: true });
    expect(notPassed(protokoll)).to.deep.equal(
      OVER_TLS.map((id) => `${id} ej tillämplig: Målet har ingen TLS: provläge på den egna datorn.`),
    );
    expect(protokoll.fall).to.have.lengthOf(sammansattKatalog.fall.length);
  });

  it('sends no hostile case unasked, and keeps to the count that it told', async () => {
    const plan = bank.plan(
      { bastjanst: SAMMANSATT, url: service.url },
      { personer: simuleradeTestpersoner(SAMMANSATT), granser, fall: ['SAM-NEG-001', 'SAM-NEG-016'] },
    );
    const { fall } = await run(service.url, { fall: ['SAM-NEG-001', 'SAM-NEG-016'] });
    expect(fall.map(({ utfall }) => utfall.utfall)).to.deep.equal(['godkänd', 'hoppad']);
    expect(sent(fall)).to.equal(plan.anrop);
  });

  it('never sends more than a case says, and keeps nobody’s number', async () => {
    const { fall } = await run(service.url, { grupper: ['kontrakt', 'funktion', 'integritet'] });
    for (const one of fall) expect(sent([one]), one.fall.id).to.be.at.most(one.fall.anrop);
    const kept = JSON.stringify(fall);
    for (const { personnummer, efternamn } of Object.values(persons)) {
      expect(kept).to.not.include(personnummer.slice(2)).and.not.include(efternamn);
    }
  });

  it('is asked of a service that takes no scenario from anybody', async () => {
    const { status, text } = await service.soap(questionV10(), { 'x-scenario': 'fraga=OVERBELASTAD;TNS=EJ_NABAR' });
    expect([status, partsOf(text).TNS]).to.deep.equal([200, 'data']);
  });

  it('has an id of its own for each case, and words for all of it', () => {
    const { fall } = sammansattKatalog;
    expect(new Set(fall.map(({ id }) => id)).size).to.equal(fall.length);
    for (const { id, titel, varfor, forvantan, steg, krav } of fall) {
      expect(
        [titel, varfor, forvantan, ...steg].every((words) => words.length > 8),
        id,
      ).to.equal(true);
      expect(krav, id).to.not.be.empty;
    }
  });

  it('has a mutant for every case, so that none of them is one that cannot fail', () => {
    const caught = new Set(mutanter.map(({ fall }) => fall));
    expect(sammansattKatalog.fall.map(({ id }) => id).filter((id) => !caught.has(id))).to.deep.equal(OVER_TLS);
  });

  it('passes a proxy that changes nothing, so that what it catches is the mutation', async () => {
    proxy.mutate({});
    const cases = mutanter.map(({ fall }) => fall);
    expect(notPassed(await run(proxy.url, { fall: cases, fientlig: true }))).to.deep.equal([]);
  });

  it('asks as the aktör that it was given, also where it asks wrongly', async () => {
    const fragor: string[] = [];
    proxy.mutate({
      question(text) {
        fragor.push(text);
        return text;
      },
    });
    const mal = { bastjanst: SAMMANSATT, url: proxy.url, installningar: { aktorsid: 'egen-aktor' } };
    const personer = simuleradeTestpersoner(SAMMANSATT);
    await korProvade(bank, mal, { personer, granser, fall: ['SAM-FUN-006', 'SAM-INT-002'] });
    const aktorer = fragor.flatMap((text) => [...text.matchAll(/aktorsid"?[>:]"?([\w-]+)/g)].map(([, id]) => id));
    expect(aktorer.length).to.be.at.least(9);
    expect(new Set(aktorer)).to.have.all.keys('egen-aktor');
  });

  for (const { namn, fall, ser, utfall = 'underkänd', ...mutation } of mutanter) {
    it(`catches by ${fall} a composite that ${namn}`, async () => {
      proxy.mutate(mutation);
      const protokoll = await run(proxy.url, { fall: [fall], fientlig: true });
      expect(protokoll.fall.map((one) => one.utfall.utfall)).to.deep.equal([utfall]);
      expect(protokoll.fall[0]?.utfall.fick).to.include(ser);
    });
  }
});

describe('the test bench against the composite over TLS', () => {
  let simulator: Simulator;
  before(async () => {
    simulator = await startSimulator({ port: 0, tlsPort: 0, controlPort: 0 });
  });
  after(() => simulator?.stop());

  it('passes it with the client certificate, and has the certificate that it shows in the protocol', async () => {
    const { url = '', client } = simulator.tls ?? {};
    const [ca = '', cert = '', key = ''] = client ? [client.ca, client.cert, client.key].map(read) : [];
    const protokoll = await run(url, { grupper: ['protokoll', 'ping'] }, { ca, cert, key });
    expect(notPassed(protokoll)).to.deep.equal([]);
    expect(protokoll.certifikat?.subjekt).to.include('localhost');
  });

  const own = (name: string) => read(join(dirname(simulator.tls?.client.ca ?? ''), name));

  /** What a case says of a front in place of the service's own. */
  async function fick(fall: string, options: ServerOptions, ca = own('ca.crt')): Promise<string | undefined> {
    const proxy = await startMutantProxy(simulator.url, options);
    const tls = { ca, cert: own('klient.crt'), key: own('klient.key') };
    const protokoll = await run(proxy.url, { fall: [fall] }, tls);
    await proxy.stop();
    expect(protokoll.fall[0]?.utfall.utfall).to.equal('underkänd');
    return protokoll.fall[0]?.utfall.fick;
  }

  it('catches by SAM-PRO-005 a composite that speaks TLS 1.1', async () => {
    const old = { minVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const;
    expect(await fick('SAM-PRO-005', { cert: own('server.crt'), key: own('server.key'), ...old })).to.equal(
      'TLS 1.1 godtas',
    );
  });

  it('catches by SAM-PRO-005 a composite that speaks TLS 1.0 beside 1.2', async () => {
    const old = { minVersion: 'TLSv1', ciphers: 'ALL@SECLEVEL=0' } as const;
    const front = { cert: own('server.crt'), key: own('server.key'), ...old };
    expect(await fick('SAM-PRO-005', front)).to.match(/^TLS 1/);
  });

  it('catches by SAM-PRO-006 a composite that answers whoever comes', async () => {
    expect(await fick('SAM-PRO-006', { cert: own('server.crt'), key: own('server.key') })).to.equal('ett svar');
  });

  it('catches by SAM-PRO-007 a certificate of a stranger', async () => {
    const stranger = await (await makeCa('Annan-CA')).server({ to: 90 });
    expect(await fick('SAM-PRO-007', { cert: stranger.cert, key: stranger.key })).to.match(/^[A-Z_]+$/);
  });

  it('fails it in every case without one, with no error of the bench', async () => {
    const { url = '', client } = simulator.tls ?? {};
    const protokoll = await run(url, { grupper: ['funktion'] }, { ca: read(client?.ca ?? '') });
    expect(new Set(protokoll.fall.map(({ utfall }) => utfall.utfall))).to.deep.equal(new Set(['underkänd']));
    expect(protokoll.fall[0]?.utfall.fick).to.include('EJ_IDENTIFIERAD');
  });
});

function sent(fall: readonly Fallresultat[]): number {
  return fall.reduce((sum, { utfall }) => sum + utfall.utbyten.length, 0);
}

function read(file: string): string {
  return readFileSync(file, 'utf8');
}
