// Consent to hostile cases: kept with who and why in the audit trail, and refused where a field does not hold.
import { expect } from 'chai';
import { createHandelser, recordHandelse } from '../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../src/anslutning/migrations.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { migrate } from '../../src/platform/sql/migrate.ts';
import { createMedgivanden } from '../../src/testbench/medgivanden.ts';
import { provbankMigrations } from '../../src/testbench/migrations.ts';
import { TillatelseError } from '../../src/testbench/tillatelse-error.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { rejection } from '../platform/sql/rejection.ts';

const NOW = Date.parse('2026-11-22T12:00Z');
const DAY_MS = 86_400_000;
const BEGARAN = { aktor: { namn: 'Ulla Uppgift' }, skal: 'Test före release' };
const NYTT = {
  bastjanst: 'CSN',
  url: 'https://Prov.example/csn',
  medgivetAv: 'Åke Chef, drift',
  giltigtTill: NOW + DAY_MS,
};

describeDatabase('testbench/medgivanden', (open) => {
  let database: Database;
  const medgivanden = () =>
    createMedgivanden({ database, clock: { now: () => NOW }, bastjanster: ['CSN'], record: recordHandelse });
  beforeEach(async () => {
    database = await open();
    await migrate(database, [anslutningMigrations, provbankMigrations]);
  });

  it('is given for an origin and taken back once, each with its entry in the trail', async () => {
    const given = await medgivanden().ge(BEGARAN, NYTT);
    expect(given).to.include({ origin: 'https://prov.example', registreratAv: 'Ulla Uppgift', givenAt: NOW });
    expect(await medgivanden().alla()).to.deep.equal([given]);
    const taken = await medgivanden().aterkalla(BEGARAN, given.id);
    expect(taken).to.deep.equal({ ...given, aterkallatAt: NOW });
    expect(await rejection(medgivanden().aterkalla(BEGARAN, given.id))).to.have.property('kind', 'okand');
    const trail = await createHandelser(database).om({ slag: 'provbänksmedgivande', id: given.id });
    expect(trail.map(({ handling }) => handling)).to.deep.equal(['medge fientliga fall', 'återkalla medgivande']);
    expect([trail[0]?.efter, trail[1]?.fore]).to.deep.equal([given, given]);
  });

  const WRONG: readonly (readonly [Partial<typeof NYTT>, string])[] = [
    [{ bastjanst: 'AF' }, 'bastjanst'],
    [{ url: 'prov' }, 'url'],
    [{ medgivetAv: ' x ' }, 'medgivetAv'],
    [{ medgivetAv: `Åke ${persons.allaSvarar.personnummer}` }, 'medgivetAv'],
    [{ giltigtTill: NOW }, 'giltigtTill'],
    [{ giltigtTill: NOW + 91 * DAY_MS }, 'giltigtTill'],
    [{ giltigtTill: Number.NaN }, 'giltigtTill'],
  ];
  for (const [change, falt] of WRONG) {
    it(`refuses a ${falt} that does not hold, and keeps nothing`, async () => {
      const error = await rejection(medgivanden().ge(BEGARAN, { ...NYTT, ...change }));
      expect(error).to.be.instanceOf(TillatelseError).and.to.have.property('falt', falt);
      expect(String(error)).not.to.include(persons.allaSvarar.personnummer);
      expect([await medgivanden().alla(), await createHandelser(database).senaste()]).to.deep.equal([[], []]);
    });
  }

  it('without a reason nothing is kept', async () => {
    await rejection(medgivanden().ge({ ...BEGARAN, skal: '' }, NYTT));
    expect(await medgivanden().alla()).to.deep.equal([]);
  });
});
