// Frågan som exemplen ställer, om en av testpersonerna: ansökningsmånaden och de två månaderna före den.

/** Testpersoner i tjänstens simulatorer; ingen av dem finns. */
export const PERSONER = { foralder: '198801262380', afSvararMedFel: '199407042390', ensam: '198503142385' };

const idag = new Date();
const dag = (manader, datum) =>
  new Date(Date.UTC(idag.getUTCFullYear(), idag.getUTCMonth() + manader, datum)).toISOString().slice(0, 10);
export const PERIOD = { fromDatum: dag(-2, 1), tomDatum: dag(1, 0) };

/** Det som är gemensamt för alla frågor i ett ärende. @param organisationsnummer nämndens, 12 siffror */
export function arendet(organisationsnummer = '162120000142') {
  return {
    ingivare: { organisationsnummer, namn: 'Provkommunens socialnämnd', handlaggare: 'prov-1' },
    arendeidentitet: 'PROV-1',
    tidsperiod: PERIOD,
    syfte: 'Utredning av ekonomiskt bistånd',
    lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
  };
}

/** Vilka som tillfrågas, och om vad. */
export function tillfragade(personnummer) {
  const lefiJsonFraga = {
    personnummer,
    period: { from: PERIOD.fromDatum, tom: PERIOD.tomDatum },
    formansinformation: ['FK:FP'],
    preliminaraUtbetalningar: ['FK:FP'],
    utbetalningar: ['FK:FP'],
  };
  return {
    AF: { '@inkludera': true },
    FK: { '@inkludera': true, fraga: { version: 'v9', aktorsid: 'provkommun', lefiJsonFraga } },
    TNS: { '@inkludera': true },
  };
}

export function fragan(personidentitet, organisationsnummer) {
  return {
    generellaFrageparametrar: { ...arendet(organisationsnummer), personidentitet },
    specifikaFrageparametrar: tillfragade(personidentitet),
  };
}
