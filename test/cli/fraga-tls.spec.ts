// The command that asks, against a service outside trial: known by its certificate or its token, and refused without.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { makeCa, type TestCa } from '../inbound/a-ca.ts';
import { AUDIENCE, anIssuer, ISSUER, type Issuer } from '../inbound/a-token.ts';
import { NAMND, OKAND, type Secured, startSecured } from '../inbound/secured.ts';
import { runFraga } from './fraga-process.ts';

describe('the command fraga over TLS', function () {
  this.timeout(60_000);
  let secured: Secured;
  let ca: TestCa;
  let issuer: Issuer;
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-fraga-tls-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  before(async () => {
    [ca, issuer] = await Promise.all([makeCa(), anIssuer()]);
    const JWKS_FIL = file('jwks.json', JSON.stringify({ keys: issuer.keys }));
    secured = await startSecured({ ca, env: { JWKS_FIL, TOKEN_UTFARDARE: ISSUER, TOKEN_MOTTAGARE: AUDIENCE } });
  });
  after(async () => {
    await secured?.stop();
    rmSync(dir, { recursive: true });
  });

  const base = () => ({
    ...{ TJANST_URL: secured.service.url, FRAGA_CA: file('ca.crt', ca.cert), FRAGA_ORGANISATIONSNUMMER: NAMND },
    ...{ FRAGA_NAMN: 'Provnämnden', FRAGA_HANDLAGGARE: 'anna' },
  });
  const ask = (env: Readonly<Record<string, string>>) =>
    runFraga(['--json', '--bastjanster', 'TNS', '--arende', 'EB-1'], persons.allaSvarar.personnummer, env);

  async function shows(organisation: string) {
    const { cert, key } = await secured.client(organisation);
    return { FRAGA_CERT: file(`${organisation}.crt`, cert), FRAGA_KEY: file(`${organisation}.key`, key) };
  }

  it('is known by its client certificate', async () => {
    const { code, out, err } = await ask({ ...base(), ...(await shows(NAMND)) });
    expect([code, err]).to.deep.equal([0, '']);
    const record = await secured.service.logged(JSON.parse(out).id);
    expect(record?.ingivare).to.include({ organisationsnummer: NAMND, handlaggare: 'anna' });
  });

  it('is known by its token', async () => {
    const { code, err } = await ask({ ...base(), FRAGA_TOKEN_FIL: file('token', await issuer.token()) });
    expect([code, err]).to.deep.equal([0, '']);
  });

  it('says why it is refused, with what to do and the id of the question', async () => {
    const { code, out, err } = await ask({ ...base(), ...(await shows(OKAND)) });
    expect([code, out]).to.deep.equal([1, '']);
    expect(err).to.match(/^Frågan nekades: EJ_IDENTIFIERAD\n {2}\S.*\n(.*\n)*Frågans id: [0-9a-f-]{36}/);
  });

  it('asks no server whose certificate it does not trust', async () => {
    const stranger = await makeCa();
    const env = { ...base(), ...(await shows(NAMND)), FRAGA_CA: file('annan.crt', stranger.cert) };
    const { code, out, err } = await ask(env);
    expect([code, out]).to.deep.equal([1, '']);
    expect(err).to.match(/litar inte på varandra \(TLS\)/);
  });
});
