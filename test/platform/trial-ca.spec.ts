// Certificates of trial mode: made once, made anew when they must be, and known as such.
import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { createTrust, hasTrialCa, readCertificates } from '../../src/platform/certificate.ts';
import { openTrialCa } from '../../src/platform/trial-ca.ts';
import { makeCa } from '../inbound/a-ca.ts';

const DAY_MS = 86_400_000;

describe('platform/trial-ca', () => {
  let home: string;
  const now = Date.now();
  const open = (more: { organisationsnummer?: string; now?: number } = {}) =>
    openTrialCa({ dir: join(home, 'prov-ca'), organisationsnummer: '162120000142', now, ...more });

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'prov-ca-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  it('makes a client that its CA stands behind, by the number of the nämnd', async () => {
    const { server, client } = await open();
    const [certificate] = readCertificates(readFileSync(client.cert, 'utf8'));
    const verified = createTrust(server.ca).verify(certificate ? [certificate] : [], now);
    expect(verified.organisations).to.deep.equal(['162120000142']);
    expect(verified.to - now).to.be.within(364 * DAY_MS, 366 * DAY_MS);
    expect(readFileSync(client.ca, 'utf8')).to.equal(server.ca);
    const [own] = readCertificates(server.cert);
    expect([own?.checkHost('localhost'), own?.checkIP('127.0.0.1')]).to.deep.equal(['localhost', '127.0.0.1']);
    expect(() => createTrust(server.ca).verify(own ? [own] : [], now), 'a server is no client').to.throw('purpose');
  });

  it('lets this user alone read the keys, and keeps none of the CA', async () => {
    const { client } = await open();
    expect(statSync(client.key).mode & 0o777).to.equal(0o600);
    expect(statSync(join(home, 'prov-ca')).mode & 0o777).to.equal(0o700);
    expect(() => statSync(join(home, 'prov-ca', 'ca.key'))).to.throw('ENOENT');
  });

  it('keeps them for as long as they hold', async () => {
    const { server } = await open();
    expect((await open({ now: now + 360 * DAY_MS })).server).to.deep.equal(server);
  });

  it('makes all anew when they run out, lack one, or belong to another nämnd', async () => {
    const first = await open();
    const second = await open({ now: now + 364.5 * DAY_MS });
    expect(second.server.ca).to.not.equal(first.server.ca);
    unlinkSync(second.client.key);
    const third = await open({ now: now + 364.5 * DAY_MS });
    expect(third.server.ca).to.not.equal(second.server.ca);
    expect((await open({ organisationsnummer: '162120000159' })).server.ca).to.not.equal(third.server.ca);
  });

  it('is known as a CA of trial, also among others', async () => {
    const { server } = await open();
    const other = (await makeCa()).cert;
    expect([hasTrialCa(`${other}\n${server.ca}`), hasTrialCa(other)]).to.deep.equal([true, false]);
  });
});
