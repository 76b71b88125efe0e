// The uppgiftslämnare that are known from the start: the seven behind the bastjänster, Pensionsmyndigheten and the a-kassor.
import type { Uppgiftslamnare } from './uppgiftslamnare.ts';

type Kand = Omit<Uppgiftslamnare, 'kontakter' | 'uppgifter'> & { readonly uppgifter?: readonly string[] };

/** What each can be asked for by its contract (§ 6.2.4: the list itself is the uppgiftslämnare's, and changed when it says so). */
const MYNDIGHETER: readonly Kand[] = [
  {
    id: 'AF',
    namn: 'Arbetsförmedlingen',
    organisationsnummer: '162021002114',
    bastjanst: 'AF',
    uppgifter: ['Uppgifter om arbetssökande', 'Aktivitetsrapport', 'Ekonomiska beslut', 'A-kassetillhörighet'],
  },
  {
    id: 'CSN',
    namn: 'Centrala studiestödsnämnden',
    organisationsnummer: '162021001819',
    bastjanst: 'CSN',
    uppgifter: ['Studiemedel', 'Studiehjälp', 'Studiestartsstöd', 'Omställningsstudiestöd', 'Hemutrustningslån'],
  },
  {
    id: 'FK',
    namn: 'Försäkringskassan',
    organisationsnummer: '162021005521',
    bastjanst: 'FK',
    uppgifter: ['Förmånsinformation', 'Preliminära utbetalningar', 'Utbetalningar', 'Övrig information'],
  },
  {
    id: 'PM',
    namn: 'Pensionsmyndigheten',
    organisationsnummer: '162021006255',
    bastjanst: 'FK',
    fullgorsAv: 'FK',
    uppgifter: ['Anspråk', 'Beslut', 'Preliminära utbetalningar', 'Utbetalningar', 'Övrig information'],
  },
  {
    id: 'SKV',
    namn: 'Skatteverket',
    organisationsnummer: '162021005448',
    bastjanst: 'SKV',
    uppgifter: ['Företagsinformation', 'Individuppgifter', 'Skattekonto', 'Skatteuppgifter', 'Beskattningsbilagor'],
  },
  { id: 'SO', namn: 'Sveriges a-kassor', bastjanst: 'SO' },
  {
    id: 'TNS',
    namn: 'Transportstyrelsen',
    organisationsnummer: '162021006099',
    bastjanst: 'TNS',
    uppgifter: ['Fordonsinnehav'],
  },
  {
    id: 'MIV',
    namn: 'Migrationsverket',
    organisationsnummer: '162021002163',
    bastjanst: 'MIV',
    uppgifter: ['Hemland', 'Inresedatum', 'Ärenden och beslut'],
  },
];

/** Name by id. Mergers change the list: compare it with that of Inspektionen för arbetslöshetsförsäkringen. */
const A_KASSOR: Readonly<Record<string, string>> = {
  AKADEMIKERNAS: 'Akademikernas a-kassa',
  ALFA: 'Alfa-kassan',
  BYGGNADS: 'Byggnadsarbetarnas a-kassa',
  ELEKTRIKERNAS: 'Elektrikernas a-kassa',
  FASTIGHETS: 'Fastighetsanställdas a-kassa',
  FINANS: 'Finans- och försäkringsbranschens a-kassa',
  GS: 'GS a-kassa',
  HANDELS: 'Handelsanställdas a-kassa',
  HRAK: 'Hotell- och restauranganställdas a-kassa',
  'IF-METALLS': 'IF Metalls a-kassa',
  JOURNALISTERNAS: 'Journalisternas a-kassa',
  KOMMUNALS: 'Kommunalarbetarnas a-kassa',
  LEDARNAS: 'Ledarnas a-kassa',
  LIVS: 'Livsmedelsarbetarnas a-kassa',
  LARARNAS: 'Lärarnas a-kassa',
  PAPPERS: 'Pappersindustriarbetarnas a-kassa',
  SAAK: 'Sveriges arbetares a-kassa',
  SEKOS: 'Sekos a-kassa',
  SMAFORETAGARNAS: 'Småföretagarnas a-kassa',
  STS: 'Statstjänstemännens a-kassa',
  SALJARNAS: 'Säljarnas a-kassa',
  TRANSPORTS: 'Transportarbetarnas a-kassa',
  UNIONENS: 'Unionens a-kassa',
  VISIONS: 'Visions a-kassa',
};

const UPPGIFTER_A_KASSA = ['Utbetalningar', 'Avstängningar', 'Ansökan och beslut'];

export const kandaUppgiftslamnare: readonly Uppgiftslamnare[] = [
  ...MYNDIGHETER,
  ...Object.entries(A_KASSOR).map(([id, namn]) => {
    return { id: `AKASSA-${id}`, namn, bastjanst: 'SO', fullgorsAv: 'SO', uppgifter: UPPGIFTER_A_KASSA };
  }),
].map((one) => ({ kontakter: [], uppgifter: [], ...one }));
