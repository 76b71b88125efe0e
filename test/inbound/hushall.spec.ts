// POST /v1/hushall over the whole service: partial households, one deadline, places and rows of their own, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { type PersonKey, persons } from '../../src/bastjanster/simulation/population.ts';
import { PROJECT_ROOT } from '../../src/platform/schema-files.ts';
import { resolve } from '../bastjanster/oversikt-kontroll.ts';
import { type Constellation, startConstellation } from '../constellation.ts';
import { schemaAt } from '../json-schemas.ts';
import { AGENCIES, type Agency } from '../questions.ts';
import {
  ensamFraga,
  ensamOversikt,
  entriesAt,
  flyttad,
  fragaHushall,
  hushallsfraga,
  type Medlem,
  postHushall,
} from './hushall.ts';

const one = (person: PersonKey, fraga: readonly Agency[], andrat?: object): Medlem => ({
  ...{ roll: 'barn', person, fraga },
  ...(andrat ? { andrat } : {}),
});
const sokande = (person: PersonKey, fraga: readonly Agency[], andrat?: object): Medlem => ({
  ...one(person, fraga, andrat),
  roll: 'sökande',
});

describe('inbound: the household question', () => {
  let service: Constellation;
  before(async () => {
    const overrides = { breaker: { minimumCalls: 1_000_000 } };
    service = await startConstellation({ env: { BASTJANST_AF_SCHEMALAGE: 'tolerant' }, overrides });
  });
  after(() => service.stop());

  it('answers each as a single question is answered, in its order, under ids of their own', async () => {
    const medlemmar = [
      sokande('foralder', ['FK', 'AF']),
      { ...one('student', ['CSN', 'TNS']), roll: 'medsökande' as const },
    ];
    const svar = await fragaHushall(service, hushallsfraga(medlemmar));
    expect(svar.personer.map(({ nummer, roll, utfall }) => [nummer, roll, utfall])).to.deep.equal([
      [1, 'sökande', 'besvarad'],
      [2, 'medsökande', 'besvarad'],
    ]);
    expect(svar.personer.map((person) => person.svar?.korrelationsid)).to.deep.equal([svar.id, svar.id]);
    const valid = schemaAt('ssbtek/svar.schema.json');
    for (const [index, medlem] of medlemmar.entries()) {
      const { svar: own } = svar.personer[index] ?? {};
      expect(valid(own)).to.equal(true);
      const alone = JSON.parse((await service.rest(ensamFraga(medlem, false))).text);
      expect(Object.keys(own ?? {})).to.deep.equal(Object.keys(alone));
      expect(own?.svarsdata.FK?.data ?? own?.svarsdata.TNS?.data).to.deep.equal(
        alone.svarsdata.FK?.data ?? alone.svarsdata.TNS?.data,
      );
    }
  });

  it('answers the household of README.md', async () => {
    const readme = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8');
    const [, question = ''] =
      /v1\/hushall -H 'Content-Type: application\/json' -d '(\{.*?\})'\n```/s.exec(readme) ?? [];
    const svar = await fragaHushall(service, JSON.parse(question));
    expect(svar.personer.map(({ utfall }) => utfall)).to.deep.equal(['besvarad', 'besvarad', 'besvarad']);
    expect(svar.oversikt.manader).to.have.length(9);
  });

  it('has the overview unless it is declined, and repeats a question only where that is asked for', async () => {
    const medlemmar = [sokande('foralder', ['TNS'])];
    const without = await fragaHushall(service, hushallsfraga(medlemmar, {}, false));
    expect(without).to.not.have.property('oversikt');
    expect(without.personer[0]?.svar).to.not.have.property('fraga');
    const general = { fraganSkallInkluderasISvaret: true, korrelationsid: 'hushall-17' };
    const tidsperiod = { fromDatum: '2026-01-01', tomDatum: '2026-01-31' };
    const svar = await fragaHushall(
      service,
      hushallsfraga([sokande('foralder', ['TNS'], { tidsperiod })], general, { manad: '2026-02' }),
    );
    expect(svar.korrelationsid).to.equal('hushall-17');
    expect(svar.oversikt.manader.map(({ manad }) => manad)).to.deep.equal(['2026-02', '2026-01', '2025-12']);
    expect(svar.personer[0]?.svar?.fraga?.generellaFrageparametrar).to.deep.include({
      personidentitet: persons.foralder.personnummer,
      tidsperiod,
    });
    const row = await service.logged(svar.personer[0]?.svar?.id ?? '');
    expect(row?.period).to.deep.equal({ from: '2026-01-01', tom: '2026-01-31' });
  });

  it('answers of the others where one is refused and a source of another is down', async () => {
    const wrong = persons.student.personnummer.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
    const medlemmar = [
      sokande('fkFel', ['FK', 'TNS']),
      one('student', ['CSN'], { personidentitet: wrong }),
      one('gymnasist', ['CSN']),
    ];
    const svar = await fragaHushall(service, hushallsfraga(medlemmar));
    const [first, second, third] = svar.personer;
    expect(svar.personer.map(({ utfall }) => utfall)).to.deep.equal(['besvarad', 'nekad', 'besvarad']);
    expect(first?.svar?.svarsdata.FK?.error?.felkod).to.be.a('string');
    expect(second?.fel).to.include({ felkod: 'PERSONIDENTITET_OGILTIG', status: 422 });
    expect(second?.fel?.felmeddelande).to.not.deep.equal([]);
    expect(svar.text).to.not.include(wrong);
    expect(third?.svar?.svarsdata.CSN).to.have.property('data');

    // asked and logged: the first and the third; the second never was
    const ids = [first?.svar?.id, second?.fel?.id, third?.svar?.id].map(String);
    const rows = await Promise.all(ids.map((id) => service.logged(id)));
    expect(rows.map((row) => row !== undefined)).to.deep.equal([true, false, true]);
    expect(service.simulators.events('CSN').some(({ id }) => id === ids[1])).to.equal(false);

    // and nothing is a zero: every month, and every sum, says of both what is not known
    const { manader, brister, hushallssummor } = svar.oversikt;
    const ofSecond = manader.filter(({ hushallsmedlem }) => hushallsmedlem === 2);
    expect(ofSecond.map(({ fullstandig }) => fullstandig)).to.deep.equal([false, false, false]);
    expect(brister).to.deep.include({
      ...{ hushallsmedlem: 2, kalla: 'SSBT', kvalitet: 'not-asked', paverkarSummor: true },
      text: ofSecond[0]?.brister[0],
    });
    expect(hushallssummor).to.not.deep.equal([]);
    for (const { fullstandig, brister: why } of hushallssummor) {
      expect(fullstandig).to.equal(false);
      expect(why?.join('\n')).to.match(/Person 1 \(sökande\): Försäkringskassan.* kunde inte svara/);
      expect(why?.join('\n')).to.match(/Person 2 \(barn\): Ingen har tillfrågats om personen/);
    }
  });

  it('warns of parts as a single question does', async () => {
    const medlemmar = [sokande('afSchemafel', ['AF']), one('student', ['TNS'])];
    const { headers } = await postHushall(service, hushallsfraga(medlemmar));
    expect(headers.get('x-sammansatt-varning')).to.equal('AF=unverifiable');
  });

  it('is a problem with the first’s felkod where nobody could be asked, and says each one’s', async () => {
    const medlemmar = [
      sokande('foralder', ['TNS'], { personidentitet: '198801262381' }),
      one('student', ['TNS'], { tidsperiod: { fromDatum: '2026-02-01', tomDatum: '2026-01-01' } }),
    ];
    const { status, headers, json } = await postHushall(service, hushallsfraga(medlemmar));
    expect(status).to.equal(422);
    expect(headers.get('content-type')).to.include('application/problem+json');
    expect([json.felkod, json.status]).to.deep.equal(['PERSONIDENTITET_OGILTIG', 422]);
    expect(
      json.personer.map(({ nummer, fel }: { nummer: number; fel: { felkod: string } }) => [nummer, fel.felkod]),
    ).to.deep.equal([
      [1, 'PERSONIDENTITET_OGILTIG'],
      [2, 'PERIOD_OMVAND'],
    ]);
    const lines = service.logLines().join('');
    for (const { fel } of json.personer) expect(lines).to.include(`"id":"${fel.id}"`);
  });

  const two = [sokande('foralder', ['TNS']), one('student', ['TNS'])];
  const { personnummer } = persons.foralder;
  for (const [what, personer, says] of [
    ['nobody', [], /personer är för kort/],
    ['nine', Array.from({ length: 9 }, () => sokande('foralder', [])), /personer är för lång/],
    ['no sökande', [one('student', [])], /Exakt en i \/personer ska ha rollen sökande/],
    ['two sökande', [sokande('foralder', []), sokande('student', [])], /Exakt en i \/personer/],
    [
      'two medsökande',
      [...two, ...(['ung', 'sjuk'] as const).map((key) => one(key, [], { roll: 'medsökande' }))],
      /\/personer\/3\/roll är en medsökande till/,
    ],
    ['somebody twice', [...two, one('foralder', ['AF'])], /\/personer\/2\/personidentitet står redan i \/personer\/0/],
    ['an unknown role', [one('foralder', [], { roll: 'hund' })], /Värdet i \/personer\/0\/roll är inget av/],
    ['somebody without number', [one('foralder', [], { personidentitet: undefined })], /saknas personidentitet/],
    [
      'somebody with an agency unknown',
      [sokande('foralder', [], { specifikaFrageparametrar: { XX: {} } })],
      /XX okänt/,
    ],
  ] as const) {
    it(`refuses ${what} as the schema refuses a question, without the value`, async () => {
      const { status, text, json } = await postHushall(service, hushallsfraga(personer));
      expect([status, json.felkod]).to.deep.equal([400, 'EJ_ENLIGT_SCHEMA']);
      expect(json.felmeddelande.join('\n')).to.match(says);
      expect(text).to.not.include(personnummer);
      expect(json).to.not.have.property('personer');
    });
  }

  it('refuses one personidentitet for all, and another method', async () => {
    const { status, json } = await postHushall(service, hushallsfraga(two, { personidentitet: personnummer }));
    expect([status, json.felkod]).to.deep.equal([400, 'EJ_ENLIGT_SCHEMA']);
    const got = await fetch(`${service.url}/v1/hushall`);
    expect([got.status, got.headers.get('allow')]).to.deep.equal([405, 'POST']);
  });

  it('is the single overviews of its members, entry by entry, and every pointer leads into the answer', async () => {
    const keys = Object.keys(persons).filter((key) => !/hanger|langsam|storSvar/i.test(key)) as PersonKey[];
    const nagon = fc.record({
      person: fc.constantFrom(...keys),
      fraga: fc.subarray(AGENCIES as unknown as Agency[], { minLength: 1 }),
    });
    const hushall = fc.uniqueArray(nagon, { minLength: 1, maxLength: 4, selector: ({ person }) => person });
    const property = fc.asyncProperty(hushall, async (some) => {
      const medlemmar = some.map((medlem, index): Medlem => ({ ...medlem, roll: index === 0 ? 'sökande' : 'barn' }));
      const svar = await fragaHushall(service, hushallsfraga(medlemmar));
      const { hushallssummor, troskelProcent, ...listor } = svar.oversikt;
      const alone = await Promise.all(medlemmar.map((medlem) => ensamOversikt(service, medlem)));
      for (const [lista, entries] of Object.entries(listor)) {
        const union = alone.flatMap((oversikt, index) =>
          entriesAt(oversikt, lista).map((entry) => ({
            hushallsmedlem: index + 1,
            ...(flyttad(entry, index) as object),
          })),
        );
        expect(entries, lista).to.deep.equal(union);
      }
      expect(alone.every((oversikt) => oversikt.troskelProcent === troskelProcent)).to.equal(true);
      const pointers = [...JSON.stringify(svar.oversikt).matchAll(/"(\/personer\/[^"]+)"/g)].map(([, at]) =>
        String(at),
      );
      for (const pointer of pointers) expect(resolve(svar, pointer), pointer).to.not.equal(undefined);
      expect(JSON.stringify(svar.oversikt)).to.not.match(/"\/svarsdata/);
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
