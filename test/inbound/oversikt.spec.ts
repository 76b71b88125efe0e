// The overview over the whole service, for every test person: all payments, every origin, no invented total, no zero for silence.
import { expect } from 'chai';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import type { Oversikt } from '../../src/profiles/sverige/oversikt/oversikt.ts';
import { expectAllPayments, expectOrigins, resolve } from '../bastjanster/oversikt-kontroll.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { skvQuestion } from '../helhet/versions.ts';
import { schemaAt } from '../json-schemas.ts';
import { period, questionJson, questionV10 } from '../questions.ts';

const today = new Date().toISOString().slice(0, 10);
/** The first day of the month that many months from this one. */
const monthStart = (offset: number) =>
  new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + offset, 1)).toISOString().slice(0, 10);
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
/** The usual window: the first day of M-2 to the last of M. */
const window = { from: monthStart(-2), tom: dayBefore(monthStart(1)) };
const months = [0, -1, -2].map((offset) => monthStart(offset).slice(0, 7));

const FK_TYPES = ['ABB', 'AS', 'BOB', 'BTI', 'FP', 'SA', 'SJP', 'TFP', 'US'].map((kod) => `FK:${kod}`);
const PM_TYPES = ['PM:AP', 'PM:BTI', 'PM:EF'];
const BOTH = [...FK_TYPES, ...PM_TYPES];

function questionAbout(person: PersonKey, oversikt: unknown, skv: 'v10' | 'v11' = 'v11'): object {
  const { personnummer } = persons[person];
  const lefi = {
    ...{ personnummer, period: window, formansinformation: FK_TYPES, beslut: PM_TYPES, utbetalningar: BOTH },
    ...{ preliminaraUtbetalningar: BOTH, ovrigInformation: ['FK:GEPI'] },
  };
  const { ar, ...parts } = skvQuestion();
  const specific = {
    FK: { '@inkludera': true, fraga: { aktorsid: 'provkommun', lefiJsonFraga: lefi } },
    CSN: { '@inkludera': true, tidsperiod: { fromDatum: period.from, tomDatum: period.tom } },
    ...(skv === 'v11'
      ? { SKV: { '@inkludera': true, fraga: { ar: [Number(today.slice(0, 4)), ...ar], ...parts } } }
      : {}),
  };
  const general = { tidsperiod: { fromDatum: window.from, tomDatum: window.tom } };
  return { ...questionJson({ person: personnummer, general, specific }), oversikt };
}

