// A protokoll as people read it: the same headings, rows and tables for the plain text and the page.
import { timeForPeople } from '../../platform/swedish-day.ts';
import type { Manad } from '../manad.ts';
import type { Protokoll, ProtokollInnehall } from './protokoll.ts';

/** Names of nämnder by organisationsnummer, where they are known. */
export type NamndNamn = ReadonlyMap<string, string>;

export interface Tabell {
  readonly kolumner: readonly string[];
  readonly rader: readonly (readonly string[])[];
  /** Columns from this one on hold figures. */
  readonly tal: number;
}

export interface Avsnitt {
  readonly rubrik: string;
  readonly stycken: readonly string[];
  readonly tabell?: Tabell;
}

export interface Utskrift {
  readonly rubrik: string;
  /** Label and value. */
  readonly uppgifter: readonly (readonly [string, string])[];
  readonly avsnitt: readonly Avsnitt[];
  readonly signatur: readonly (readonly [string, string])[];
}

const count = new Intl.NumberFormat('sv-SE');

/** A protokoll, or what of it is somebody's to see. */
export type Utskrivet = Pick<Protokoll, 'innehall' | 'signatur'>;

export function utskriftOf({ innehall, signatur }: Utskrivet, namn: NamndNamn = new Map()): Utskrift {
  const { nummer, intervall, startadAt, startadAv, aterupptagen, avslutadAt } = innehall;
  const resumed = aterupptagen.map(({ at, av }) => ['Återupptagen', `${timeForPeople(at)} av ${av}`] as const);
  return {
    rubrik: `Gallringsprotokoll ${nummer}`,
    uppgifter: [
      ['Avser', intervall ? `Loggen över efterfrågade personer, ${span(intervall)}` : 'Avslutade markeringar'],
      ['Påbörjad', `${timeForPeople(startadAt)} av ${startadAv}`],
      ...resumed,
      ['Avslutad', timeForPeople(avslutadAt)],
      ['Körning', innehall.korning],
    ],
    avsnitt: [
      grounds(innehall, namn),
      parts(innehall, namn),
      ...endings(innehall, namn),
      ...lapsed(innehall, namn),
      ...hindered(innehall, namn),
      ...remarks(innehall, namn),
      ...keysBack(innehall, namn),
      keys(innehall),
      ...seals(innehall),
    ],
    signatur: [
      ['Signeringsnyckel', signatur.nyckel],
      ['Signatur (Ed25519)', signatur.signatur],
    ],
  };
}

function grounds({ beslut }: ProtokollInnehall, namn: NamndNamn): Avsnitt {
  const rubrik = 'Gallringsbeslut';
  if (beslut.length === 0) return { rubrik, stycken: ['Ingen månad har gallrats med stöd av ett gallringsbeslut.'] };
  const rader = beslut.map((one) => [
    String(one.nummer),
    one.referens,
    one.datum,
    one.beslutadAv,
    one.namnd === undefined ? 'Alla nämnder' : namndText(one.namnd, namn),
    String(one.manader),
  ]);
  const kolumner = ['Nr', 'Referens', 'Datum', 'Beslutat av', 'Omfattning', 'Månader som bevaras'];
  return { rubrik, stycken: [], tabell: { kolumner, rader, tal: 5 } };
}

function parts({ delar, slopade }: ProtokollInnehall, namn: NamndNamn): Avsnitt {
  const rubrik = 'Gallrade uppgifter';
  if (delar.length === 0) return { rubrik, stycken: ['Ingen månads uppgifter har gallrats.'] };
  const total = (of: (del: (typeof delar)[number]) => number) => delar.reduce((sum, del) => sum + of(del), 0);
  const figures = [
    total((d) => d.fragor),
    total((d) => d.kvarhallna),
    total((d) => d.gallrade),
    total((d) => d.poster),
  ];
  const rader = delar.map((del) => [
    del.manad,
    namndText(del.namnd, namn),
    String(del.beslut),
    ...[del.fragor, del.kvarhallna, del.gallrade, del.poster].map((one) => count.format(one)),
  ]);
  const kolumner = ['Månad', 'Nämnd', 'Beslut nr', 'Frågor', 'Kvarhållna', 'Gallrade frågor', 'Poster ur loggen'];
  const stycken = [
    'Poster är alla rader i loggen: frågor, deras avslut och läsningar av loggen. Kvarhållna frågor har flyttats till en ' +
      'tabell med egen nyckel och finns kvar tills kvarhållningen upphör.',
    slopade.length > 0
      ? `Av dessa månader återstår inget: ${slopade.join(', ')}.`
      : 'I varje månad återstår uppgifter från andra nämnder.',
  ];
  const sum = ['Summa', '', '', ...figures.map((one) => count.format(one))];
  return { rubrik, stycken, tabell: { kolumner, rader: [...rader, sum], tal: 3 } };
}

const SLAG = { kvarhallning: 'Kvarhållning', utdragsundantag: 'Undantag från registerutdrag' } as const;

