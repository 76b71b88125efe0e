// Mutual TLS for real: who is registered, whose question it may be, and what it may include.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { everybody } from '../faults/describe-fault.ts';
import { AGENCIES, faultOf, partsOf, questionV10 } from '../questions.ts';

describe('inbound/authenticate, over TLS', () => {
  let service: Constellation;
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-tls-'));
  const file = (name: string) => join(dir, name);

  before(async () => {
    const made = spawnSync('sh', [join(PROJECT_ROOT, 'docker/skapa-certifikat.sh'), dir], { encoding: 'utf8' });
    expect(made.status, made.stderr).to.equal(0);
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=annan',
      '-keyout',
      file('annan.key'),
      '-out',
      file('annan.crt'),
    ]);
    const [nämnd] = JSON.parse(readFileSync(file('anslutningar.json'), 'utf8'));
    writeFileSync(
      file('anslutningar.json'),
      JSON.stringify([
        { ...nämnd, bastjanster: AGENCIES.filter((id) => id !== 'SKV') },
        {
          ...nämnd,
          organisationsnummer: '162120000159',
          namn: 'Grannkommunen',
          certifikat: [],
          bitraden: [nämnd.organisationsnummer],
        },
        { ...nämnd, organisationsnummer: '162120000167', namn: 'En tredje', certifikat: [] },
      ]),
    );
    service = await startConstellation({
      env: {
        TLS_CERT: file('server.crt'),
        TLS_KEY: file('server.key'),
        TLS_CA: file('ca.crt'),
        ANSLUTNING_FIL: file('anslutningar.json'),
      },
    });
  });
  after(async () => {
    await service.stop();
    rmSync(dir, { recursive: true });
  });

  function post(body: string, certificate?: string): Promise<string> {
    const tls = certificate
      ? { cert: readFileSync(file(`${certificate}.crt`)), key: readFileSync(file(`${certificate}.key`)) }
      : {};
    const options = {
      method: 'POST',
      ca: readFileSync(file('ca.crt')),
      headers: { 'content-type': 'text/xml' },
      ...tls,
    };
    return new Promise((resolve, reject) => {
      const call = request(`${service.url}/ssbtek`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
      });
      call.on('error', reject).end(body);
    });
  }

  const from = (organisationsnummer: string) =>
    questionV10({
      general: {
        ingivare: `<organisationsnummer>${organisationsnummer}</organisationsnummer><namn>N</namn><handlaggare>h</handlaggare>`,
      },
    });

  it('F1 no certificate: refused', async () => {
    expect(faultOf(await post(questionV10()))).to.equal('EJ_IDENTIFIERAD');
  });

  it('F2 a certificate of another CA: refused', async () => {
    expect(faultOf(await post(questionV10(), 'annan'))).to.equal('EJ_IDENTIFIERAD');
  });

  it('reads nothing of a stranger: even a malformed body gets the same answer', async () => {
    expect(faultOf(await post('<not xml', undefined))).to.equal('EJ_IDENTIFIERAD');
  });

  it('F4 an agency that is not permitted: its own error, and it is not asked', async () => {
    const parts = partsOf(await post(from('162120000142'), 'klient'));
    expect(parts).to.deep.equal({ ...everybody('data'), SKV: 'SSBT EJ_TILLATEN' });
    expect(service.simulators.events('SKV')).to.deep.equal([]);
  });

  it('a registered biträde may ask for its nämnd', async () => {
    expect(partsOf(await post(from('162120000159'), 'klient'))).to.deep.equal(everybody('data'));
  });

  it('F5 E14 nobody else may: refused', async () => {
    expect(faultOf(await post(from('162120000167'), 'klient'))).to.equal('FEL_INGIVARE');
    expect(faultOf(await post(from('162120000175'), 'klient'))).to.equal('EJ_ANSLUTEN');
  });
});
