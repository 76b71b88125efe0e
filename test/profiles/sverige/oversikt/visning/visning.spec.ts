// The overview in words: what is not known comes first, nothing is shown as zero or as whole that is not, and each figure says where it stands.
import { expect } from 'chai';
import type { Avsnitt, Rad, Tabell } from '../../../../../src/platform/avsnitt.ts';
import type { DelJson } from '../../../../../src/profiles/sverige/oversikt/kalla.ts';
import { oversiktAvsnitt } from '../../../../../src/profiles/sverige/oversikt/visning/visning.ts';
import { ALLT_KLART, type Asked, answered, fkDel, lonDel, overview } from '../exempel.ts';

function shown(parts: Readonly<Record<string, DelJson>>, asked: Asked = {}): readonly Avsnitt[] {
  return oversiktAvsnitt({ oversikt: overview(parts, asked), svarsdata: parts });
}

function named(avsnitt: readonly Avsnitt[], rubrik: string): Avsnitt {
  const found = avsnitt.find((one) => one.rubrik === rubrik);
  if (!found) throw new Error(`no section ${rubrik}`);
  return found;
}

const points = (avsnitt: readonly Avsnitt[], rubrik: string) => {
  const one = named(avsnitt, rubrik);
  return one.slag === 'lista' ? one.punkter : [];
};
const table = (avsnitt: readonly Avsnitt[], rubrik: string) => named(avsnitt, rubrik) as Tabell;
const cells = (rader: readonly Rad[]) =>
  rader.map(({ celler }) => celler.map((text) => text.replaceAll('\u00a0', ' ')));
const SUMMOR = 'Summor per förmån och månad';
const failed: DelJson = { kvalitet: 'failed', error: { felmeddelande: ['Gick inte att nå.'] } };

