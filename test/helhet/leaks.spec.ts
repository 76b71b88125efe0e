// A search for every test person's number, in every form, in all that the service writes and sends but where it belongs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { createIdentityFinder } from '../fuzz/identity-forms.ts';
import { questionJson, questionV10 } from '../questions.ts';
import { type Recorder, startRecorder } from './leaks-recorder.ts';

const everyone = Object.values(persons).map(({ personnummer }) => personnummer);
const { find } = createIdentityFinder(everyone);

// The log of queried persons itself holds the person in clear until it is encrypted: its database is not searched here.
describe('no personal number in logs, metrics, headers, addresses or refusals', function () {
  this.timeout(120_000);
  const dataDir = mkdtempSync(join(tmpdir(), 'sammansatt-leaks-'));
  const refusals: string[] = [];
  let simulators: Simulators;
  let recorder: Recorder;
  let child: ChildProcess;
  let output = '';
  let metrics = '';

  before(async () => {
    simulators = await startSimulators({ ports: 0 });
    recorder = await startRecorder(simulators.urls);
    const [port, metricsPort] = [await freePort(), await freePort()];
    const addresses = Object.entries(recorder.urls).map(([id, url]) => [`BASTJANST_${id}_URL`, url]);
    const env = {
      ...process.env,
      ...Object.fromEntries(addresses),
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: dataDir,
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
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  after(async () => {
    await recorder.stop();
    await simulators.stop();
    rmSync(dataDir, { recursive: true, force: true });
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

  async function refused(url: string, body: string, type: string): Promise<void> {
    refusals.push(await post(url, body, type));
  }

  it('has asked about everyone, and been answered', () => {
    expect(output.match(/fraga-besvarad/g)?.length).to.be.at.least(3 * everyone.length);
    expect(recorder.heads().length).to.be.greaterThan(10 * everyone.length);
    expect(refusals).to.have.length(3 * everyone.length);
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
