// What each bastjänst is sent of a question: by its contract, so that a nämnd sees who learns what.

export const UPPGIFTER = {
  person: 'person- eller samordningsnummer',
  period: 'period',
  arende: 'ärendebeteckning',
  ingivare: 'nämndens namn och organisationsnummer',
  organisationsnummer: 'nämndens organisationsnummer',
  handlaggare: 'handläggarens identitet',
  bitraden: 'systemleverantör',
  syfte: 'syfte',
  lagtext: 'lagtext',
  korrelationsid: 'korrelationsid',
  aktorsid: 'kommunens aktörsid',
  lefi: 'LEFI-frågan som nämnden har skrivit den (person, typer av uppgifter, perioder)',
  inkomstar: 'inkomstår och delar (v11)',
} as const;

export type Uppgift = keyof typeof UPPGIFTER;

/** By bastjänst. Every call has the id of the question in a header, and its korrelationsid where that is a UUID. */
export const SKICKAS: Readonly<Record<string, readonly Uppgift[]>> = {
  AF: ['person', 'period', 'arende', 'ingivare', 'handlaggare', 'bitraden', 'syfte', 'lagtext'],
  CSN: ['person', 'period', 'arende', 'organisationsnummer', 'handlaggare'],
  FK: ['aktorsid', 'lefi'],
  SKV: ['person', 'inkomstar'],
  SO: ['person', 'period', 'arende', 'ingivare', 'handlaggare', 'bitraden', 'syfte', 'lagtext'],
  TNS: ['person'],
  MIV: ['person', 'ingivare', 'handlaggare', 'korrelationsid'],
};

/** 15 kap. SoL obliges neither Transportstyrelsen nor Migrationsverket, and förordning (2008:975) names neither. */
const EJ_KARTLAGD = 'Ej kartlagd: uppgiftslämnaren anger sin grund';

/** The provisions that oblige to give the data out (SoL 2025:400; förordning 2008:975 lists the items). */
export const RATTSGRUND: Readonly<Record<string, string>> = {
  AF: '15 kap. 11 § socialtjänstlagen (2025:400)',
  CSN: '15 kap. 10 § socialtjänstlagen (2025:400)',
  FK: '15 kap. 10 § socialtjänstlagen (2025:400)',
  SKV: '15 kap. 12 § socialtjänstlagen (2025:400)',
  SO: '15 kap. 10 § socialtjänstlagen (2025:400)',
  TNS: EJ_KARTLAGD,
  MIV: EJ_KARTLAGD,
};
