// An operator sees a nämnd's records as long as the nämnd has approved it, and the nämnd sees who did.
import { expect } from 'chai';
import type { Database } from '../../../src/platform/sql/database.ts';
import { GranskningError } from '../../../src/querylog/granskning/granskning-error.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import { ALL, ALVA, ARE, are, drift, KIRUNA, kiruna, openGranskning, type TestGranskning } from './open-granskning.ts';

describeDatabase('approvals of operators', (open) => {
  let database: Database;
  let test: TestGranskning;
  const tillAt = Date.parse('2026-04-16T12:00:00+02:00');
  beforeEach(async () => {
    database = await open();
    test = await openGranskning(database);
    await test.ask({ at: '2026-02-03T09:00:00+01:00' });
  });
  const give = () => test.granskning.medgivanden.ge({ ...are, namnd: ARE, operator: 'Olle  operatör', tillAt });
  const look = (who: Pick<typeof drift, 'aktor'> = drift, namnd = ARE) =>
    test.granskning.sok({ ...drift, ...who, namnd, interval: ALL, kriterium: { falt: 'person', varde: ALVA } });
  const refused = async (use: Promise<unknown>) => {
    expect(await rejection(use))
      .to.be.instanceOf(GranskningError)
      .and.include({ kind: 'forbidden' });
  };

  it('lets the named operator in for its time, for that nämnd, and no other', async () => {
    await refused(look());
    await give();
    expect((await look()).poster).to.have.length(1);
    await refused(look({ aktor: { namn: 'Någon Annan', roll: 'drift' } }));
    await refused(look(drift, KIRUNA));
    test.setNow('2026-04-16T11:59:59.999+02:00');
    expect((await look()).poster).to.have.length(1);
    test.setNow('2026-04-16T12:00:00+02:00');
    await refused(look());
    const looks = (await test.looks(ARE)).filter(({ roll }) => roll === 'drift');
    expect(looks.map(({ aktor, handling, skal }) => [aktor, handling, skal])).to.deep.equal(
      Array(2).fill(['Olle Operatör', 'sokning', 'Felsökning 4711']),
    );
  });

  it('ends when it is revoked, and only the nämnd gives, sees and revokes it', async () => {
    const { id } = await give();
    const { medgivanden } = test.granskning;
    await refused(medgivanden.aterkalla({ ...kiruna, namnd: ARE, id }));
    await refused(medgivanden.aterkalla({ ...drift, namnd: ARE, id }));
    await refused(medgivanden.ge({ ...drift, namnd: ARE, operator: 'Olle Operatör', tillAt }));
    expect(await rejection(medgivanden.aterkalla({ ...kiruna, namnd: KIRUNA, id }))).to.include({ kind: 'not-found' });
    expect((await look()).poster).to.have.length(1);
    await medgivanden.aterkalla({ ...are, namnd: ARE, id });
    await refused(look());
    const [one] = await medgivanden.alla({ ...are, namnd: ARE });
    expect(one).to.include({ id, operator: 'Olle  operatör', givetAv: 'Berit Granskare', skal: are.skal, tillAt });
    expect(one?.aterkallatAt).to.equal(test.clock.now());
    expect(await rejection(medgivanden.aterkalla({ ...are, namnd: ARE, id }))).to.include({ kind: 'not-found' });
  });

  it('needs an end within 90 days', async () => {
    const days = (n: number) => test.clock.now() + n * 86_400_000;
    const { medgivanden } = test.granskning;
    for (const wrong of [test.clock.now(), days(91), Number.NaN]) {
      const error = await rejection(medgivanden.ge({ ...are, namnd: ARE, operator: 'Olle', tillAt: wrong }));
      expect(error).to.be.instanceOf(GranskningError).and.include({ kind: 'interval', falt: 'tillAt' });
    }
    expect(await medgivanden.ge({ ...are, namnd: ARE, operator: 'Olle', tillAt: days(90) })).to.have.property('id');
  });

  it('names nobody in clear in the database, and is gone when its month is gallrad', async () => {
    await give();
    const rows = JSON.stringify(await database.run('SELECT * FROM medgivande'), (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(rows).not.to.match(/olle|berit/i);
    await test.keyring.destroy({ namnd: ARE, bruk: '2026-04' });
    await refused(look());
    expect(await test.granskning.rensa()).to.equal(1);
    expect(await test.granskning.rensa()).to.equal(0);
  });
});

describeDatabase('the list of looks', (open) => {
  it('is itself a look, comes in pages, and leaves operators their own', async () => {
    const test = await openGranskning(await open());
    const antal = { ...drift, interval: ALL };
    for (let n = 0; n < 3; n++) await test.granskning.antal(antal);
    const first = await test.granskning.atkomster({ ...drift, namnd: 'drift', interval: ALL, limit: 2 });
    expect(first.poster.map(({ handling }) => handling)).to.deep.equal(['antal', 'antal']);
    const after = first.next ? { after: first.next } : {};
    const rest = await test.granskning.atkomster({ ...drift, namnd: 'drift', interval: ALL, limit: 2, ...after });
    expect(rest.poster.map(({ handling }) => handling)).to.deep.equal(['antal', 'atkomstlista']);
    expect(rest.next).to.equal(undefined);
    await refusedFor(test.granskning.atkomster({ ...are, namnd: 'drift', interval: ALL }));
  });
});

async function refusedFor(use: Promise<unknown>): Promise<void> {
  expect(await rejection(use))
    .to.be.instanceOf(GranskningError)
    .and.include({ kind: 'forbidden' });
}
