// Bilaga 7: confirmed under a text, valid a year, renewed, reported in bulk; and never by a personnummer.
import { expect } from 'chai';
import type { AnslutningError } from '../../src/anslutning/anslutning-error.ts';
import { type Ataganden, createAtaganden } from '../../src/anslutning/atagande.ts';
import { createHandelser } from '../../src/anslutning/handelser.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../src/platform/sql/database.ts';
import { describeDatabase } from '../platform/sql/describe-database.ts';
import { everythingIn, rejection } from '../platform/sql/rejection.ts';
import { anAnslutning, begaran, GRANNE, IDAG, NAMND, NOW, register } from './an-anslutning.ts';

const TEXT = 'Jag frågar bara i de ärenden som jag handlägger.';
const PERSON = persons.allaSvarar.personnummer;

describeDatabase('anslutning/atagande', (open) => {
  let database: Database;
  let ataganden: Ataganden;

  beforeEach(async () => {
    database = await open();
    const anslutningar = await register(database);
    for (const organisationsnummer of [NAMND, GRANNE])
      await anslutningar.laggTill(begaran, anAnslutning({ organisationsnummer }));
    ataganden = at(NOW);
  });

  const at = (now: number) => createAtaganden({ database, clock: { now: () => now } });
  const day = (date: string) => at(Date.parse(`${date}T12:00:00+02:00`));
  const trail = async () => (await createHandelser(database).senaste({ antal: 1 }))[0];

  it('nothing can be confirmed before there is a text', async () => {
    const error = (await rejection(ataganden.confirm(begaran, NAMND, { handlaggare: 'a' }))) as AnslutningError;
    expect(error.kind).to.equal('ogiltig');
  });

  it('a text is a new version each time; the last is in force, and the same again is refused', async () => {
    expect(await ataganden.texter.gallande()).to.equal(undefined);
    await ataganden.texter.ny(begaran, TEXT);
    await ataganden.texter.ny(begaran, `${TEXT} Och ingen annans.`);
    expect((await ataganden.texter.alla()).map(({ version }) => version)).to.deep.equal([1, 2]);
    const current = {
      version: 2,
      text: `${TEXT} Och ingen annans.`,
      registreradAt: NOW,
      registreradAv: begaran.aktor.namn,
    };
    expect(await ataganden.texter.gallande()).to.deep.equal(current);
    expect((await trail())?.fore).to.deep.include({ version: 1, text: TEXT });
    const again = (await rejection(ataganden.texter.ny(begaran, ` ${TEXT} Och ingen annans.\n`))) as AnslutningError;
    expect(again.kind).to.equal('finns-redan');
  });

  describe('with a text', () => {
    beforeEach(async () => {
      await ataganden.texter.ny(begaran, TEXT);
    });

    it('is valid from its day to the day before the same date a year later', async () => {
      expect(await ataganden.confirm(begaran, NAMND, { handlaggare: ' ÅSA01 ' })).to.deep.equal({
        nya: 1,
        fannsRedan: 0,
      });
      const one = {
        organisationsnummer: NAMND,
        handlaggare: 'åsa01',
        bekraftat: IDAG,
        giltigtTom: '2027-05-31',
        textVersion: 1,
      };
      expect(await ataganden.alla(NAMND)).to.deep.equal([one]);
      expect(await day('2027-05-31').valid(NAMND, 'Åsa01')).to.equal(true);
      expect(await day('2027-06-01').valid(NAMND, 'Åsa01')).to.equal(false);
      expect(await ataganden.valid(GRANNE, 'åsa01')).to.equal(false);
      expect(await trail()).to.deep.include({
        ...begaran,
        objekt: { slag: 'atagande', id: NAMND },
        handling: 'bekräfta',
      });
    });

    it('confirmed on a leap day it ends on the last of February before the year is over', async () => {
      await day('2028-03-01').confirm(begaran, NAMND, { handlaggare: 'a', bekraftat: '2028-02-29' });
      expect((await ataganden.alla(NAMND))[0]?.giltigtTom).to.equal('2029-02-27');
    });

    it('is renewed by confirming again; the first one stays in the table, the latest counts', async () => {
      await ataganden.confirm(begaran, NAMND, { handlaggare: 'a', bekraftat: '2025-06-10' });
      await ataganden.confirm(begaran, NAMND, { handlaggare: 'b', bekraftat: '2025-06-05' });
      await ataganden.confirm(begaran, GRANNE, { handlaggare: 'c', bekraftat: '2025-05-20' });
      await ataganden.confirm(begaran, NAMND, { handlaggare: 'd', bekraftat: '2026-01-01' });
      const due = async (namnd?: string) =>
        (await ataganden.dueForRenewal(14, namnd)).map(({ handlaggare }) => handlaggare);
      expect(await due()).to.deep.equal(['c', 'b', 'a']);
      expect(await due(NAMND)).to.deep.equal(['b', 'a']);
      await ataganden.confirm(begaran, NAMND, { handlaggare: 'b' });
      expect(await due(NAMND)).to.deep.equal(['a']);
      expect((await ataganden.alla(NAMND)).map(({ bekraftat }) => bekraftat)).to.deep.equal([
        '2025-06-10',
        IDAG,
        '2026-01-01',
      ]);
      const [rows] = await database.run('SELECT COUNT(*) AS antal FROM atagande');
      expect(Number(rows?.antal)).to.equal(5);
    });

    it('a report in bulk may come twice, and is one entry in the trail', async () => {
      const rows = Array.from({ length: 1200 }, (_, index) => ({
        handlaggare: `h-${index}`,
        bekraftat: '2026-05-01',
        textVersion: 1,
      }));
      expect(await ataganden.confirmMany(begaran, NAMND, rows)).to.deep.equal({ nya: 1200, fannsRedan: 0 });
      const entry = await trail();
      expect(entry?.efter).to.deep.equal({ nya: 1200, fannsRedan: 0 });
      const again = [...rows.slice(0, 3), { handlaggare: 'ny' }];
      expect(await ataganden.confirmMany(begaran, NAMND, again)).to.deep.equal({ nya: 1, fannsRedan: 3 });
      expect((await trail())?.nummer).to.equal((entry?.nummer ?? 0) + 1);
    });

    it('one row that does not hold refuses the whole report, by its place and without its value', async () => {
      for (const wrong of [{ handlaggare: PERSON }, { handlaggare: `${PERSON.slice(2, 8)}-${PERSON.slice(8)}` }]) {
        const error = await rejection(ataganden.confirmMany(begaran, NAMND, [{ handlaggare: 'a' }, wrong]));
        expect(error.message).to.equal('Bekräftelse 2: handläggarens id får inte innehålla ett personnummer.');
        expect(everythingIn(error)).not.to.include(PERSON.slice(8));
      }
      const others = [
        { handlaggare: '' },
        { handlaggare: 'a', bekraftat: '2026-06-02' },
        { handlaggare: 'a', bekraftat: '2026-02-30' },
      ];
      for (const wrong of [...others, { handlaggare: 'a', textVersion: 2 }]) {
        const error = (await rejection(
          ataganden.confirmMany(begaran, NAMND, [{ handlaggare: 'b' }, wrong]),
        )) as AnslutningError;
        expect(error.kind, JSON.stringify(wrong)).to.equal('ogiltig');
      }
      expect(((await rejection(ataganden.confirmMany(begaran, NAMND, []))) as AnslutningError).kind).to.equal(
        'ogiltig',
      );
      expect(await ataganden.alla(NAMND)).to.deep.equal([]);
    });

    it('is for an anslutning that is there', async () => {
      const error = (await rejection(
        ataganden.confirm(begaran, '162120000167', { handlaggare: 'a' }),
      )) as AnslutningError;
      expect(error.kind).to.equal('okand');
    });
  });
});
