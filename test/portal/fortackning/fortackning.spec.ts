// The förteckning from proposal to published wording, over both databases: steps, versions, review by somebody else, trace.
import { expect } from 'chai';
import { createHandelser, recordHandelse } from '../../../src/anslutning/handelser.ts';
import { anslutningMigrations } from '../../../src/anslutning/migrations.ts';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Database } from '../../../src/platform/sql/database.ts';
import { migrate } from '../../../src/platform/sql/migrate.ts';
import { createFortackning } from '../../../src/portal/fortackning/fortackning.ts';
import { FortackningError, type FortackningErrorKind } from '../../../src/portal/fortackning/fortackning-error.ts';
import { fortackningMigrations } from '../../../src/portal/fortackning/migrations.ts';
import type { Uppgift } from '../../../src/portal/fortackning/uppgift.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';

const NOW = Date.parse('2026-11-22T12:00:00+01:00');
const UPPGIFT: Uppgift = {
  ...{ id: 'akassa', namn: 'A-kassetillhörighet', lagrum: '15 kap. 11 §', forordning: 'ej kartlagd' },
  ...{ svarande: 'Arbetsförmedlingen', falt: ['AF/Svar/Akassetillhorighet'], sedan: 'v10' },
};
const NAMN: Uppgift = { ...UPPGIFT, id: 'namn', namn: 'Namn', falt: ['AF/Svar/Fornamn', 'AF/Svar/Efternamn'] };
const ULLA = { aktor: { namn: 'Ulla' }, skal: 'Ny uppgift enligt beslut' };
const FRIDA = { aktor: { namn: 'Frida' }, skal: 'Granskad' };
const SYSTEM = { aktor: { namn: 'Drift' }, skal: 'Första ordalydelsen' };

async function start(database: Database) {
  await migrate(database, [anslutningMigrations, fortackningMigrations]);
  let now = NOW;
  const fortackning = createFortackning({ database, clock: { now: () => now }, record: recordHandelse });
  await fortackning.laggTillKanda(SYSTEM, [{ uppgiftslamnare: 'AF', uppgifter: [UPPGIFT] }]);
  return {
    ...{ fortackning, handelser: createHandelser(database) },
    setTime(at: number) {
      now = at;
    },
  };
}

const mal = (who: typeof ULLA, version: number) => ({ ...who, uppgiftslamnare: 'AF', version });

async function refusal(work: Promise<unknown>): Promise<FortackningErrorKind | undefined> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof FortackningError ? error.kind : undefined;
}

