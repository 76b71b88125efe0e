// Avvikelser: who sees which, what each party can do with them, and that no personal number gets into any field.
import { expect } from 'chai';
import { persons } from '../../../src/bastjanster/simulation/population.ts';
import type { Part, Rapport, Steg } from '../../../src/portal/avvikelser/avvikelse.ts';
import type { AvvikelseError } from '../../../src/portal/avvikelser/avvikelse-error.ts';
import { avvikelserCsv } from '../../../src/portal/avvikelser/avvikelser-csv.ts';
import { oppnaSteg } from '../../../src/portal/avvikelser/steg.ts';
import { describeDatabase } from '../../platform/sql/describe-database.ts';
import { rejection } from '../../platform/sql/rejection.ts';
import {
  aRapport,
  av,
  CSN,
  DRIFT,
  FK,
  FORVALTARE,
  GRANNE,
  MINUTE,
  mal,
  NAMND,
  NOON,
  openAvvikelser,
  PM,
  type TestAvvikelser,
} from './open-avvikelser.ts';

const { personnummer } = persons.student;

describeDatabase('portal/avvikelser', (open) => {
  let test: TestAvvikelser;
  let avvikelser: TestAvvikelser['avvikelser'];
  beforeEach(async () => {
    test = await openAvvikelser(await open());
    ({ avvikelser } = test);
  });

  const numbers = async (...parter: Part[]) => (await avvikelser.lista(parter)).map(({ nummer }) => nummer);
  const kindOf = async (work: Promise<unknown>) => ((await rejection(work)) as AvvikelseError).kind;

  it('shows each party its own: a nämnd what it reported, an uppgiftslämnare what concerns its bastjänst as well', async () => {
    await avvikelser.rapportera(av(NAMND), aRapport());
    await avvikelser.rapportera(av(GRANNE), aRapport({ bastjanst: 'FK' }));
    await avvikelser.rapportera(av(CSN), aRapport({ bastjanst: 'SAMMANSATT' }));
    expect(await numbers(NAMND)).to.deep.equal([1]);
    expect(await numbers(GRANNE)).to.deep.equal([2]);
    expect(await numbers(CSN)).to.deep.equal([3, 1]);
    expect(await numbers(FK)).to.deep.equal([2]);
    expect(await numbers(PM)).to.deep.equal([]);
    expect(await numbers(DRIFT)).to.deep.equal([3, 2, 1]);
    expect(await numbers(FORVALTARE)).to.deep.equal([3, 2, 1]);
    expect(await numbers(NAMND, GRANNE)).to.deep.equal([2, 1]);
    expect(await numbers()).to.deep.equal([]);
    for (const look of [
      () => avvikelser.en([GRANNE], 1),
      () => avvikelser.handelser([GRANNE], 1),
      () => avvikelser.utskick([PM], 1),
      () => avvikelser.ta('svara', { ...av(GRANNE), nummer: 1, version: 1 }, 'Ett svar'),
      () => avvikelser.en([DRIFT], 17),
      () => avvikelser.en([DRIFT], Number.NaN),
    ])
      expect(await kindOf(look())).to.equal('okand');
  });

  it('goes from ny to stängd and back, with who did it for whom, and the same in the audit trail', async () => {
    let one = await avvikelser.rapportera(av(NAMND), aRapport({ rubrik: '  CSN\n svarar tomt ' }));
    expect([one.rubrik, one.lage, one.rapporteradAt]).to.deep.equal(['CSN svarar tomt', 'ny', NOON]);
    for (const [steg, part, text, lage] of [
      ['utred', CSN, undefined, 'under utredning'],
      ['svara', NAMND, 'Det händer fortfarande.', 'under utredning'],
      ['åtgärda', DRIFT, 'Rättas i nästa version.', 'åtgärdas'],
      ['lös', CSN, 'Rättat.', 'löst'],
      ['stäng', NAMND, undefined, 'stängd'],
      ['återöppna', NAMND, 'Felet är tillbaka.', 'återöppnad'],
      ['avvisa', DRIFT, 'Personen har inget stöd.', 'avvisad'],
    ] as const) {
      test.time.now += MINUTE;
      one = await avvikelser.ta(steg, mal(one, part), text);
      expect([steg, one.lage, one.andradAt]).to.deep.equal([steg, lage, test.time.now]);
    }
    const history = await avvikelser.handelser([NAMND], 1);
    expect(history.map(({ version }) => version)).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(history[2]).to.deep.equal({
      ...{ version: 3, at: NOON + 2 * MINUTE, handling: 'svara', aktor: 'Eva Ek (eva)', part: NAMND },
      ...{ fran: 'under utredning', till: 'under utredning', text: 'Det händer fortfarande.' },
    });
    const trail = await test.handelser.om({ slag: 'avvikelse', id: '1' });
    expect(trail.map(({ handling }) => handling)).to.deep.equal(history.map(({ handling }) => handling));
    expect(trail.at(-1)).to.deep.include({
      skal: 'Avvikelse 1',
      fore: { lage: 'återöppnad', allvar: 'hög', bastjanst: 'CSN' },
      efter: { lage: 'avvisad', allvar: 'hög', bastjanst: 'CSN' },
    });
  });

  it('lets each party take its own steps and no other', async () => {
    const steps = (lage: 'ny' | 'löst' | 'stängd' | 'utkast', part: Part) =>
      oppnaSteg({ lage, part: NAMND, bastjanst: 'CSN' }, [part]).map(({ steg }) => steg);
    const answering: Steg[] = ['svara', 'utred', 'åtgärda', 'avvisa'];
    for (const part of [CSN, DRIFT]) expect(steps('ny', part)).to.deep.equal(answering);
    expect(steps('ny', NAMND)).to.deep.equal(['svara']);
    expect(steps('ny', FORVALTARE)).to.deep.equal(['svara']);
    expect(steps('ny', GRANNE)).to.deep.equal([]);
    expect(steps('ny', PM)).to.deep.equal([]);
    expect(steps('löst', NAMND)).to.deep.equal(['svara', 'stäng', 'återöppna']);
    expect(steps('löst', CSN)).to.deep.equal(['svara']);
    expect(steps('stängd', DRIFT)).to.deep.equal([]);
    expect(steps('utkast', NAMND)).to.deep.equal([]);
    const one = await avvikelser.rapportera(av(NAMND), aRapport());
    const early = await rejection(avvikelser.ta('lös', mal(one, CSN), 'Rättat.'));
    expect(String(early)).to.contain('En avvikelse som är ny kan inte');
    const other = await rejection(avvikelser.ta('utred', mal(one, NAMND)));
    expect(String(other)).to.contain('inte av den part');
  });

  it('asks why where it is avvisad, löst or opened again, and changes nothing without', async () => {
    const one = await avvikelser.rapportera(av(NAMND), aRapport());
    for (const text of [undefined, '', 'ab']) {
      const error = (await rejection(avvikelser.ta('avvisa', mal(one, CSN), text))) as AvvikelseError;
      expect([error.kind, error.falt]).to.deep.equal(['ogiltig', 'text']);
    }
    expect(await avvikelser.en([NAMND], 1)).to.deep.equal(one);
  });

  it('lets the first of two at the same version win', async () => {
    const one = await avvikelser.rapportera(av(NAMND), aRapport());
    const both = await Promise.allSettled([
      avvikelser.ta('utred', mal(one, CSN)),
      avvikelser.ta('avvisa', mal(one, DRIFT), 'Inget fel.'),
    ]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')?.reason).to.have.property('kind', 'annan-version');
    expect(await avvikelser.handelser([NAMND], 1)).to.have.length(2);
  });

  it('numbers those that are reported at the same moment one by one', async () => {
    await Promise.all([1, 2, 3, 4].map(() => avvikelser.rapportera(av(NAMND), aRapport())));
    expect(await numbers(NAMND)).to.deep.equal([4, 3, 2, 1]);
  });

  for (const falt of ['rubrik', 'aterskapande', 'resultat', 'bevis', 'kontakt'] as const) {
    for (const [how, number] of [
      ['as it is', personnummer],
      ['with a hyphen', `${personnummer.slice(2, 8)}-${personnummer.slice(8)}`],
      ['in wide digits', personnummer.replaceAll(/\d/g, (one) => String.fromCodePoint(0xff10 + Number(one)))],
    ] as const) {
      it(`takes no personal number in ${falt}, ${how}, and does not repeat it`, async () => {
        const rapport = aRapport({ [falt]: `Se här:\r\n<id>${number}</id>` });
        for (const save of [avvikelser.rapportera, avvikelser.skapaUtkast]) {
          const error = (await rejection(save(av(NAMND), rapport))) as AvvikelseError;
          expect([error.kind, error.falt]).to.deep.equal(['ogiltig', falt]);
          expect(error.message).to.contain(falt === 'rubrik' || falt === 'kontakt' ? 'här står' : 'rad 2 innehåller');
          expect(error.message).to.not.contain(number);
        }
        expect(await numbers(DRIFT, NAMND)).to.deep.equal([]);
      });
    }
  }

  it('takes no personal number in an answer', async () => {
    const one = await avvikelser.rapportera(av(NAMND), aRapport());
    const error = (await rejection(avvikelser.ta('svara', mal(one, CSN), `Gäller ${personnummer}.`))) as AvvikelseError;
    expect([error.kind, error.falt, error.message.includes(personnummer)]).to.deep.equal(['ogiltig', 'text', false]);
  });

  for (const [falt, value] of [
    ['bastjanst', 'XYZ'],
    ['allvar', 'stor'],
    ['rubrik', ' x '],
    ['rubrik', 'x'.repeat(121)],
    ['bevis', ''],
    ['bevis', 'x'.repeat(10_001)],
    ['resultat', 'tom\u0000 text'],
    ['kontakt', 'Eva \ud800'],
  ] as const) {
    it(`takes no ${falt} like ${JSON.stringify(value).slice(0, 24)}`, async () => {
      const rapport = { ...aRapport(), [falt]: value } as Rapport;
      const error = (await rejection(avvikelser.rapportera(av(NAMND), rapport))) as AvvikelseError;
      expect([error.kind, error.falt]).to.deep.equal(['ogiltig', falt]);
    });
  }

  it('keeps a draft for its party alone, tells nobody of it, and reports it when all is there', async () => {
    const empty = aRapport({ aterskapande: '', resultat: '', bevis: '', kontakt: '' });
    const draft = await avvikelser.skapaUtkast(av(NAMND), empty);
    expect([draft.lage, draft.rapporteradAt]).to.deep.equal(['utkast', undefined]);
    expect(await numbers(DRIFT)).to.deep.equal([]);
    expect(await numbers(CSN)).to.deep.equal([]);
    expect(await kindOf(avvikelser.en([DRIFT], 1))).to.equal('okand');
    expect(await kindOf(avvikelser.rapporteraUtkast(mal(draft, NAMND), empty))).to.equal('ogiltig');
    expect(await kindOf(avvikelser.andraUtkast(mal(draft, CSN), empty))).to.equal('okand');
    const changed = await avvikelser.andraUtkast(mal(draft, NAMND), { ...empty, allvar: 'låg' });
    expect(await avvikelser.utskick([NAMND], 1)).to.deep.equal([]);
    test.time.now += MINUTE;
    const reported = await avvikelser.rapporteraUtkast(mal(changed, NAMND), aRapport());
    expect([reported.lage, reported.rapporteradAt]).to.deep.equal(['ny', NOON + MINUTE]);
    expect(await numbers(CSN)).to.deep.equal([1]);
    expect(await kindOf(avvikelser.andraUtkast(mal(reported, NAMND), empty))).to.equal('otillaten-overgang');
    expect(await kindOf(avvikelser.kastaUtkast(mal(reported, NAMND)))).to.equal('otillaten-overgang');
  });

  it('throws a draft away, and leaves that in the audit trail alone', async () => {
    const draft = await avvikelser.skapaUtkast(av(NAMND), aRapport());
    expect(await kindOf(avvikelser.kastaUtkast({ ...mal(draft, NAMND), version: 2 }))).to.equal('annan-version');
    await avvikelser.kastaUtkast(mal(draft, NAMND));
    expect(await numbers(NAMND)).to.deep.equal([]);
    const trail = await test.handelser.om({ slag: 'avvikelse', id: '1' });
    expect(trail.map(({ handling }) => handling)).to.deep.equal(['spara utkast', 'kasta utkast']);
  });

  it('is narrowed by state, bastjänst and how bad it is, page by page', async () => {
    for (const allvar of ['låg', 'hög', 'hög'] as const) await avvikelser.rapportera(av(NAMND), aRapport({ allvar }));
    await avvikelser.rapportera(av(NAMND), aRapport({ bastjanst: 'AF' }));
    await avvikelser.ta('utred', { ...av(CSN), nummer: 1, version: 1 });
    const found = async (urval: Parameters<typeof avvikelser.lista>[1]) =>
      (await avvikelser.lista([NAMND], urval)).map(({ nummer }) => nummer);
    expect(await found({ allvar: 'hög' })).to.deep.equal([4, 3, 2]);
    expect(await found({ bastjanst: 'CSN', lagen: ['ny'] })).to.deep.equal([3, 2]);
    expect(await found({ antal: 2 })).to.deep.equal([4, 3]);
    expect(await found({ antal: 2, fore: 3 })).to.deep.equal([2, 1]);
    expect(await found({ lagen: [] })).to.deep.equal([]);
  });

  it('has a CSV that a spreadsheet reckons nothing with', async () => {
    await avvikelser.rapportera(av(NAMND), aRapport({ rubrik: '=SUMMA(A1); "fel"' }));
    await avvikelser.rapportera(av(CSN), aRapport({ bastjanst: 'SAMMANSATT' }));
    const csv = avvikelserCsv(await avvikelser.lista([DRIFT]));
    const rest = '2026-11-22 12:00;2026-11-22 12:00';
    expect(csv.split('\r\n')).to.deep.equal([
      '\uFEFFNummer;Läge;Allvar;Bastjänst;Rubrik;Rapporterad av;Rapporterad;Senast ändrad',
      `2;ny;hög;SAMMANSATT;CSN svarar tomt om omställningsstudiestöd;uppgiftslamnare CSN;${rest}`,
      `1;ny;hög;CSN;"'=SUMMA(A1); ""fel""";namnd 162120000142;${rest}`,
      '',
    ]);
  });
});
