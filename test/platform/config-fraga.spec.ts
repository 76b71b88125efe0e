// Who asks from a terminal, and where: nothing is needed for a trial, and beyond this machine everything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { ConfigError } from '../../src/platform/config.ts';
import { toFraga } from '../../src/platform/config-fraga.ts';

const PEM = '-----BEGIN CERTIFICATE-----\n';

describe('platform/config-fraga', () => {
  const dir = mkdtempSync(join(tmpdir(), 'config-fraga-'));
  after(() => rmSync(dir, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const whole = () => ({
    TJANST_URL: 'https://ssbtek.example/',
    FRAGA_CERT: file('klient.crt', PEM),
    FRAGA_KEY: file('klient.key', PEM),
    FRAGA_ORGANISATIONSNUMMER: '162120000142',
    FRAGA_NAMN: 'Provnämnden',
    FRAGA_HANDLAGGARE: 'h1',
  });

  function problems(env: Readonly<Record<string, string>>): readonly string[] {
    try {
      toFraga(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
    return [];
  }

  it('asks the service of this machine in a trial, on its port', () => {
    expect(toFraga({})).to.deep.include({
      url: 'http://127.0.0.1:8080',
      prov: true,
      ingivare: {},
      tls: {},
      farg: true,
    });
    expect(toFraga({ PORT: '9000' }).url).to.equal('http://127.0.0.1:9000');
  });

  it('reads what a nämnd has, and takes the slash off the address', () => {
    const { url, prov, ingivare, tls } = toFraga(whole());
    expect([url, prov]).to.deep.equal(['https://ssbtek.example', false]);
    expect(ingivare).to.deep.equal({ organisationsnummer: '162120000142', namn: 'Provnämnden', handlaggare: 'h1' });
    expect(tls).to.deep.equal({ cert: PEM, key: PEM });
  });

  it('names all that is missing beyond this machine at once', () => {
    const said = problems({ TJANST_URL: 'https://ssbtek.example' }).join('\n');
    for (const name of [
      'FRAGA_CERT',
      'FRAGA_TOKEN_FIL',
      'FRAGA_ORGANISATIONSNUMMER',
      'FRAGA_NAMN',
      'FRAGA_HANDLAGGARE',
    ])
      expect(said).to.include(name);
  });

  it('has no colour where somebody wants none, or the terminal can do none', () => {
    expect([
      toFraga({ NO_COLOR: '1' }).farg,
      toFraga({ TERM: 'dumb' }).farg,
      toFraga({ NO_COLOR: '' }).farg,
    ]).to.deep.equal([false, false, true]);
  });

  it('takes a token from a file, as one line', () => {
    const { FRAGA_CERT: _cert, FRAGA_KEY: _key, ...rest } = whole();
    expect(toFraga({ ...rest, FRAGA_TOKEN_FIL: file('token', 'abc.def.ghi\n') }).token).to.equal('abc.def.ghi');
    expect(problems({ FRAGA_TOKEN_FIL: file('tva', 'a\nb\n') })).to.have.lengthOf(1);
    expect(problems({ FRAGA_TOKEN_FIL: join(dir, 'saknas') })).to.have.lengthOf(1);
  });

  for (const [what, change] of [
    ['a plain address beyond this machine', { TJANST_URL: 'http://ssbtek.example' }],
    ['an address with a query', { TJANST_URL: 'https://ssbtek.example/?a=1' }],
    ['an address with a password', { TJANST_URL: 'https://a:b@ssbtek.example' }],
    ['no address', { TJANST_URL: 'ssbtek' }],
    ['a key without its certificate', { FRAGA_CERT: '' }],
    ['a file that is no PEM', { FRAGA_CA: import.meta.dirname }],
    ['an organisationsnummer of ten digits', { FRAGA_ORGANISATIONSNUMMER: '2120000142' }],
    ['a handläggare that is somebody’s number', { FRAGA_HANDLAGGARE: persons.allaSvarar.personnummer }],
    ['an aktörsid that is none', { FRAGA_AKTORSID: 'å å' }],
  ] as const) {
    it(`refuses ${what}, by the name of the variable and without its value`, () => {
      const [[name, value]] = Object.entries(change) as [[string, string]];
      const said = problems({ ...whole(), ...change }).join('\n');
      expect(said).to.include(name);
      if (value) expect(said).to.not.include(value);
    });
  }
});