describeDatabase('portal/fortackning', (open) => {
  it('goes from proposal to the next wording, and keeps the one before', async () => {
    const { fortackning, handelser, setTime } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [UPPGIFT, NAMN]);
    expect((await fortackning.en('AF'))?.uppgifter).to.deep.equal([UPPGIFT]);
    expect(await fortackning.vantande()).to.deep.equal([]);
    await fortackning.lamna(mal(ULLA, 1));
    expect((await fortackning.vantande()).map(({ lage, foreslagetAv }) => [lage, foreslagetAv])).to.deep.equal([
      ['lämnat', 'Ulla'],
    ]);
    setTime(NOW + 1000);
    const published = await fortackning.publicera(mal(FRIDA, 2));
    expect(published).to.deep.equal({
      ...{ uppgiftslamnare: 'AF', nummer: 2, uppgifter: [UPPGIFT, NAMN], publiceradAt: NOW + 1000 },
      ...{ publiceradAv: 'Frida', foreslagenAv: 'Ulla', skal: ULLA.skal },
    });
    expect(await fortackning.gallande()).to.deep.equal([published]);
    expect((await fortackning.historik('AF')).map(({ nummer, skal }) => [nummer, skal])).to.deep.equal([
      [2, ULLA.skal],
      [1, SYSTEM.skal],
    ]);
    const trail = await handelser.om({ slag: 'förteckning', id: 'AF' });
    expect(trail.map(({ handling, aktor }) => `${handling}: ${aktor.namn}`)).to.deep.equal([
      'lägg till: Drift',
      'ändra förslag: Ulla',
      'lämna för granskning: Ulla',
      'publicera: Frida',
    ]);
    expect(await fortackning.vantande()).to.deep.equal([]);
  });

  it('is not published by who wrote it, nor before it is handed over', async () => {
    const { fortackning } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [NAMN]);
    expect(await refusal(fortackning.publicera(mal(FRIDA, 1)))).to.equal('otillaten-overgang');
    await fortackning.lamna(mal(ULLA, 1));
    expect(await refusal(fortackning.publicera(mal({ ...FRIDA, ...{ aktor: ULLA.aktor } }, 2)))).to.equal(
      'egen-granskning',
    );
    expect((await fortackning.en('AF'))?.nummer).to.equal(1);
  });

  it('is published by none of those who changed it, and by whoever saved it without a change', async () => {
    const { fortackning } = await start(await open());
    const DAGNY = { aktor: { namn: 'Dagny' }, skal: 'Rättat lagrum' };
    await fortackning.spara(mal(DAGNY, 0), [UPPGIFT, NAMN]);
    await fortackning.spara(mal(ULLA, 1), [{ ...UPPGIFT, lagrum: '15 kap. 10 §' }, NAMN]);
    const unchanged = await fortackning.spara(mal(FRIDA, 2), [NAMN, { ...UPPGIFT, lagrum: '15 kap. 10 §' }]);
    expect([unchanged.version, unchanged.foreslagetAv]).to.deep.equal([2, 'Ulla']);
    await fortackning.lamna(mal(ULLA, 2));
    expect(await refusal(fortackning.publicera(mal(DAGNY, 3)))).to.equal('egen-granskning');
    expect(await refusal(fortackning.publicera(mal(ULLA, 3)))).to.equal('egen-granskning');
    expect((await fortackning.publicera(mal(FRIDA, 3))).publiceradAv).to.equal('Frida');
    await fortackning.spara(mal(FRIDA, 4), [UPPGIFT]);
    await fortackning.lamna(mal(FRIDA, 5));
    expect((await fortackning.publicera(mal(DAGNY, 6))).nummer).to.equal(3);
  });

  it('leaves what differs in the audit trail, not the whole list twice', async () => {
    const { fortackning, handelser } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [UPPGIFT, NAMN]);
    const andrad = { ...UPPGIFT, namn: 'A-kassa' };
    await fortackning.spara(mal(ULLA, 1), [andrad, NAMN]);
    await fortackning.lamna(mal(ULLA, 2));
    await fortackning.publicera(mal(FRIDA, 3));
    const trail = await handelser.om({ slag: 'förteckning', id: 'AF' });
    expect(trail.slice(1).map(({ fore, efter }) => [fore, efter])).to.deep.equal([
      [
        { lage: 'inget', uppgifter: [] },
        { lage: 'utkast', uppgifter: [NAMN] },
      ],
      [
        { lage: 'utkast', uppgifter: [UPPGIFT] },
        { lage: 'utkast', uppgifter: [andrad] },
      ],
      [
        { lage: 'utkast', uppgifter: [] },
        { lage: 'lämnat', uppgifter: [] },
      ],
      [
        { lage: 'lämnat', uppgifter: [] },
        { lage: 'inget', uppgifter: [] },
      ],
    ]);
  });

  it('is sent back with what is missing, changed, and handed over again', async () => {
    const { fortackning } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [NAMN]);
    await fortackning.lamna(mal(ULLA, 1));
    expect(await refusal(fortackning.spara(mal(ULLA, 2), [UPPGIFT]))).to.equal('otillaten-overgang');
    const back = await fortackning.atersand(mal({ ...FRIDA, skal: 'Lagrummet saknas' }, 2));
    expect([back.lage, back.skal, back.foreslagetAv]).to.deep.equal(['återsänt', 'Lagrummet saknas', 'Ulla']);
    await fortackning.spara(mal(ULLA, 3), [NAMN, UPPGIFT]);
    await fortackning.lamna(mal(ULLA, 4));
    expect((await fortackning.publicera(mal(FRIDA, 5))).uppgifter).to.have.length(2);
  });

  it('a version never comes again, so a page from before a publication changes nothing', async () => {
    const { fortackning } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [NAMN]);
    await fortackning.kasta(mal(ULLA, 1));
    expect(await refusal(fortackning.spara(mal(ULLA, 1), [NAMN]))).to.equal('annan-version');
    expect(await refusal(fortackning.spara(mal(ULLA, 0), [NAMN]))).to.equal('annan-version');
    const [first, second] = await Promise.allSettled([
      fortackning.spara(mal(ULLA, 2), [NAMN]),
      fortackning.spara(mal(ULLA, 2), [UPPGIFT, NAMN]),
    ]);
    expect([first?.status, second?.status].sort()).to.deep.equal(['fulfilled', 'rejected']);
  });

  it('what says the same as before is not handed over, whatever its order', async () => {
    const { fortackning } = await start(await open());
    await fortackning.spara(mal(ULLA, 0), [UPPGIFT]);
    expect(await refusal(fortackning.lamna(mal(ULLA, 1)))).to.equal('ogiltig');
  });

  const wrong: readonly (readonly [string, Partial<Uppgift>])[] = [
    ['falt', { falt: ['AF/Svar/Finns/Inte'] }],
    ['falt', { falt: [] }],
    ['namn', { namn: '' }],
    ['sedan', { sedan: 'elva' }],
    ['id', { id: 'Inte Bra' }],
    ['svarande', { svarande: 'x'.repeat(201) }],
    ['anmarkning', { anmarkning: `Gäller ${persons.allaSvarar.personnummer}` }],
  ];
  for (const [falt, change] of wrong) {
    it(`refuses ${falt} that does not hold, and stores nothing: ${JSON.stringify(Object.keys(change))}`, async () => {
      const { fortackning } = await start(await open());
      const error = await fortackning
        .spara(mal(ULLA, 0), [{ ...UPPGIFT, ...change }])
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(FortackningError).with.property('falt', falt);
      expect(String(error)).to.not.contain(persons.allaSvarar.personnummer);
      expect((await fortackning.utkast('AF'))?.version ?? 0).to.equal(0);
    });
  }

  it('the audit trail refuses a change without a reason, and then there is no change', async () => {
    const { fortackning } = await start(await open());
    const error = await fortackning.spara({ ...mal(ULLA, 0), skal: '' }, [NAMN]).catch((reason: unknown) => reason);
    expect(String(error)).to.contain('Skälet');
    expect((await fortackning.utkast('AF'))?.lage ?? 'inget').to.equal('inget');
  });

  it('leaves what is there when the known ones are added again', async () => {
    const { fortackning } = await start(await open());
    const known = [
      { uppgiftslamnare: 'AF', uppgifter: [NAMN] },
      { uppgiftslamnare: 'CSN', uppgifter: [{ ...NAMN, falt: ['CSN/Personer/Person/@Status'] }] },
    ];
    expect(await fortackning.laggTillKanda(SYSTEM, known)).to.deep.equal(['CSN']);
    expect((await fortackning.gallande()).map(({ uppgiftslamnare }) => uppgiftslamnare)).to.deep.equal(['AF', 'CSN']);
    expect((await fortackning.en('AF'))?.uppgifter).to.deep.equal([UPPGIFT]);
  });
});
