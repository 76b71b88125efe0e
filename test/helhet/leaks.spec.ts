// A search for every test person's number, in every form, in all that the service writes and sends but where it belongs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { freePort } from '../free-port.ts';
import { createIdentityFinder } from '../fuzz/identity-forms.ts';
import { launchPostgres, type PostgresServer } from '../platform/sql/postgres-server.ts';
import { questionJson, questionV10 } from '../questions.ts';
import { type Recorder, startRecorder } from './leaks-recorder.ts';

const everyone = Object.values(persons).map(({ personnummer }) => personnummer);
const { find } = createIdentityFinder(everyone);

/** Trial mode's example question, written for the newcomer to send: a test person is what it is for. */
const EXAMPLE = /exempelfraga\.(json|xml)$/;

for (const kind of ['SQLite', 'PostgreSQL'] as const) describeLeaks(kind);

function describeLeaks(kind: 'SQLite' | 'PostgreSQL'): void {
  describe(`no personal number in logs, metrics, headers, addresses, refusals or ${kind}'s files`, function () {
    this.timeout(180_000);
    const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-leaks-'));
    const serverDir = mkdtempSync('/tmp/sammansatt-leaks-postgres-');
    let server: PostgresServer | undefined;
    const refusals: string[] = [];
    let simulators: Simulators;
    let recorder: Recorder;
    let child: ChildProcess;
    let output = '';
    let metrics = '';

    before(async function () {
      server = kind === 'PostgreSQL' ? await postgresOrSkip(this, serverDir) : undefined;
      simulators = await startSimulators({ ports: 0 });
      recorder = await startRecorder(simulators.urls);
      const [port, metricsPort] = [await freePort(), await freePort()];
      const addresses = Object.entries(recorder.urls).map(([id, url]) => [`BASTJANST_${id}_URL`, url]);
      const env = {
        ...process.env,
        ...Object.fromEntries(addresses),
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        TLS_PORT: '0',
        DATA_DIR: dataDir,
        ...(server && { DATABASE_URL: server.databaseUrl }),
        LOG_LEVEL: 'debug',
        TIDSGRANS_BASTJANST_MS: '400',
        TIDSGRANS_TOTAL_MS: '1500',
      };
      const keep = (chunk: Buffer) => {
        output += chunk;
      };
      child = spawn(process.execPath, ['src/main.ts', '--utan-simulatorer'], {
        cwd: PROJECT_ROOT,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) stream?.on('data', keep);
      const url = `http://127.0.0.1:${port}`;
      while (!(await isReady(url))) await new Promise((resolve) => setTimeout(resolve, 50));
      for (const person of everyone) await askAbout(url, person);
      metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      for (const person of everyone.slice(0, 5)) await lookUp(url, person);
      child.kill('SIGTERM');
      await once(child, 'exit');
      await server?.stop();
    });
    after(async () => {
      await recorder?.stop();
      await simulators?.stop();
      for (const dir of [dataDir, serverDir]) rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    });

    async function askAbout(url: string, person: string): Promise<void> {
      const free = {
        arendeidentitet: person,
        syfte: `om ${person.slice(2, 8)}-${person.slice(8)}`,
        korrelationsid: person,
      };
      await Promise.all([
        post(`${url}/ssbtek`, questionV10({ person }), 'text/xml'),
        post(`${url}/ssbtek`, questionV10({ person, general: free }), 'text/xml'),
        post(`${url}/v1/fragor`, JSON.stringify(questionJson({ person, general: free })), 'application/json'),
        post(`${url}/v1/fragor/kontroll`, JSON.stringify(questionJson({ person, general: free })), 'application/json'),
        refused(`${url}/ssbtek`, questionV10({ person, general: { ingivare: person } }), 'text/xml'),
        refused(`${url}/ssbtek`, questionV10({ person: `${person}x` }), 'text/xml'),
        refused(`${url}/v1/fragor`, `{"${person}": "${person}"}`, 'application/json'),
      ]);
    }

    /** Looks into the log by what a person is found by, and leaves the traces of that. */
    async function lookUp(url: string, person: string): Promise<void> {
      const headers = { 'content-type': 'application/json', 'x-aktor': 'Anna', 'x-roll': 'namnd 162120000142' };
      const body = { fran: '2026-01-01', till: '2027-12-31', skal: 'Sökning efter läckor', namnd: '162120000142' };
      const search = JSON.stringify({ ...body, falt: 'person', varde: person });
      const extract = JSON.stringify({ ...body, person });
      for (const [path, text] of [
        ['sokningar', search],
        ['utdrag', extract],
      ] as const) {
        const response = await fetch(`${url}/v1/logg/${path}`, { method: 'POST', headers, body: text });
        expect(response.status, await response.text()).to.equal(200);
      }
    }

    async function refused(url: string, body: string, type: string): Promise<void> {
      refusals.push(await post(url, body, type));
    }

    it('has asked about everyone, and been answered', () => {
      expect(output.match(/fraga-besvarad/g)?.length).to.be.at.least(3 * everyone.length);
      expect(recorder.heads().length).to.be.greaterThan(10 * everyone.length);
      expect(refusals).to.have.length(3 * everyone.length);
    });

    it('finds none in any file of the database, nor in what else the service leaves behind', () => {
      const files = [dataDir, ...(server ? [serverDir] : [])].flatMap(filesIn).filter((file) => !EXAMPLE.test(file));
      expect(files.some((file) => statSync(file).size > 100_000)).to.equal(true);
      for (const file of files) expect(find(readFileSync(file, 'latin1')), file).to.equal(undefined);
    });

    for (const [where, text] of [
      ['what the process writes', () => output],
      ['/metrics', () => metrics],
      ['addresses and headers to the bastjänster', () => recorder.heads().join('\n')],
      ['faults and problems', () => refusals.join('\n')],
    ] as const) {
      it(`finds none in ${where}`, () => {
        expect(text().length).to.be.greaterThan(100);
        expect(find(text())).to.equal(undefined);
      });
    }
  });
}

function filesIn(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function postgresOrSkip(context: Mocha.Context, keptIn: string): Promise<PostgresServer> {
  try {
    return await launchPostgres({ keptIn });
  } catch (error) {
    if (process.env.KRAV_ALLA === '1') throw error;
    return context.skip();
  }
}

async function post(url: string, body: string, type: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', body, headers: { 'content-type': type } });
  return response.text();
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/halsa`).then(
    ({ ok }) => ok,
    () => false,
  );
}
