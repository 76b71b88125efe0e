// Failed cases as drafts of avvikelser, in the five agreed fields, ready for their author to go on with.
import type { Fallresultat, Grupp, Provprotokoll, Utbyte } from '../prov.ts';

/** As src/portal/avvikelser takes it. */
export interface Avvikelseutkast {
  /** The case that it is about. */
  readonly fall: string;
  readonly bastjanst: string;
  readonly allvar: 'kritisk' | 'hög' | 'medel' | 'låg';
  readonly rubrik: string;
  readonly aterskapande: string;
  readonly resultat: string;
  readonly bevis: string;
  readonly kontakt: string;
}

export interface Avvikelseval {
  /** The bastjänst's id, where the interface has another key (`SKV` of `SKV_DELAR`). */
  readonly bastjanst: string;
  /** Who can be asked, and how they are reached. */
  readonly kontakt: string;
}

/** How bad a breach in a group is until a person has judged it. */
const ALLVAR: Readonly<Record<Grupp, Avvikelseutkast['allvar']>> = {
  integritet: 'kritisk',
  kontrakt: 'hög',
  funktion: 'hög',
  negativ: 'medel',
  protokoll: 'medel',
  servicenivå: 'medel',
  ping: 'låg',
};

/** Characters that the fields hold; falt.ts of the portal checks them. */
const MOST = { rubrik: 120, text: 4000, bevis: 10_000, meddelande: 1500 } as const;

export function avvikelseutkast(protokoll: Provprotokoll, val: Avvikelseval): Avvikelseutkast[] {
  const failed = protokoll.fall.filter(({ utfall }) => utfall.utfall === 'underkänd');
  return failed.map((one) => utkastOf(protokoll, one, val));
}

/** The same for people: one after the other, with the names of the fields. */
export function avvikelsetext(utkast: readonly Avvikelseutkast[]): string {
  if (utkast.length === 0) return 'Inga underkända fall.\n';
  return utkast
    .map(({ rubrik, aterskapande, resultat, bevis, kontakt }) =>
      [
        `RUBRIK\n${rubrik}`,
        `STEG FÖR ATT ÅTERSKAPA\n${aterskapande}`,
        `RESULTAT\n${resultat}`,
        `BEVIS\n${bevis}`,
        `KONTAKT\n${kontakt || '(fyll i)'}\n`,
      ].join('\n\n'),
    )
    .join(`\n${'='.repeat(72)}\n\n`);
}

function utkastOf(protokoll: Provprotokoll, { fall, utfall }: Fallresultat, val: Avvikelseval): Avvikelseutkast {
  const { kontraktsversion, kontraktshash, mal, start } = protokoll;
  const krav = fall.krav.map(({ slag, ref }) => `${slag} ${ref}`).join(', ');
  const steg = fall.steg.map((one, index) => `${index + 1}. ${one}`).join('\n');
  return {
    fall: fall.id,
    bastjanst: val.bastjanst,
    allvar: ALLVAR[fall.grupp],
    rubrik: cut(`${fall.id}: ${fall.titel}`, MOST.rubrik),
    aterskapande: cut(
      `${steg}\n\nProvbänken kör fallet med: provbank ${protokoll.bastjanst} --url ${mal}/… --fall ${fall.id}`,
      MOST.text,
    ),
    resultat: cut(
      [
        utfall.text,
        `Väntat: ${utfall.vantat ?? fall.forvantan}`,
        ...(utfall.fick === undefined ? [] : [`Fick: ${utfall.fick}`]),
        `Därför spelar det roll: ${fall.varfor}`,
      ].join('\n'),
      MOST.text,
    ),
    bevis: cut(
      [
        `Krav: ${krav}`,
        `Kontrakt ${kontraktsversion}, SHA-256 ${kontraktshash}`,
        `Mål: ${mal}, tid: ${start}`,
        ...utfall.utbyten.map(exchange),
      ].join('\n'),
      MOST.bevis,
    ),
    kontakt: val.kontakt,
  };
}

function exchange({ metod, vag, fraga, status, svar, brott, ms }: Utbyte): string {
  const result = status === undefined ? `inget svar (${brott ?? 'okänt'})` : `HTTP ${status}`;
  return `\n${metod} ${vag}: ${result} efter ${ms} ms\nFråga: ${cut(fraga, MOST.meddelande)}\nSvar: ${cut(svar ?? '', MOST.meddelande)}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
