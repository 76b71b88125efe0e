// CSN's public codes, with our texts for people, and who answers inside CSN.

/** Who answers inside CSN, and the blocks of the answer that come from there. */
export const SUBSYSTEMS = [
  { id: 'HUT', name: 'Hemutrustningslån', blocks: ['HemutrustningsLan'] },
  {
    id: 'SM/SH',
    name: 'Studiemedel, studiehjälp och studiestartsstöd',
    blocks: ['Studiemedel', 'Studiehjalp', 'Studiestartsstod'],
  },
  { id: 'OSS', name: 'Omställningsstudiestöd', blocks: ['Omstallningsstudiestod'] },
] as const;

export type SubsystemId = (typeof SUBSYSTEMS)[number]['id'];

export type ResultatKod =
  | { readonly means: 'answered' | 'no-such-identity' | 'refused'; readonly text: string }
  | { readonly means: 'silent'; readonly who: readonly SubsystemId[]; readonly text: string };

export const RESULTAT: Readonly<Record<string, ResultatKod>> = {
  '0': { means: 'answered', text: 'Frågan är besvarad' },
  '-2': { means: 'no-such-identity', text: 'Identiteten finns inte hos CSN' },
  '-1004': { means: 'refused', text: 'CSN avvisade frågan: personnumret har fel format' },
  '-1005': { means: 'refused', text: 'CSN avvisade frågan: den bryter mot avtalet (ärendet får ha högst 31 tecken)' },
  '-1006': {
    means: 'refused',
    text: 'CSN avvisade frågan: perioden får börja högst 2 månader före dagens datum och sluta högst 1 månad efter',
  },
  '-1007': { means: 'refused', text: 'CSN avvisade frågan: fel schemaversion' },
  '-1101': { means: 'silent', who: ['HUT'], text: 'Hemutrustningslån svarade inte' },
  '-1102': { means: 'silent', who: ['SM/SH'], text: 'Studiemedel, studiehjälp och studiestartsstöd svarade inte' },
  '-1103': { means: 'silent', who: ['HUT', 'SM/SH', 'OSS'], text: 'Ingen del av CSN svarade' },
  '-1104': { means: 'silent', who: ['OSS'], text: 'Omställningsstudiestöd svarade inte' },
};

export const STODFORM: Readonly<Record<string, string>> = {
  GRUND: 'Studiemedel i Sverige',
  GRUNDU: 'Studiemedel utomlands',
  MLÅN: 'Merkostnadslån',
  MLÅNU: 'Merkostnadslån utomlands',
  TLÅN: 'Tilläggslån',
  TILB: 'Tilläggsbidrag',
  SH: 'Studiehjälp',
  SHU: 'Studiehjälp utomlands',
  SB: 'Studiebidrag',
  SBU: 'Studiebidrag utomlands',
  EXTRA: 'Extra tillägg',
  EXTRAU: 'Extra tillägg utomlands',
  INACK: 'Inackorderingstillägg',
  INACKU: 'Inackorderingstillägg utomlands',
  LÄRLE: 'Lärlingsersättning',
  HUT: 'Hemutrustningslån',
  SSSTÖD: 'Studiestartsstöd',
  OSS: 'Omställningsstudiestöd',
};

export const BELOPPSTYP: Readonly<Record<string, string>> = {
  GRUNDB: 'Bidrag',
  GRUNDF: 'Förhöjt bidrag',
  GRUNDL: 'Lån',
  GRUNFL: 'Lån till förhöjt bidrag',
  MERKL: 'Merkostnadslån',
  TILL: 'Tilläggslån',
  TILB: 'Tilläggsbidrag',
  EXTRA: 'Extra tillägg',
  INACK: 'Inackorderingstillägg',
  STUDB: 'Studiebidrag',
  LÄRERS: 'Lärlingsersättning',
  HUT: 'Hemutrustningslån',
  STÖDB: 'Studiestartsstöd, bidrag',
  STÖDT: 'Studiestartsstöd, tillägg',
  OSSBID: 'Omställningsstudiebidrag',
  OSSLÅN: 'Omställningsstudielån',
};
