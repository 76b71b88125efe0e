// Ärendeavstämning: exactly the questions that belong to no ärende, and nothing kept of what was submitted.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import type { AvstamningBegaran } from '../../../src/querylog/granskning/avstamning.ts';
import { intervalOfDays } from '../../../src/querylog/granskning/svensk-tid.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../../platform/sql/rejection.ts';
import { ALL, ALVA, ARE, are, GORAN, KIRUNA, openGranskning, type TestGranskning } from './open-granskning.ts';

const ELIN = persons.student.personnummer;

describeDatabase('ärendeavstämning', (open) => {
  let database: Database;
  let test: TestGranskning;
  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database);
  });
  const avstam = (par: AvstamningBegaran['par'], interval = ALL) =>
    test.granskning.avstam({ ...are, namnd: ARE, interval, par });

  it('gives the questions that match no pair, over months, and what of them is known', async () => {
    await test.ask({ at: '2026-02-03T09:00:00+01:00', arende: 'EB-1', person: ALVA });
    const swapped = await test.ask({ at: '2026-02-04T09:00:00+01:00', arende: 'EB-2', person: ALVA });
    await test.ask({ at: '2026-03-03T09:00:00+01:00', arende: 'eb-2', person: GORAN });
    const unknown = await test.ask({ at: '2026-03-04T09:00:00+01:00', arende: 'EB-7', person: ELIN });
    const other = await test.ask({ at: '2026-03-05T09:00:00+01:00', arende: 'EB-8', person: GORAN });
    await test.ask({ at: '2026-03-05T09:00:00+01:00', arende: 'EB-9', person: ELIN, namnd: KIRUNA });
    const result = await avstam([
      { arende: ' EB-1', person: '850314-2385' },
      { arende: 'EB-2', person: GORAN },
    ]);
    expect(result).to.include({ fragor: 5, antalOmatchade: 3 });
    const omatchade = result.omatchade.map(({ fraga, ...finns }) => ({ id: fraga.id, ...finns }));
    expect(omatchade).to.deep.equal([
      { id: swapped, personFinns: true, arendeFinns: true },
      { id: unknown, personFinns: false, arendeFinns: false },
      { id: other, personFinns: true, arendeFinns: false },
    ]);
    const [look] = await test.looks(ARE);
    expect(look).to.include({ handling: 'avstamning', kriterium: 'arende och person', traffar: 3 });
  });

  it('counts a question once that stands in the log and under hold', async () => {
    const { granskning } = await openGranskning(database, { ...test, held: test.reader });
    const id = await test.ask({ at: '2026-02-03T09:00:00+01:00' });
    const result = await granskning.avstam({
      ...are,
      namnd: ARE,
      interval: ALL,
      par: [{ arende: 'x', person: GORAN }],
    });
    expect(result).to.include({ fragor: 1, antalOmatchade: 1 });
    const sida = await granskning.sok({
      ...are,
      namnd: ARE,
      interval: ALL,
      kriterium: { falt: 'person', varde: ALVA },
    });
    expect(sida.poster.map((record) => record.id)).to.deep.equal([id]);
  });

  it('stays within its interval', async () => {
    await test.ask({ at: '2026-03-31T23:59:59+02:00' });
    const inside = await test.ask({ at: '2026-04-01T00:00:00+02:00' });
    const result = await avstam([{ arende: 'EB-9', person: GORAN }], intervalOfDays('2026-04-01', '2026-04-01'));
    expect(result.omatchade.map(({ fraga }) => fraga.id)).to.deep.equal([inside]);
  });

  it('keeps nothing of the input, in no form', async () => {
    await test.ask({ at: '2026-02-03T09:00:00+01:00', arende: 'EB-1', person: ALVA });
    await avstam([{ arende: 'HEMLIGT-77', person: ELIN }]);
    expect(await everyText(database)).not.to.match(new RegExp(`HEMLIGT-77|${ELIN}|${ELIN.slice(2)}`, 'i'));
    const key = await test.keyring.find({ namnd: ARE, bruk: '2026-02' });
    const { lookupOf } = await import('../../../src/querylog/cipher.ts');
    const months = [key, await test.keyring.find({ namnd: ARE, bruk: '2026-04' })];
    const lookups = months.flatMap((one) =>
      one ? [lookupOf(one, 'person', ELIN), lookupOf(one, 'arende', 'HEMLIGT-77')] : [],
    );
    expect(lookups).to.have.length(4);
    const there = await everyText(database);
    for (const lookup of lookups) expect(there).not.to.contain(Buffer.from(lookup).toString('latin1'));
  });

  it('counts per handläggare for whole months that are over, anew each time', async () => {
    for (const day of ['03', '04', '05']) await test.ask({ at: `2026-03-${day}T09:00:00+01:00`, arende: `EB-${day}` });
    await test.ask({ at: '2026-04-03T09:00:00+02:00' });
    const counts = () => database.run('SELECT manad, fragor, omatchade FROM avstamning_antal');
    await avstam([{ arende: 'EB-03', person: ALVA }], intervalOfDays('2026-03-02', '2026-04-30'));
    expect(await counts(), 'no whole month').to.deep.equal([]);
    await avstam([{ arende: 'EB-03', person: ALVA }]);
    await avstam([
      { arende: 'EB-03', person: ALVA },
      { arende: 'EB-04', person: ALVA },
    ]);
    expect(await counts()).to.deep.equal([{ manad: '2026-03', fragor: 3, omatchade: 1 }]);
  });

  it('names the pair that is wrong by its number alone', async () => {
    const error = await rejection(
      avstam([
        { arende: 'EB-1', person: ALVA },
        { arende: 'HEMLIGT-77', person: '850314-0000' },
      ]),
    );
    expect(error).to.include({ kind: 'pairs' });
    expect(error.message).to.match(/^par 2:/);
    expect(everythingIn(error)).not.to.match(/HEMLIGT|850314/);
    expect(await rejection(avstam([]))).to.include({ kind: 'pairs' });
    const many = Array.from({ length: 100_001 }, () => ({ arende: 'EB-1', person: ALVA }));
    expect(await rejection(avstam(many))).to.include({ kind: 'pairs' });
  });

  it('takes as many pairs as are allowed, with the right one last', async () => {
    await test.ask({ at: '2026-02-03T09:00:00+01:00', arende: 'EB-99999', person: ALVA });
    const par = Array.from({ length: 100_000 }, (_, n) => ({ arende: `EB-${n}`, person: ALVA }));
    expect(await avstam(par)).to.deep.equal({ fragor: 1, antalOmatchade: 0, omatchade: [] });
  });
});

/** Every value of every table, as text. */
async function everyText(database: Database): Promise<string> {
  const names =
    database.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'";
  const texts: string[] = [];
  for (const { name } of await database.run(names)) {
    for (const row of await database.run(`SELECT * FROM ${name}`)) {
      for (const value of Object.values(row)) {
        texts.push(value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value));
      }
    }
  }
  expect(texts.length).to.be.greaterThan(10);
  return texts.join('\n');
}
