// Group commit must save statements and never let one row pay for another.
import { expect } from 'chai';
import { createBatcher } from '../../../src/platform/sql/batcher.ts';
import { DatabaseError } from '../../../src/platform/sql/database-error.ts';
import { rejection } from './rejection.ts';

describe('batcher', () => {
  function recording(
    fail: (rows: readonly string[], statement: number) => DatabaseError | undefined = () => undefined,
  ) {
    const statements: string[] = [];
    async function write(rows: readonly string[]): Promise<void> {
      statements.push(rows.join(' '));
      await new Promise((resolve) => setTimeout(resolve, 1));
      const error = fail(rows, statements.length);
      if (error) throw error;
    }
    return { statements, batcher: createBatcher<string>({ write, maxRows: 3, maxWaiting: 6 }) };
  }

  it('writes rows of one moment in one statement, as many as fit', async () => {
    const { statements, batcher } = recording();
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((row) => batcher.add(row)));
    expect(statements).to.deep.equal(['a b c', 'd e']);
  });

  it('gathers what comes while a statement is under way', async () => {
    const { statements, batcher } = recording();
    const first = batcher.add('a');
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    await Promise.all([first, batcher.add('b'), batcher.add('c')]);
    expect(statements).to.deep.equal(['a', 'b c']);
  });

  it('writes the neighbours of a bad row one by one', async () => {
    const { statements, batcher } = recording((rows) =>
      rows.includes('bad') ? new DatabaseError('rejected', '23502') : undefined,
    );
    const results = await Promise.allSettled(['a', 'bad', 'c'].map((row) => batcher.add(row)));
    expect(results.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled']);
    expect(statements).to.deep.equal(['a bad c', 'a', 'bad', 'c']);
  });

  it('does not try row by row what the database was not there for', async () => {
    const { statements, batcher } = recording(() => new DatabaseError('unavailable', 'ECONNREFUSED'));
    const results = await Promise.allSettled(['a', 'b', 'c'].map((row) => batcher.add(row)));
    expect(results.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected', 'rejected']);
    expect(statements).to.deep.equal(['a b c']);
  });

  it('stops trying row by row when the database goes away', async () => {
    const { statements, batcher } = recording((_rows, statement) =>
      statement === 1 ? new DatabaseError('other', '42P01') : new DatabaseError('unavailable', '57P01'),
    );
    await Promise.allSettled(['a', 'b', 'c'].map((row) => batcher.add(row)));
    expect(statements).to.deep.equal(['a b c', 'a']);
  });

  it('refuses rows over its limit, and makes room where a waiting one was given up', async () => {
    const { statements, batcher } = recording();
    const controller = new AbortController();
    const rows = ['a', 'b', 'c', 'd', 'e'].map((row) => batcher.add(row));
    const givenUp = rejection(batcher.add('f', controller.signal));
    expect(await rejection(batcher.add('g'))).to.include({ kind: 'unavailable', code: 'queue-full' });
    controller.abort(new Error('given up'));
    await Promise.all([...rows, batcher.add('h')]);
    expect((await givenUp).message).to.equal('given up');
    expect(statements.join(' ').split(' ').sort()).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'h']);
  });

  it('tells when nothing waits', async () => {
    const { statements, batcher } = recording();
    await batcher.idle();
    void batcher.add('a');
    await batcher.idle();
    expect(statements).to.deep.equal(['a']);
  });
});
