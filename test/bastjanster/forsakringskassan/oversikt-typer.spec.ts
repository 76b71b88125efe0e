// Which payments a LEFI question leaves out, said per utlämnare, briefly and in words.
import { expect } from 'chai';
import { oefterfragat, UTBETALNINGSTYPER } from '../../../src/bastjanster/forsakringskassan/oversikt-typer.ts';
import { readSchema } from '../../../src/platform/schema.ts';

const of = (lefi: object) =>
  oefterfragat({ parameters: { lefiJsonFraga: JSON.stringify(lefi) } }).map(({ svarande, galler, text }) => [
    svarande,
    galler,
    text,
  ]);
const but = (...codes: string[]) => UTBETALNINGSTYPER.filter((code) => !codes.includes(code));
const all = { utbetalningar: UTBETALNINGSTYPER, preliminaraUtbetalningar: UTBETALNINGSTYPER };

describe('bastjanster/forsakringskassan/oversikt-typer', () => {
  it('knows every type of payment that the contract has', () => {
    const { $defs } = readSchema('schemas/forsakringskassan/lefi-v9.schema.json') as {
      readonly $defs: { readonly ExternFormanGruppKod: { readonly enum: readonly string[] } };
    };
    expect(UTBETALNINGSTYPER).to.have.members($defs.ExternFormanGruppKod.enum);
  });

  it('says nothing of a question that asks for all', () => {
    expect(of(all)).to.deep.equal([]);
  });

  it('names the few that are not asked', () => {
    expect(of({ ...all, utbetalningar: but('FK:US', 'FK:BOB', 'PM:EF') })).to.deep.equal([
      [
        'FK',
        'utbetalningar',
        'Frågan gäller inte alla utbetalningar från Försäkringskassan. Det som inte efterfrågats är okänt, inte noll: ' +
          'bostadsbidrag och underhållsstöd.',
      ],
      [
        'PM',
        'utbetalningar',
        'Frågan gäller inte alla utbetalningar från Pensionsmyndigheten. Det som inte efterfrågats är okänt, inte noll: ' +
          'efterlevandeförmåner.',
      ],
    ]);
  });

  it('of many counts all, and names those that most households may have', () => {
    expect(of({ ...all, preliminaraUtbetalningar: ['FK:FP', 'PM:AP', 'PM:BTI', 'PM:EF'] })).to.deep.equal([
      [
        'FK',
        'kommande',
        'Frågan gäller inte alla kommande utbetalningar från Försäkringskassan. Det som inte efterfrågats är okänt, inte noll: ' +
          'bostadsbidrag, barnbidrag, underhållsstöd och 23 slag till.',
      ],
    ]);
  });

  it('says plainly that nothing at all is asked, also where the question cannot be read', () => {
    const none = [
      ['FK', 'utbetalningar', 'Frågan gäller inga utbetalningar från Försäkringskassan: de är okända, inte noll.'],
      ['FK', 'kommande', 'Frågan gäller inga kommande utbetalningar från Försäkringskassan: de är okända, inte noll.'],
      ['PM', 'utbetalningar', 'Frågan gäller inga utbetalningar från Pensionsmyndigheten: de är okända, inte noll.'],
      [
        'PM',
        'kommande',
        'Frågan gäller inga kommande utbetalningar från Pensionsmyndigheten: de är okända, inte noll.',
      ],
    ];
    expect(of({ beslut: ['PM:AP'], formansinformation: UTBETALNINGSTYPER })).to.have.deep.members(none);
    expect(oefterfragat({ parameters: { lefiJsonFraga: '{' } })).to.have.length(4);
  });

  it('tells which benefits are asked for all the same, by the codes of their payments', () => {
    const [fk] = oefterfragat({ parameters: { lefiJsonFraga: JSON.stringify({ utbetalningar: ['FK:FP'] }) } });
    expect(fk?.efterfragade).to.deep.equal(['FP']);
  });
});
