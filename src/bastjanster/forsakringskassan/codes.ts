// LEFI's codes with names for people: who delivers, their states, what can be asked for.

/** Who delivers: their codes are the prefixes of the types' codes. */
export const UTLAMNARE = [
  { id: 'FK', name: 'Försäkringskassan' },
  { id: 'PM', name: 'Pensionsmyndigheten' },
] as const;

export type UtlamnareId = (typeof UTLAMNARE)[number]['id'];

/** States of one that has not contributed. */
export const SILENT: Readonly<Record<string, string>> = {
  FELANDE: 'Utlämnaren svarade med fel',
  OTILLGANGLIG: 'Utlämnaren är inte tillgänglig',
};

export const AVVIKELSE: Readonly<Record<string, string>> = {
  INTERNT_FEL: 'En del av uppgifterna kunde inte hämtas',
  OBEHORIG: 'Aktören får inte ta del av en del av uppgifterna',
};

/** The lists of a question and of what is available, with whose types they hold where that is only one. */
export const PARTS: Readonly<Record<string, { readonly name: string; readonly only?: UtlamnareId }>> = {
  formansinformation: { name: 'förmånsinformation', only: 'FK' },
  ansprak: { name: 'anspråk', only: 'PM' },
  beslut: { name: 'beslut', only: 'PM' },
  preliminaraUtbetalningar: { name: 'preliminära utbetalningar' },
  utbetalningar: { name: 'utbetalningar' },
  ovrigInformation: { name: 'övrig information' },
};

/** Types by code. FK:BST, FK:DPE, FK:EJO and FK:ET are missing: what they stand for is not public. */
export const INFORMATIONSTYPER: Readonly<Record<string, string>> = {
  'FK:ABB': 'Barnbidrag',
  'FK:AP': 'Allmän pension',
  'FK:AS': 'Aktivitetsstöd',
  'FK:BOB': 'Bostadsbidrag',
  'FK:BTI': 'Bostadstillägg',
  'FK:FP': 'Föräldrapenning',
  'FK:FSJP': 'Förebyggande sjukpenning',
  'FK:GP': 'Graviditetspenning',
  'FK:HE': 'Handikappersättning',
  'FK:MABB': 'Mottagare av barnbidrag',
  'FK:MEK': 'Merkostnadsersättning',
  'FK:NP': 'Närståendepenning',
  'FK:OMV': 'Omvårdnadsbidrag',
  'FK:PJOB': 'Programjobbdagar',
  'FK:PROG': 'Programersättning',
  'FK:RBE': 'Rehabiliteringsersättning',
  'FK:SA': 'Sjuk- och aktivitetsersättning',
  'FK:SBP': 'Smittbärarpenning',
  'FK:SJP': 'Sjukpenning',
  'FK:TFP': 'Tillfällig föräldrapenning',
  'FK:US': 'Underhållsstöd',
  'FK:VB': 'Vårdbidrag',
  'FK:YL': 'Yrkes- och arbetsskadelivränta',
  'FK:GEPI': 'Generell personinformation',
  'FK:PANV': 'Programanvisning',
  'FK:SGI': 'Sjukpenninggrundande inkomst',
  'FK:SKUP': 'Skatteuppgift',
  'FK:STAV': 'Studiemedelsavisering',
  'PM:AP': 'Allmän pension',
  'PM:BTI': 'Bostadstillägg och äldreförsörjningsstöd',
  'PM:EF': 'Efterlevandeförmåner',
  'PM:LINT': 'Levnadsintyg',
  'PM:PBH': 'Pensionsbehållning',
  'PM:PU': 'Pensionsunderlag',
};

/** The one avdragstyp of Pensionsmyndigheten that is known to be tax; what the others stand for is not public. */
export const PRELIMINAR_SKATT = 'PM:PS';
