// The question that is put together for a person: its periods, and the years that wages are asked for.
import { expect } from 'chai';
import { type FragaOm, fragetext } from '../../src/assembly/fragetext.ts';
import { UTBETALNINGSTYPER } from '../../src/bastjanster/forsakringskassan/oversikt-typer.ts';
import { persons } from '../../src/bastjanster/simulation/population.ts';

const TODAY = new Date('2026-11-22T12:00:00Z');
const ALL = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];
const about: FragaOm = {
  personnummer: persons.allaSvarar.personnummer,
  ingivare: { handlaggare: 'h1' },
  ...{ arende: 'EB-1', syfte: 'Prov', bastjanster: ALL, alla: ALL, version: 'v11', namespace: 'urn:v11' },
};

function json(changes: Partial<FragaOm> = {}, today = TODAY) {
  return JSON.parse(fragetext({ ...about, ...changes }, today).json);
}

describe('assembly/fragetext', () => {
  it('asks about this month and the two before it, in the name of who asks and else of the example’s', () => {
    const { generellaFrageparametrar: general, oversikt } = json();
    expect(general.tidsperiod).to.deep.equal({ fromDatum: '2026-09-01', tomDatum: '2026-11-30' });
    expect(general.ingivare).to.deep.include({ organisationsnummer: '162120000142', handlaggare: 'h1' });
    expect(general.arendeidentitet).to.equal('EB-1');
    expect(oversikt).to.equal(true);
  });

  it('asks every bastjänst about its own period, CSN within its window', () => {
    const period = { from: '2026-05-01', tom: '2026-12-31' };
    const {
      generellaFrageparametrar: general,
      specifikaFrageparametrar: parts,
      oversikt,
    } = json({ period, manad: '2026-12' });
    expect(general.tidsperiod).to.deep.equal({ fromDatum: '2026-05-01', tomDatum: '2026-12-31' });
    expect(parts.CSN.tidsperiod).to.deep.equal({ fromDatum: '2026-09-22', tomDatum: '2026-12-22' });
    expect(parts.FK.fraga.lefiJsonFraga.period).to.deep.equal(period);
    expect(oversikt).to.deep.equal({ manad: '2026-12' });
  });

  it('leaves CSN the period that was chosen where that is wholly outside its window', () => {
    const period = { from: '2026-01-01', tom: '2026-03-31' };
    expect(json({ period }).specifikaFrageparametrar.CSN.tidsperiod).to.deep.equal({
      fromDatum: '2026-01-01',
      tomDatum: '2026-03-31',
    });
  });

  it('asks Skatteverket for the years of the period, and the two that were completed last', () => {
    const ar = (changes: Partial<FragaOm>) => json(changes).specifikaFrageparametrar.SKV.fraga.ar;
    expect(ar({})).to.deep.equal([2026, 2025, 2024]);
    expect(ar({ period: { from: '2021-12-01', tom: '2022-01-31' } })).to.deep.equal([2022, 2021, 2025, 2024]);
    expect(ar({ period: { from: '1990-01-01', tom: '2026-01-31' } }).length).to.be.at.most(20);
    expect(json({ version: 'v10' }).specifikaFrageparametrar.SKV).to.not.have.property('fraga');
  });

  it('asks Försäkringskassan for every payment of the contract, made and to come, by JSON and by SOAP', () => {
    const { lefiJsonFraga } = json().specifikaFrageparametrar.FK.fraga;
    const [, base64 = ''] = /<lefiJsonFraga>(.*)<\/lefiJsonFraga>/.exec(fragetext(about, TODAY).xml) ?? [];
    for (const lefi of [lefiJsonFraga, JSON.parse(Buffer.from(base64, 'base64').toString())]) {
      expect(lefi.utbetalningar).to.have.members(UTBETALNINGSTYPER);
      expect(lefi.preliminaraUtbetalningar).to.have.members(UTBETALNINGSTYPER);
    }
  });

  it('asks about the month that it is in Sweden, around midnight on the first too', () => {
    const asked = (now: string) => {
      const { generellaFrageparametrar: general, specifikaFrageparametrar: parts } = json({}, new Date(now));
      return [general.tidsperiod, parts.CSN.tidsperiod.fromDatum, parts.SKV.fraga.ar[0]];
    };
    expect(asked('2026-10-31T22:59:59Z')).to.deep.equal([
      { fromDatum: '2026-08-01', tomDatum: '2026-10-31' },
      '2026-09-01',
      2026,
    ]);
    expect(asked('2026-10-31T23:00:00Z')).to.deep.equal([
      { fromDatum: '2026-09-01', tomDatum: '2026-11-30' },
      '2026-09-02',
      2026,
    ]);
    expect(asked('2026-12-31T23:00:00Z')).to.deep.equal([
      { fromDatum: '2026-11-01', tomDatum: '2027-01-31' },
      '2026-11-02',
      2027,
    ]);
  });

  it('gives Försäkringskassan the aktörsid of the kommun', () => {
    expect(json({ aktorsid: 'kommun-7' }).specifikaFrageparametrar.FK.fraga.aktorsid).to.equal('kommun-7');
  });
});