describe('inbound: the overview', () => {
  let service: Constellation;
  const validate = schemaAt('ssbtek/svar.schema.json');
  before(async () => {
    const env = { TIDSGRANS_TOTAL_MS: '1200', TIDSGRANS_BASTJANST_MS: '600', BASTJANST_AF_SCHEMALAGE: 'tolerant' };
    service = await startConstellation({ env });
  });
  after(() => service.stop());

  async function ask(question: object): Promise<{ json: Record<string, unknown>; oversikt: Oversikt }> {
    const { status, text } = await service.rest(question);
    expect(status, text).to.equal(200);
    const json = JSON.parse(text);
    expect(validate(json), JSON.stringify(validate.errors?.slice(0, 3))).to.equal(true);
    return { json, oversikt: json.oversikt };
  }

  for (const key of Object.keys(persons) as PersonKey[]) {
    it(`tells all payments of ${key}, each with its origin, and invents no total`, async () => {
      for (const skv of ['v11', 'v10'] as const) {
        const { json, oversikt } = await ask(questionAbout(key, true, skv));
        const root = { svarsdata: json.svarsdata };
        expectAllPayments({ ...oversikt }, root);
        expectOrigins(oversikt, json);
        expectSums(oversikt);
        expectNoSilence(oversikt, json.svarsdata as Parts);
        const text = JSON.stringify(oversikt);
        for (const { personnummer } of Object.values(persons)) {
          expect(text.includes(personnummer.slice(2)), 'a personal number in the overview').to.equal(false);
        }
      }
    });
  }

  it('agrees with what was worked out by hand for one who gets from FK, PM, CSN, a-kassa, tax account and employer', async () => {
    const { oversikt } = await ask(questionAbout('allaSvarar', true));
    const told = oversikt.utbetalningar.map(({ kalla, svarande, forman, netto }) =>
      [kalla, svarande, forman.text, netto].join(),
    );
    expect([...new Set(told)].toSorted()).to.deep.equal(
      [
        'CSN,SM/SH,Studiemedel i Sverige,1363600',
        'CSN,SM/SH,Extra tillägg,89000',
        'CSN,HUT,Hemutrustningslån,1250000',
        'FK,FK,Föräldrapenning,625800',
        'FK,FK,Bostadsbidrag,185000',
        'FK,FK,Aktivitetsstöd,294700',
        'FK,PM,Efterlevandeförmåner,395000',
        'SO,kommunalarbetarnas-arbetsloshetskassa,Arbetslöshetsersättning,941250',
        'SKV,skattekonto,Utbetalning från skattekontot,321500',
      ].toSorted(),
    );
    expect(new Set(oversikt.lon.map(({ brutto, skatt }) => `${brutto} ${skatt}`))).to.deep.equal(
      new Set(['2740000 618000']),
    );
    const pension = oversikt.utbetalningar.find(({ svarande }) => svarande === 'PM');
    expect(pension).to.include({ brutto: 513_000, skatt: 118_000 });
    expect(oversikt.fordon).to.have.length(2);
    expect(oversikt.arbetssokande[0]).to.include({ kategori: '21', omfattning: 75 });
    expect(oversikt.tillstand[0]).to.deep.include({ giltighet: { kod: 'PERMANENT', text: 'Permanent' } });
  });

  it('is not there when nobody asks for it, nor over SOAP, and leaves the answers as they are', async () => {
    const { svarsdata: plain, ...rest } = (await ask(questionAbout('foralder', false))).json;
    expect(rest).not.to.have.property('oversikt');
    const { svarsdata } = (await ask(questionAbout('foralder', true))).json;
    expect(withoutTimes(svarsdata)).to.equal(withoutTimes(plain));
    expect((await service.soap(questionV10())).text).to.not.match(/oversikt/i);
  });

  it('takes its month and its threshold from the question', async () => {
    const { oversikt } = await ask(questionAbout('foralder', { manad: months[1], troskelProcent: 5 }));
    expect(oversikt.troskelProcent).to.equal(5);
    expect(oversikt.manader.map(({ manad }) => manad)).to.deep.equal([...months.slice(1), monthStart(-3).slice(0, 7)]);
    expect(oversikt.manader[2]?.brister.join(' ')).to.include('täcker inte hela');
  });

  for (const [wrong, word] of [
    [{ manad: '2026-13' }, 'Värdet i /oversikt/manad är ogiltigt: det ska vara en månad, ÅÅÅÅ-MM.'],
    [{ manad: 'november' }, 'Värdet i /oversikt/manad är ogiltigt: det ska vara en månad, ÅÅÅÅ-MM.'],
    [{ troskelProcent: -1 }, 'Värdet i /oversikt/troskelProcent är för litet: minst 0.'],
    [{ troskelProcent: '5' }, 'Fältet /oversikt/troskelProcent har fel typ: det ska vara ett tal.'],
    [{ grans: 1 }, 'I /oversikt är fältet grans okänt.'],
    ['ja', 'Fältet /oversikt har fel typ: det ska vara true, false eller ett objekt.'],
  ] as const) {
    it(`refuses ${JSON.stringify(wrong)} in one sentence`, async () => {
      const { status, text } = await service.rest(questionAbout('student', wrong));
      const { felkod, felmeddelande } = JSON.parse(text);
      expect([status, felkod, felmeddelande.slice(1, -1)]).to.deep.equal([400, 'EJ_ENLIGT_SCHEMA', [word]]);
    });
  }

  it('says in words that a source failed, and marks what depends on it', async () => {
    const { oversikt } = await ask(questionAbout('fkFel', true));
    const brist = oversikt.brister.find(({ kalla, svarande }) => kalla === 'FK' && svarande === undefined);
    expect(brist).to.include({ kvalitet: 'failed', paverkarSummor: true });
    expect(brist?.text).to.match(/kunde inte svara: uppgifterna är okända, inte noll/);
    expect(oversikt.manader.every(({ fullstandig }) => !fullstandig)).to.equal(true);
    expect(oversikt.summor.some(({ kalla }) => kalla === 'FK')).to.equal(false);
  });

  it('marks the sums of one that is silent inside a source, and not those of the other', async () => {
    const { oversikt } = await ask(questionAbout('pmOtillganglig', true));
    expect(oversikt.brister.map(({ kalla, svarande }) => [kalla, svarande])).to.deep.include(['FK', 'PM']);
    const fk = oversikt.summor.filter(({ kalla, svarande }) => kalla === 'FK' && svarande === 'FK');
    expect(fk).to.not.deep.equal([]);
    expect(fk.filter(({ brister = [] }) => brister.join().includes('Pensionsmyndigheten'))).to.deep.equal([]);
  });
});

type Parts = Readonly<Record<string, { readonly kvalitet: string; readonly error?: object }>>;

function withoutTimes(svarsdata: unknown): string {
  return JSON.stringify(svarsdata).replaceAll(/"millisekunder":\d+|"correlationid":"[^"]*"/g, '');
}

/** Each sum is that of the payments that it names, of its month, its benefit and its status alone. */
function expectSums({ summor, utbetalningar, lon }: Oversikt): void {
  const amounts = new Map([
    ...utbetalningar.map(
      (one) => [one.harkomst.post, [one.utbetalningsdag?.slice(0, 7), one.netto, one.status]] as const,
    ),
    ...lon.map((one) => [one.harkomst.post, [one.manad, one.brutto, 'effektuerad']] as const),
  ]);
  for (const { poster, belopp, manad, status } of summor) {
    const own = poster.map((post) => amounts.get(post) ?? []);
    expect(own.every(([month, , how]) => month === manad && how === status)).to.equal(true);
    expect(belopp).to.equal(own.reduce((sum, [, amount]) => sum + Number(amount), 0));
  }
  const inMonths = [...amounts].filter(([, [month]]) => months.includes(String(month)));
  expect(summor.flatMap(({ poster }) => poster).toSorted()).to.deep.equal(inMonths.map(([post]) => post).toSorted());
}

/** Whatever is not a full answer is said. */
function expectNoSilence({ brister }: Oversikt, parts: Parts): void {
  for (const [id, { kvalitet }] of Object.entries(parts)) {
    if (kvalitet === 'answered' || kvalitet === 'nothing') continue;
    expect(
      brister.filter(({ kalla }) => kalla === id),
      `${id} is ${kvalitet}`,
    ).to.not.deep.equal([]);
  }
  expect(resolve({ brister }, '/brister/0/text')).to.not.equal('');
}
