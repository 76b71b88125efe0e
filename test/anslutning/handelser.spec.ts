// The audit trail: no change without its entry, no entry without its change, and no number missing.
import { expect } from 'chai';
import { createHandelser, type NyHandelse, recordHandelse } from '../../src/anslutning/handelser.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { type Anslutningar, anAnslutning, begaran, NOW, register } from './an-anslutning.ts';

describeDatabase('anslutning/handelser', (open) => {
  let database: Database;
  let anslutningar: Anslutningar;

  beforeEach(async () => {
    database = await open();
    anslutningar = await register(database);
  });

  const roll: NyHandelse = {
    objekt: { slag: 'roll', id: 'loggranskare' },
    handling: 'tilldela',
    efter: { namn: 'Åsa' },
  };
  const record = (one: NyHandelse) => database.transaction((tx) => recordHandelse(tx, NOW, begaran, one));

  it('holds what another part of the house did, as it was told', async () => {
    await record(roll);
    await record({ ...roll, handling: 'ta ifrån', fore: { namn: 'Åsa' }, efter: undefined });
    const [first, second] = await createHandelser(database).om(roll.objekt);
    expect(first).to.deep.equal({ nummer: 1, at: NOW, ...begaran, ...roll });
    expect(second).to.deep.include({ nummer: 2, handling: 'ta ifrån', fore: { namn: 'Åsa' } });
    expect(second).not.to.have.property('efter');
    expect(await createHandelser(database).om({ slag: 'roll', id: 'annan' })).to.deep.equal([]);
  });

  it('a change that fails leaves no entry and takes no number', async () => {
    const own = new Error('own');
    const failing = database.transaction(async (tx) => {
      await recordHandelse(tx, NOW, begaran, roll);
      throw own;
    });
    expect(await rejection(failing)).to.equal(own);
    await record(roll);
    expect((await createHandelser(database).senaste()).map(({ nummer }) => nummer)).to.deep.equal([1]);
  });

  it('an entry that does not hold takes its change with it', async () => {
    const skal = `ang ${persons.allaSvarar.personnummer}`;
    const changing = database.transaction(async (tx) => {
      await tx.run("UPDATE raknare SET varde = 99 WHERE namn = 'register'");
      await recordHandelse(tx, NOW, { ...begaran, skal }, roll);
    });
    expect(everythingIn(await rejection(changing))).not.to.include(persons.allaSvarar.personnummer);
    const [row] = await database.run("SELECT varde FROM raknare WHERE namn = 'register'");
    expect(Number(row?.varde)).to.equal(0);
  });

  it('is numbered without gaps, whoever writes and whatever fails', async () => {
    const others = [anslutningar, await register(await open()), await register(await open())];
    const numbers = Array.from({ length: 12 }, (_, index) => `1621200${String(10_000 + index)}`);
    await Promise.allSettled(
      numbers.flatMap((organisationsnummer, index) => {
        const on = others[index % others.length] as Anslutningar;
        const one = anAnslutning({ organisationsnummer });
        return [on.laggTill(begaran, one), on.laggTill(begaran, one)];
      }),
    );
    const trail = await createHandelser(database).senaste();
    expect(trail.map(({ nummer }) => nummer)).to.deep.equal(numbers.map((_, index) => numbers.length - index));
    const page = await createHandelser(database).senaste({ slag: 'anslutning', fore: 5, antal: 2 });
    expect(page.map(({ nummer }) => nummer)).to.deep.equal([4, 3]);
    expect(await createHandelser(database).senaste({ slag: 'roll' })).to.deep.equal([]);
  });
});