function endings({ markeringar }: ProtokollInnehall, namn: NamndNamn): Avsnitt[] {
  if (markeringar.length === 0) return [];
  const rader = markeringar.map(({ namnd, slag, fragor, overflyttade, gallrade }) => [
    namndText(namnd, namn),
    SLAG[slag],
    ...[fragor, overflyttade, gallrade].map((one) => count.format(one)),
  ]);
  const kolumner = ['Nämnd', 'Slag', 'Frågor', 'Överflyttade', 'Gallrade frågor'];
  const stycken = ['Frågor som omfattas av en annan gällande kvarhållning har flyttats till den.'];
  return [{ rubrik: 'Upphörda markeringar', stycken, tabell: { kolumner, rader, tal: 2 } }];
}

function lapsed({ utgick }: ProtokollInnehall, namn: NamndNamn): Avsnitt[] {
  if (utgick.length === 0) return [];
  const rader = utgick.map(({ manad, namnd, beslut }) => [manad, namndText(namnd, namn), String(beslut)]);
  const stycken = ['Beslutet gällde inte längre när uppgifterna skulle gallras. De finns kvar.'];
  const tabell = { kolumner: ['Månad', 'Nämnd', 'Beslut nr'], rader, tal: 3 };
  return [{ rubrik: 'Inte genomfört', stycken, tabell }];
}

function hindered({ hindrade }: ProtokollInnehall, namn: NamndNamn): Avsnitt[] {
  if (hindrade.length === 0) return [];
  const rader = hindrade.map(({ manad, markering, namnd, orsak }) => [
    manad ?? `Markering ${markering}`,
    namndText(namnd, namn),
    orsak,
  ]);
  const stycken = [
    'Detta är moget för gallring men kunde inte gallras. Det finns kvar, och nästa gallring försöker igen.',
  ];
  return [{ rubrik: 'Hindrat', stycken, tabell: { kolumner: ['Del', 'Nämnd', 'Orsak'], rader, tal: 3 } }];
}

function remarks({ delar }: ProtokollInnehall, namn: NamndNamn): Avsnitt[] {
  const rader = delar.flatMap(({ manad, namnd, anmarkning }) =>
    anmarkning === undefined ? [] : [[manad, namndText(namnd, namn), anmarkning]],
  );
  if (rader.length === 0) return [];
  return [
    { rubrik: 'Anmärkningar', stycken: [], tabell: { kolumner: ['Månad', 'Nämnd', 'Anmärkning'], rader, tal: 3 } },
  ];
}

function keysBack({ nycklar }: ProtokollInnehall, namn: NamndNamn): Avsnitt[] {
  if (nycklar.length === 0) return [];
  const rader = nycklar.map(({ namnd, bruk }) => [bruk, namndText(namnd, namn)]);
  const stycken = [
    'Dessa nycklar förstördes vid en tidigare gallring men fanns igen, till exempel ur en säkerhetskopia. De har förstörts på nytt.',
  ];
  return [{ rubrik: 'Återkomna nycklar', stycken, tabell: { kolumner: ['Nyckel', 'Nämnd'], rader, tal: 2 } }];
}

function keys({ delar, markeringar, nycklar, nyckelkopior }: ProtokollInnehall): Avsnitt {
  const times = [...delar, ...markeringar, ...nycklar].map(({ nyckelForstordAt }) => nyckelForstordAt);
  const { dagar, borta } = nyckelkopior;
  const rubrik = 'Nycklar förstörda';
  if (times.length === 0) return { rubrik, stycken: ['Ingen nyckel har förstörts.'] };
  const [first, last] = [Math.min(...times), Math.max(...times)].map((at) => timeForPeople(at));
  return {
    rubrik,
    stycken: [
      `${count.format(times.length)} ${times.length === 1 ? 'nyckel förstördes' : 'nycklar förstördes'}, den första ` +
        `${first} och den sista ${last}. Utan dem kan uppgifterna inte läsas, varken i loggen eller i en säkerhetskopia av den.`,
      `Säkerhetskopior av nycklarna bevaras i högst ${dagar} ${dagar === 1 ? 'dag' : 'dagar'}. Från och med ${borta} ska ` +
        'ingen kopia av de förstörda nycklarna finnas kvar.',
    ],
  };
}

function seals({ forseglingar }: ProtokollInnehall): Avsnitt[] {
  if (forseglingar.length === 0) return [];
  const rader = forseglingar.map(({ manad, at, kedjor, poster, signatur }) => [
    manad,
    timeForPeople(at),
    signatur,
    count.format(kedjor.length),
    count.format(poster),
  ]);
  const kolumner = ['Månad', 'Förseglad', 'Förseglingens signatur', 'Kedjor', 'Poster'];
  const stycken = ['Förseglingarna står i sin helhet i protokollets signerade text.'];
  return [{ rubrik: 'Förseglingar av slopade månader', stycken, tabell: { kolumner, rader, tal: 3 } }];
}

function span({ fran, till }: { readonly fran: Manad; readonly till: Manad }): string {
  return fran === till ? fran : `${fran} till ${till}`;
}

function namndText(namnd: string, namn: NamndNamn): string {
  if (namnd === 'drift') return 'Driftleverantörens läsningar';
  const known = namn.get(namnd);
  return known === undefined ? namnd : `${known} (${namnd})`;
}
