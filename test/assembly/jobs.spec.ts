// What the service does by itself for one nämnd never fails for another.
import { Writable } from 'node:stream';
import { expect } from 'chai';
import { createSampleLists } from '../../src/assembly/jobs.ts';
import { createLogger } from '../../src/platform/log.ts';
import { MailError } from '../../src/platform/mail.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';
import { ARE, KIRUNA, openGranskning, type TestGranskning } from '../querylog/granskning/open-granskning.ts';

const SUNDSVALL = '162120002411';
const UTAN = '162120000001';

describeDatabase('the job of the sample lists', (open) => {
  let database: Database;
  let test: TestGranskning;
  let sampleLists: (signal: AbortSignal) => Promise<void>;
  let lines: Record<string, unknown>[];
  let letters: string[];
  const signal = new AbortController().signal;

  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database);
    [lines, letters] = [[], []];
    const stream = new Writable({
      write(chunk, _, done) {
        lines.push(JSON.parse(String(chunk)));
        done();
      },
    });
    sampleLists = createSampleLists({
      granskning: test.granskning,
      logger: createLogger({ level: 'info', stream }),
      mottagare: async (namnd) => (namnd === UTAN ? undefined : `${namnd}@kommun.example`),
      mailer: {
        async send(to) {
          if (to.startsWith(KIRUNA)) throw new MailError('the mail server did not take the letter (EENVELOPE)');
          letters.push(to);
        },
      },
    });
    for (const namnd of [ARE, KIRUNA, SUNDSVALL, UTAN]) await test.ask({ at: '2026-03-02T09:00:00+01:00', namnd });
  });
  const said = (event: string) => lines.filter(({ message }) => message === event).map(({ namnd }) => namnd);

  it('makes the lists of all nämnder but the one whose record was changed, and tries that one again', async () => {
    for (let n = 0; n < 10; n++) await test.ask({ at: '2026-03-02T09:00:00+01:00', namnd: KIRUNA });
    const change = 'UPDATE post_2026_03 SET innehall = $1 WHERE slag = 1 AND namnd = $2';
    await database.run(change, [new Uint8Array(60), KIRUNA]);
    await sampleLists(signal);
    expect(said('stickprov-misslyckades')).to.deep.equal([KIRUNA]);
    const made = await database.run('SELECT namnd FROM stickprov ORDER BY namnd');
    expect(made.map(({ namnd }) => namnd)).to.deep.equal([ARE, SUNDSVALL, UTAN].sort());
    await database.run('DELETE FROM post_2026_03 WHERE slag = 1 AND namnd = $1', [KIRUNA]);
    await sampleLists(signal);
    expect(await database.run('SELECT namnd FROM stickprov')).to.have.length(4);
  });

  it('reminds every nämnd that can be reached, and says which it could not', async () => {
    await sampleLists(signal);
    expect(letters).to.deep.equal([]);
    test.setNow('2026-04-30T12:00:00+02:00');
    await sampleLists(signal);
    expect(letters.sort()).to.deep.equal([`${ARE}@kommun.example`, `${SUNDSVALL}@kommun.example`].sort());
    expect(said('paminnelse-misslyckades')).to.deep.equal([KIRUNA]);
    expect(said('paminnelse-utan-mottagare')).to.deep.equal([UTAN]);
    letters.length = 0;
    await sampleLists(signal);
    expect(letters, 'once a week').to.deep.equal([]);
    expect(said('paminnelse-misslyckades'), 'tried again').to.deep.equal([KIRUNA, KIRUNA]);
  });

  it('stops between two nämnder when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('the lock was lost'));
    expect(await rejection(sampleLists(stopped))).to.include({ message: 'the lock was lost' });
    expect(await database.run('SELECT id FROM stickprov')).to.deep.equal([]);
  });
});