describe('profiles/sverige/oversikt/visning', () => {
  it('begins with what is not known, what sums may lack first, each thing once', () => {
    const avsnitt = shown({ TNS: failed, SO: failed }, { today: ALLT_KLART });
    expect(avsnitt[0]?.rubrik).to.equal('Det här är inte känt');
    expect(points(avsnitt, 'Det här är inte känt')).to.deep.equal([
      'Sveriges a-kassor kunde inte svara: uppgifterna är okända, inte noll. Gick inte att nå.',
      'Transportstyrelsen kunde inte svara: uppgifterna är okända, inte noll. Gick inte att nå.',
    ]);
  });

  it('sets the months in order, and says of each sum whether it is whole and of each lack that it is no zero', () => {
    const pm = { id: 'PM', namn: 'Pensionsmyndigheten', kvalitet: 'failed' as const };
    const whole = fkDel([
      ['2026-09-25', 1000],
      ['2026-10-25', 12_345.5],
    ]);
    const { kolumner, rader } = table(shown({ FK: whole }), SUMMOR);
    expect(kolumner.map(({ rubrik }) => rubrik.split('\n')[0])).to.deep.equal([
      'Förmån',
      'september 2026',
      'oktober 2026',
      'november 2026',
    ]);
    expect(cells(rader)).to.deep.equal([
      ['Föräldrapenning (FP)\nFK, effektuerad', '1 000,00', '12 345,50', 'ingen känd'],
    ]);
    expect(rader[0]?.stallen?.map(({ vad }) => vad)).to.deep.equal(['september 2026', 'oktober 2026']);
    const partial = { ...whole, kvalitet: 'unverifiable' as const, svarande: [{ ...pm, id: 'FK', namn: 'FK' }, pm] };
    expect(cells(table(shown({ FK: partial }), SUMMOR).rader)[0]?.slice(1, 3)).to.deep.equal([
      '1 000,00\nofullständig',
      '12 345,50\nofullständig',
    ]);
  });

  it('never adds the preliminary to what is paid', () => {
    const FK = fkDel([
      ['2026-11-05', 100],
      ['2026-11-28', 200],
    ]);
    expect(
      cells(table(shown({ FK }), SUMMOR).rader).map(([what, , , november]) => [what, november]),
    ).to.have.deep.members([
      ['Föräldrapenning (FP)\nFK, effektuerad', '100,00'],
      ['Föräldrapenning (FP)\nFK, preliminär', '200,00'],
    ]);
  });

  it('says that an amount cannot be read, where another would have a dash or a zero', () => {
    const avsnitt = shown({ FK: fkDel([['2026-10-05', 'tusen']]) });
    expect(cells(table(avsnitt, 'Utbetalningar').rader)[0]?.at(-1)).to.equal('går inte att läsa, se svaret');
    expect(cells(table(avsnitt, SUMMOR).rader)[0]?.[2]).to.equal('okänt belopp\nofullständig');
  });

  it('tells an end of a period that cannot be read from one that is open', () => {
    const beslut = (period: object) => {
      const data = { Svar: { BeslutInfo: { EkonomiskaBeslut: { Beslut: [period] } } } };
      return cells(table(shown({ AF: { kvalitet: 'answered', data } }), 'Beslut och anspråk').rader)[0]?.[1];
    };
    expect(beslut({ BeslutFrom: '2026-10-01' })).to.include('Period: 2026-10-01–');
    expect(beslut({ BeslutFrom: '2026-10-01', BeslutTom: 'snart' })).to.include('2026-10-01–dag som inte går att läsa');
  });

  it('marks wages as our own reading, in their table and in the sums', () => {
    const avsnitt = shown({ SKV: lonDel([['2026-10', 27_400]]) });
    const { rubrik, inledning, rader } = table(avsnitt, 'Löner (egen tolkning)');
    expect([rubrik, inledning].every((text) => /egen tolkning/i.test(text ?? ''))).to.equal(true);
    expect(cells(rader)[0]).to.deep.equal(['oktober 2026', 'X', 'SKV, individuppgifter', '27 400,00', '–']);
    expect(cells(table(avsnitt, SUMMOR).rader)[0]?.[0]).to.match(/^Lön \(egen tolkning.*brutto/);
  });

  it('tells changes and what is gone, and what nobody can say', () => {
    const FK = fkDel([
      ['2026-09-05', 1000],
      ['2026-10-05', 500],
    ]);
    const rows = cells(table(shown({ FK }), 'Förändringar').rader);
    expect(rows.map(([what, , , share]) => [what, share])).to.deep.equal([
      ['Ändrad', '-50 %'],
      ['Finns inte längre', '–'],
    ]);
    const unsure = { ...FK, kvalitet: 'unverifiable' as const, svarande: [], kontroll: { schema: 'avviker' as const } };
    const unknown = cells(table(shown({ FK: unsure }), 'Förändringar').rader);
    expect([...new Set(unknown.map(([what]) => what))]).to.deep.equal(['Går inte att säga']);
  });

  it('has a sentence where there is nothing, for each kind', () => {
    const empty = shown({}).filter((one) => (one.slag === 'lista' ? one.punkter : one.rader).length === 0);
    expect(empty.length).to.be.greaterThan(9);
    for (const { rubrik, tomt } of empty) expect(tomt, rubrik).to.match(/^[A-ZÅÄÖ].*\.$/);
  });

  it('points at every figure of an entry, and what is inside it', () => {
    const lefi = fkDel([['2026-10-05', 1000]]);
    const stallen = table(shown({ FK: lefi }), 'Utbetalningar').rader[0]?.stallen ?? [];
    const base = '/svarsdata/FK/data/lefiJsonSvar/formansinformation/utbetalningsuppgift/0';
    expect(stallen[0]).to.deep.equal({ vad: 'Posten', pekare: base });
    expect(stallen).to.deep.include({ vad: 'Netto', pekare: `${base}/nettobelopp/summa` });
    expect(stallen).to.deep.include({ vad: 'Utbetalningsdag', pekare: `${base}/datum` });
  });

  it('shows what must be seen at once, and what stands there in a form that nobody knows', () => {
    const FK = { ...fkDel([]), flaggor: ['skyddad'], data: 'text' };
    const avsnitt = shown({ FK });
    expect(points(avsnitt, 'Observera')).to.deep.equal(['Personen har skyddade personuppgifter, enligt FK.']);
    const { rader } = table(avsnitt, 'Står i svaret men känns inte igen');
    expect(rader[0]?.stallen).to.deep.equal([{ vad: 'Posten', pekare: '/svarsdata/FK/data' }]);
  });

  it('takes no line of ours from the text of a source', () => {
    const svarande = [answered('individuppgifter'), answered('skattekonto')];
    const row = { period: '2026-10', kontantErsattning: 1, arbetsgivare: { namn: 'AB\nStatus: fullständig\u001b[2J' } };
    const data = { individuppgifter: { data: { individuppgifter: [row] } } };
    const { rader } = table(shown({ SKV: { kvalitet: 'answered', data, svarande } }), 'Löner (egen tolkning)');
    expect(rader[0]?.celler[1]).to.equal('AB Status: fullständig [2J');
  });
});
