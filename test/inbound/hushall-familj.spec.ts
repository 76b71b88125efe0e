// A household of four with income from FK, PM, CSN, a-kassa and employers: its sums against the raw answers, with the arithmetic written out.
import { expect } from 'chai';
import { persons } from '../../src/bastjanster/simulation/population.ts';
import { expectAllPayments, expectOrigins, resolve } from '../bastjanster/oversikt-kontroll.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { fragaHushall, type HushallSvar, hushallsfraga } from './hushall.ts';

const familj = [
  { roll: 'sökande', person: 'arbetssokande', fraga: ['FK', 'SO', 'SKV'] },
  { roll: 'medsökande', person: 'efterlevande', fraga: ['FK'] },
  { roll: 'barn', person: 'student', fraga: ['CSN', 'SKV'] },
  { roll: 'barn', person: 'gymnasist', fraga: ['CSN'] },
] as const;

type Rad = Readonly<Record<string, unknown>>;

describe('inbound: the household’s money, from five sources', () => {
  let service: Constellation;
  let svar: HushallSvar & { text: string };
  before(async () => {
    service = await startConstellation();
    svar = await fragaHushall(service, hushallsfraga(familj));
  });
  after(() => service.stop());

  /** The rows at a place in a person's raw answer, each of a month with what it says it is worth. */
  function raw(person: number, place: string, read: (row: Rad) => unknown[]): [month: string, kronor: number][] {
    const rows = resolve(svar, `/personer/${person - 1}/svar/svarsdata/${place}`) as Rad[];
    return rows.flatMap((row) => {
      const [day, kronor] = read(row);
      return day ? [[String(day).replace(/^(\d{4})-?(\d\d).*/, '$1-$2'), Number(kronor)] as [string, number]] : [];
    });
  }
  const csn = (person: number, arende: string, status = 'Utbetald') =>
    raw(person, `CSN/data/svar/Personer/Person/0/${arende}/UtbetalningsPlan/Utbetalning`, (one) =>
      one.utbetstatus === status ? [one.utbetdatum, one.totbelopp] : [],
    );
  const sumOf = (manad: string, matt: string, status: string) =>
    svar.oversikt.hushallssummor.find((one) => one.manad === manad && one.matt === matt && one.status === status);

  for (const ago of [1, 2]) {
    it(`adds what the four were paid ${ago} month(s) before the application, krona by krona`, () => {
      const manad = String(svar.oversikt.manader[ago]?.manad);
      const timesIn = (rows: [string, number][]) => rows.filter(([month]) => month === manad).length;
      const kronorIn = (rows: [string, number][]) => [...new Set(rows.map(([, kronor]) => kronor))];

      const lefi = 'FK/data/lefiJsonSvar';
      const fk = raw(1, `${lefi}/formansinformation/utbetalningsuppgift`, ({ datum, nettobelopp }) => [
        datum,
        (nettobelopp as Rad).summa,
      ]);
      const pm = raw(2, `${lefi}/utbetalningar`, (one) => [one.utbetalningsdatum, one.nettobelopp]);
      const akassa = raw(1, 'SO/data/ArbetsloshetsersattningLista/Arbetsloshetsersattning/0/Utbetalningar', (one) => [
        one.Utbetalningsdatum,
        one.NettoEfterAvdrag,
      ]);
      const studiemedel = csn(3, 'Studiemedel/Arenden/Arende/0');
      const studiehjalp = csn(4, 'Studiehjalp/Arenden/Arende/0');
      const inackordering = csn(4, 'Studiehjalp/Arenden/Arende/1');

      // what stands in the raw answers, as the agencies wrote it
      expect(kronorIn(fk)).to.deep.equal([7854]);
      expect(kronorIn(pm)).to.deep.equal([13_315, 3950]);
      expect(kronorIn(akassa)).to.deep.equal([12_880]);
      expect(kronorIn(studiemedel)).to.deep.equal([13_636]);
      expect(kronorIn(studiehjalp)).to.deep.equal([1250]);
      expect(kronorIn(inackordering)).to.deep.equal([2350]);
      expect(timesIn(pm), 'allmän pension and efterlevandepension, once each').to.equal(2);

      const kronor =
        timesIn(fk) * 7854 + //             person 1, FK: aktivitetsstöd
        timesIn(akassa) * 12_880 + //       person 1, a-kassa: after tax and deductions
        13_315 + //                         person 2, PM: allmän pension
        3950 + //                           person 2, PM: efterlevandepension
        timesIn(studiemedel) * 13_636 + //  person 3, CSN: studiemedel
        timesIn(studiehjalp) * 1250 + //    person 4, CSN: studiehjälp
        timesIn(inackordering) * 2350; //   person 4, CSN: inackorderingstillägg
      const netto = sumOf(manad, 'netto', 'effektuerad');
      expect(netto?.belopp).to.equal(kronor * 100);
      const times = [fk, pm, akassa, studiemedel, studiehjalp, inackordering].map(timesIn);
      expect(netto?.poster).to.have.length(times.reduce((sum, one) => sum + one, 0));
    });

    it(`keeps wages apart, gross: 4 150 + 6 900 kronor ${ago} month(s) before`, () => {
      const manad = String(svar.oversikt.manader[ago]?.manad);
      const lon = (person: number) =>
        raw(person, 'SKV/data/individuppgifter/data/individuppgifter', (one) => [one.period, one.kontantErsattning])
          .filter(([month]) => month === manad)
          .map(([, kronor]) => kronor);
      expect([lon(1), lon(3)]).to.deep.equal([[4150], [6900]]);
      const brutto = sumOf(manad, 'brutto', 'effektuerad');
      expect(brutto?.belopp).to.equal((4150 + 6900) * 100);
      expect(brutto?.poster.map((post) => post.slice(0, 12))).to.deep.equal(['/personer/0/', '/personer/2/']);
    });
  }

  it('has all payments of all four, each with its origin, whose it is, and in one sum of its month', () => {
    const { oversikt } = svar;
    const answers = { personer: svar.personer };
    expectAllPayments({ ...oversikt }, answers);
    // whose an entry is stands in the question, not in a source
    expectOrigins(
      JSON.parse(JSON.stringify(oversikt), (name, value) => (name === 'hushallsmedlem' ? undefined : value)),
      svar,
    );
    const months = oversikt.manader.slice(0, 3).map(({ manad }) => manad);
    const inMonths = [
      ...oversikt.utbetalningar.map((one) => [one.utbetalningsdag?.slice(0, 7), one.harkomst.post] as const),
      ...oversikt.lon.map((one) => [one.manad, one.harkomst.post] as const),
    ].filter(([month]) => months.includes(String(month)));
    expect(oversikt.hushallssummor.flatMap(({ poster }) => poster).toSorted()).to.deep.equal(
      inMonths.map(([, post]) => post).toSorted(),
    );
    for (const { hushallsmedlem, harkomst } of [...oversikt.utbetalningar, ...oversikt.lon]) {
      expect(harkomst.post).to.match(new RegExp(`^/personer/${hushallsmedlem - 1}/svar/svarsdata/`));
    }
  });

  it('says of each sum why it may not be all, and of whom: what a person was not asked about is unknown', () => {
    for (const { brister, fullstandig } of svar.oversikt.hushallssummor) {
      expect(fullstandig).to.equal(false);
      expect(brister?.join('\n')).to.include('Person 4 (barn): Försäkringskassan');
    }
  });

  it('names nobody by number in the overview, and outside the raw answers nowhere', () => {
    const { svarsdata: _, ...bare } = JSON.parse(svar.text, (name, value) => (name === 'data' ? undefined : value));
    const text = JSON.stringify(bare);
    for (const { personnummer } of Object.values(persons)) {
      expect(text.includes(personnummer.slice(2)), 'a personal number').to.equal(false);
    }
  });

  it('leaves a row in the log of queried persons for each, by the id of each answer', async () => {
    const ids = svar.personer.map((one) => one.svar?.id ?? '');
    expect(new Set([...ids, svar.id]).size).to.equal(5);
    const rows = await Promise.all(ids.map((id) => service.logged(id)));
    expect(rows.map((row) => row?.person.reveal())).to.deep.equal(
      familj.map(({ person }) => persons[person].personnummer),
    );
    expect(rows.map((row) => row?.bastjanster.toSorted())).to.deep.equal(
      familj.map(({ fraga }) => [...fraga].toSorted()),
    );
    expect(await service.logged(svar.id)).to.equal(undefined);
  });
});
