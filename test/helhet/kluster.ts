// Two service processes on one PostgreSQL behind a balancer, the simulators, callers, and what the log has of it all.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Simulators, startSimulators } from '../../src/bastjanster/simulate.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import type { QueryRecord } from '../../src/querylog/record.ts';
import { freePort } from '../free-port.ts';
import { openLogReader } from '../log-reader.ts';
import { type Balancer, startBalancer } from './balanserare.ts';
import { type Callers, createCallers } from './fragande.ts';
import { type ServiceProcess, serviceProcess } from './tjansteprocess.ts';

const CALLERS = 8;
const NAMND = '162120000142';
const DAY_MS = 86_400_000;

export interface Cluster {
  readonly services: readonly [ServiceProcess, ServiceProcess];
  readonly balancer: Balancer;
  readonly simulators: Simulators;
  readonly callers: Callers;
  /** Every question that stands in the log. */
  logged(): Promise<QueryRecord[]>;
  /** What `logg kontrollera` says. @throws where it finds a deviation */
  control(): Promise<string>;
  stop(): Promise<void>;
}

async function startAll(services: readonly ServiceProcess[]): Promise<Balancer> {
  await Promise.all(services.map(({ start }) => start()));
  const balancer = await startBalancer(services.map(({ port }) => port));
  for (const { port } of services) await balancer.until(port, true);
  return balancer;
}

/** @param more environment variables of the services */
export async function startCluster(databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<Cluster> {
  const home = mkdtempSync(join(tmpdir(), 'sammansatt-kluster-'));
  const keys = { NYCKEL_DIR: join(home, 'nycklar'), HUVUDNYCKEL_FIL: join(home, 'huvudnyckel.txt') };
  writeFileSync(keys.HUVUDNYCKEL_FIL, randomBytes(32).toString('base64'), { mode: 0o600 });
  const simulators = await startSimulators({ ports: 0 });
  const addresses = Object.entries(simulators.urls).map(([id, url]) => [`BASTJANST_${id}_URL`, url]);
  const env = {
    ...{ DATABASE_URL: databaseUrl, ...keys, SCHEMALAGE: 'strikt', STOPP_VANTA_MS: '1500' },
    ...Object.fromEntries(addresses),
    ...more,
  };
  const service = async (name: string) => serviceProcess(await freePort(), { ...env, DATA_DIR: join(home, name) });
  const services = [await service('a'), await service('b')] as const;
  const balancer = await startAll(services).catch(async (error) => {
    await Promise.all(services.map(({ end }) => end('SIGKILL')));
    await simulators.stop();
    throw error;
  });
  const callers = createCallers(balancer.url, CALLERS);

  return {
    ...{ services, balancer, simulators, callers },
    async logged() {
      const { reader, close } = await openLogReader(home, databaseUrl);
      const now = Date.now();
      const all = await reader.list({ namnd: NAMND, from: now - DAY_MS, to: now + DAY_MS, limit: 100_000 });
      await close();
      return all;
    },
    async control() {
      const args = ['src/cli.ts', 'logg', 'kontrollera', '--aktor', 'Olle', '--skal', 'Prov'];
      const options = { cwd: PROJECT_ROOT, env: { ...process.env, ...env, DATA_DIR: join(home, 'a') } };
      return (await promisify(execFile)(process.execPath, args, options)).stdout;
    },
    async stop() {
      await callers.close();
      await balancer.stop();
      await Promise.all(services.map(({ end }) => end('SIGKILL')));
      await simulators.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
