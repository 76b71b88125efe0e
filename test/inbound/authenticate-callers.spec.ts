// The whole service and callers who ask too much or are refused too often; and configurations that cannot be used.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createCallers } from '../../src/inbound/authenticate-callers.ts';
import { ConfigError, toConfig } from '../../src/platform/config.ts';
import { openTrialCa } from '../../src/platform/trial-ca.ts';
import { freePort } from '../free-port.ts';
import { makeCa } from './a-ca.ts';
import { GRANNE, NAMND, type Secured, startSecured } from './secured.ts';

async function metricsAt(port: number): Promise<string> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(text, 'who or from where').to.not.match(/127\.0\.0\.1|2120000142/);
  return text;
}

describe('inbound/authenticate-callers', () => {
  let secured: Secured;
  afterEach(() => secured.stop());

  it('ASVS 2.4.1 refuses the questions beyond the rate, of that organisation alone, with Retry-After', async () => {
    const METRICS_PORT = String(await freePort());
    secured = await startSecured({ env: { FRAGOR_PER_SEKUND: '1', FRAGOR_I_FOLJD: '1', METRICS_PORT } });
    const [certificate, other] = [await secured.client(), await secured.client(GRANNE)];
    // The first may be a second ago when the third is here, but not also the second.
    const calls = await Promise.all([1, 2, 3, 4, 5].map(() => secured.call({ certificate })));
    const refused = calls.filter(({ outcome }) => outcome !== 'ok');
    expect(refused.length).to.be.within(1, 4);
    for (const { status, outcome, headers, text } of refused) {
      expect([status, outcome, headers['retry-after']]).to.deep.equal([429, 'FOR_MANGA_FRAGOR', '1']);
      expect(text).to.include('Organisationen får ställa 1 frågor i sekunden.');
    }
    expect((await secured.call({ certificate: other, ingivare: GRANNE })).outcome).to.equal('ok');
    const counted = `sammansatt_nekade_anropare_total{orsak="rate"} ${refused.length}`;
    expect(await metricsAt(Number(METRICS_PORT))).to.include(counted);
  });

  it('refuses more questions under way than agreed, and takes the next when one is over', async () => {
    secured = await startSecured({ env: { SAMTIDIGA_PER_ORGANISATION: '1', TIDSGRANS_BASTJANST_MS: '1500' } });
    const certificate = await secured.client();
    const { simulators } = secured.service;
    await simulators.behave('CSN', 'hang');
    const asked = [1, 2].map(() => secured.call({ certificate, path: '/v1/fragor' }));
    const { status, outcome, headers } = await Promise.race(asked);
    expect([status, outcome, headers['retry-after']]).to.deep.equal([429, 'FOR_MANGA_FRAGOR', '1']);
    const outcomes = (await Promise.all(asked)).map((one) => one.outcome);
    expect(outcomes.sort()).to.deep.equal(['FOR_MANGA_FRAGOR', 'ok']);
    await simulators.behave('CSN', undefined);
    expect((await secured.call({ certificate })).outcome).to.equal('ok');
  });

  it('ASVS 6.3.1 locks an address out that was refused too often, whatever it shows then, and counts that', async () => {
    const METRICS_PORT = String(await freePort());
    secured = await startSecured({ env: { NEKADE_PER_MINUT: '3', METRICS_PORT } });
    for (let at = 0; at < 3; at += 1) expect((await secured.call()).outcome).to.equal('EJ_IDENTIFIERAD');
    const { status, outcome, headers } = await secured.call({ certificate: await secured.client() });
    expect([status, outcome]).to.deep.equal([429, 'FOR_MANGA_FRAGOR']);
    expect(Number(headers['retry-after'])).to.be.within(1, 60);
    const metrics = await metricsAt(Number(METRICS_PORT));
    expect(metrics).to.include('sammansatt_nekade_anropare_total{orsak="certificate-missing"} 3');
    expect(metrics).to.include('sammansatt_nekade_anropare_total{orsak="locked-out"} 1');
  });

  it('F9 counts forwarded certificates of strangers', async () => {
    const METRICS_PORT = String(await freePort());
    secured = await startSecured({ env: { METRICS_PORT } });
    await secured.call({ headers: { 'x-forwarded-client-cert': 'Hash=a' } });
    expect(await metricsAt(Number(METRICS_PORT))).to.include('{orsak="forwarded-certificate"} 1');
  });

  it('answers 429 over SOAP as a fault, with Retry-After', async () => {
    secured = await startSecured({ env: { NEKADE_PER_MINUT: '1' } });
    await secured.call();
    const { status, text, headers } = await secured.call({ path: '/ssbtek' });
    expect([status, Number(headers['retry-after']) > 0]).to.deep.equal([500, true]);
    expect(text).to.include('<ssbt:felkod>FOR_MANGA_FRAGOR<');
  });
});

describe('inbound/authenticate-callers, configuration', () => {
  const clock = { now: () => Date.now(), monotonic: () => performance.now() };
  const { callers } = toConfig({}, { bastjanster: ['AF'] });
  const created = (ca: string, exposed: boolean) =>
    createCallers({
      config: { callers, exposed },
      secrets: { tls: { cert: '', key: '', ca }, jwks: undefined },
      register: undefined,
      clock,
      onRefused: () => {},
    });

  it('refuses the CA of trial mode outside it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'prov-ca-'));
    const { server } = await openTrialCa({ dir, organisationsnummer: NAMND, now: Date.now() });
    rmSync(dir, { recursive: true });
    const bundle = `${(await makeCa()).cert}\n${server.ca}`;
    expect(() => created(bundle, true)).to.throw(ConfigError, 'TLS_CA har en CA från provläge');
    expect(() => created(bundle, false)).to.not.throw();
  });

  it('names a TLS_CA that nobody can be trusted by', async () => {
    const { cert } = await (await makeCa()).subordinate();
    expect(() => created(cert, true)).to.throw(ConfigError, 'TLS_CA: ingen självsignerad CA finns i filen');
    expect(() => created('-----BEGIN CERTIFICATE-----', true)).to.throw(ConfigError, 'TLS_CA: filen går inte att läsa');
  });
});
