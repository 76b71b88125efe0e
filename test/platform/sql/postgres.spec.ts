// What PostgreSQL alone must take care of: a server that does not answer, and the settings of its connections.
import { createServer, type Server, type Socket } from 'node:net';
import { expect } from 'chai';
import pg from 'pg';
import type { Database } from '../../../src/platform/sql/database.ts';
import { openPostgres } from '../../../src/platform/sql/postgres.ts';
import { describePostgres } from './describe-database.ts';
import { rejection } from './rejection.ts';

describe('PostgreSQL that does not answer', () => {
  const sockets = new Set<Socket>();
  let silent: Server;
  let databaseUrl: string;
  beforeEach((done) => {
    silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
    silent.listen(0, '127.0.0.1', () => {
      databaseUrl = `postgres://nobody:hemligt@127.0.0.1:${(silent.address() as { port: number }).port}/x`;
      done();
    });
  });
  afterEach((done) => {
    for (const socket of sockets) socket.destroy();
    silent.close(done);
  });

  it('is given up in time, without a word of its address', async () => {
    const database = openPostgres({ databaseUrl, connectTimeoutMs: 100 });
    const started = performance.now();
    for (const work of [() => database.run('SELECT 1'), () => database.transaction(async () => 1)]) {
      const error = await rejection(work());
      expect(error).to.include({ kind: 'unavailable', code: 'connect-timeout' });
      expect(JSON.stringify(error) + String(error)).not.to.contain('hemligt');
    }
    await database.close();
    expect(performance.now() - started).to.be.lessThan(1500);
  });

  it('is refused in time where nobody listens', async () => {
    const database = openPostgres({ databaseUrl: 'postgres://nobody@127.0.0.1:1/x', connectTimeoutMs: 1000 });
    expect(await rejection(database.run('SELECT 1'))).to.include({ kind: 'unavailable', code: 'ECONNREFUSED' });
    await database.close();
  });
});

describePostgres('connection', (_open, store) => {
  /** Hands over a pool of one connection with short timeouts. */
  async function withPostgres(work: (database: Database) => Promise<void>): Promise<void> {
    const { databaseUrl = '' } = store().place;
    const database = openPostgres({ databaseUrl, maxConnections: 1, connectTimeoutMs: 500, statementTimeoutMs: 200 });
    await work(database).finally(() => database.close());
  }

  it('waits for the disk even where the server would not', () =>
    withPostgres(async (database) => {
      const { databaseUrl } = store().place;
      const name = new URL(databaseUrl ?? '').pathname.slice(1);
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
      expect((await client.query('SELECT 20::bigint AS n')).rows).to.deep.equal([{ n: '20' }]);
      await client.end();
      expect(await database.run('SHOW synchronous_commit')).to.deep.equal([{ synchronous_commit: 'on' }]);
      expect(await database.run('SELECT 20::bigint AS n')).to.deep.equal([{ n: 20 }]);
    }));

  it('ends a statement that takes too long', () =>
    withPostgres(async (database) => {
      expect(await rejection(database.run('SELECT pg_sleep(30)'))).to.include({ kind: 'unavailable', code: '57014' });
      const longer = database.transaction((tx) => tx.run('SELECT pg_sleep(0.8)'), { statementTimeoutMs: 3000 });
      expect(await longer).to.have.length(1);
    }));

  it('leaves a backend that hangs', () =>
    withPostgres(async (database) => {
      const [row] = await database.run('SELECT pg_backend_pid() AS pid');
      process.kill(Number(row?.pid), 'SIGSTOP');
      try {
        expect(await rejection(database.run('SELECT 1'))).to.include({
          kind: 'unavailable',
          code: 'statement-timeout',
        });
        expect(await database.run('SELECT 1 AS ett')).to.deep.equal([{ ett: 1 }]);
      } finally {
        process.kill(Number(row?.pid), 'SIGCONT');
      }
    }));

  it('survives the end of its connection within a transaction', () =>
    withPostgres(async (database) => {
      const broken = database.transaction((tx) => tx.run('SELECT pg_terminate_backend(pg_backend_pid())'));
      expect(await rejection(broken)).to.include({ kind: 'unavailable' });
      expect(await database.run('SELECT 1 AS ett')).to.deep.equal([{ ett: 1 }]);
    }));
});
