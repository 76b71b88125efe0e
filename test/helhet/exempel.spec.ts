// The client examples of the portal against the service over mutual TLS: each reads every kind of answer as the others do.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { NAMND, type Secured, startSecured } from '../inbound/secured.ts';
import { type ExempelProgram, exempel } from './exempel.ts';
import { type Finished, isInstalled, requireTool, run } from './tools.ts';

/** In the order in which they are asked about; the last has a wrong check digit. */
const ASKED = [
  'allaSvarar',
  'ingenUppgift',
  'student',
  'afFault',
  'csnTyst',
  'pmOtillganglig',
  'fkAvvikelse',
  'skvDelvis',
  'allaFelar',
] as const;
const MISTYPED = '198503142384';

const expected = (yta: 'rest' | 'soap') => readFileSync(`${PROJECT_ROOT}portal/exempel/utskrift-${yta}.txt`, 'utf8');

describe('the client examples', function () {
  this.timeout(120_000);
  let secured: Secured;
  let dir: string;
  let env: Record<string, string>;

  before(async () => {
    secured = await startSecured({ env: { TIDSGRANS_TOTAL_MS: '9000', TIDSGRANS_BASTJANST_MS: '8000' } });
    dir = mkdtempSync(join(tmpdir(), 'sammansatt-exempel-'));
    const client = await secured.client(NAMND);
    const file = (name: string, text: string) => {
      writeFileSync(join(dir, name), text);
      return join(dir, name);
    };
    env = {
      SAMMANSATT_URL: secured.service.url,
      SAMMANSATT_CA: file('ca.crt', secured.ca.cert),
      SAMMANSATT_CERT: file('klient.crt', client.cert),
      SAMMANSATT_NYCKEL: file('klient.key', client.key),
      SAMMANSATT_ORGNR: NAMND,
      // Java reads its certificate and key in this form
      SAMMANSATT_P12: join(dir, 'klient.p12'),
      SAMMANSATT_P12_LOSENORD: 'bara-for-provet',
    };
    const { status, stderr } = await run(
      'openssl',
      [
        ...['pkcs12', '-export', '-out', env.SAMMANSATT_P12 ?? '', '-passout', 'env:SAMMANSATT_P12_LOSENORD'],
        ...['-in', env.SAMMANSATT_CERT ?? '', '-inkey', env.SAMMANSATT_NYCKEL ?? ''],
      ],
      '',
      env,
    );
    expect(status, stderr).to.equal(0);
  });
  after(async () => {
    await secured?.stop();
    if (dir) rmSync(dir, { recursive: true });
  });

  const numbers = [...ASKED.map((key) => persons[key].personnummer), MISTYPED];
  const ask = (
    { command, args }: ExempelProgram,
    changes: Record<string, string> = {},
    input = numbers,
  ): Promise<Finished> => run(command, args(dir), `${input.join('\n')}\n`, { ...env, ...changes });

  for (const program of exempel) {
    describe(`in ${program.name}`, () => {
      before(function () {
        if (program.optional && !program.probes.every(isInstalled)) {
          process.stderr.write(`      what ${program.name} needs is not installed, its tests are skipped\n`);
          this.skip();
        }
        for (const probe of program.probes) requireTool(this, program.name, probe);
      });

      it('tells data, nothing and what is unknown apart, and a refusal from all of them', async () => {
        const { stdout, stderr, status } = await ask(program);
        expect(stdout, stderr).to.equal(expected(program.yta));
        expect(status).to.equal(3);
        for (const number of numbers) expect(stdout + stderr).to.not.include(number);
      });

      it('ends well where everybody has answered', async () => {
        const { stdout, status, stderr } = await ask(program, {}, [persons.allaSvarar.personnummer]);
        expect(stdout.trim().split('\n').at(-1), stderr).to.equal('Alla har svarat');
        expect(status).to.equal(0);
      });

      it('never takes a refusal for an answer', async () => {
        const { stdout, status } = await ask(program, {}, [MISTYPED]);
        expect(stdout).to.equal('Person 1\nNekad: PERSONIDENTITET_OGILTIG\n');
        expect(status).to.equal(2);
      });

      it('says that all is unknown where the service’s certificate is not trusted', async () => {
        const { stdout, status } = await ask(program, { SAMMANSATT_CA: env.SAMMANSATT_CERT ?? '' }, [MISTYPED]);
        expect(stdout).to.equal('Person 1\nInget svar: uppgifterna är okända\n');
        expect(status).to.equal(1);
      });
    });
  }
});
