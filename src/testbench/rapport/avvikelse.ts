// Failed cases as drafts of avvikelser, in the five agreed fields, ready for their author to go on with.
import { utanSvarsord } from '../felord.ts';
import type { Fallresultat, Grupp, Provprotokoll, Utbyte } from '../prov.ts';
import { ROLLER, type Roll } from '../testpersoner.ts';

/** As src/portal/avvikelser takes it. */
export interface Avvikelseutkast {
  /** The cases that it is about: several where they have one cause. */
  readonly fall: readonly string[];
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

/** The worst first. */
const ORDNING: readonly Avvikelseutkast['allvar'][] = ['kritisk', 'hög', 'medel', 'låg'];

/** Characters that the fields hold; falt.ts of the portal checks them. */
const MOST = { rubrik: 120, text: 4000, bevis: 10_000, meddelande: 1500 } as const;

export function avvikelseutkast(protokoll: Provprotokoll, val: Avvikelseval): Avvikelseutkast[] {
  const failed = protokoll.fall.filter(({ utfall }) => utfall.utfall === 'underkänd');
  const causes = Map.groupBy(failed, ({ fall, utfall }) =>
    utfall.felkod ? `${utfall.felkod} ${utfall.fick}` : fall.id,
  );
  return [...causes.values()].flatMap(([first, ...more]) =>
    first ? [utkastOf(protokoll, [first, ...more], val)] : [],
  );
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

type Minst1 = readonly [Fallresultat, ...Fallresultat[]];

/** Of several, the first is told, and the others named. */
function utkastOf(protokoll: Provprotokoll, alla: Minst1, val: Avvikelseval): Avvikelseutkast {
  const { kontraktsversion, kontraktshash, mal, start } = protokoll;
  const [{ fall, utfall }, ...more] = alla;
  const krav = new Set(alla.flatMap((one) => one.fall.krav.map(({ slag, ref }) => `${slag} ${ref}`)));
  const grupper = new Set(alla.map((one) => one.fall.grupp));
  const titel = more.length > 0 ? `${utfall.felkod} i ${alla.length} fall, bland dem ` : '';
  return {
    fall: alla.map((one) => one.fall.id),
    bastjanst: val.bastjanst,
    allvar: ORDNING.find((allvar) => [...grupper].some((grupp) => ALLVAR[grupp] === allvar)) ?? 'medel',
    rubrik: cut(`${titel}${fall.id}: ${fall.titel}`, MOST.rubrik),
    aterskapande: cut(stegText(protokoll, alla), MOST.text),
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
        `Krav: ${[...krav].join(', ')}`,
        `Kontrakt ${kontraktsversion}, SHA-256 ${kontraktshash}`,
        `Mål: ${mal}, tid: ${start}`,
        ...utfall.utbyten.map(exchange),
      ].join('\n'),
      MOST.bevis,
    ),
    kontakt: val.kontakt,
  };
}

/** With the whole command: who reads it has the same test environment, and not the run. */
function stegText({ bastjanst, mal, kommandoval = `--url ${mal}` }: Provprotokoll, alla: Minst1): string {
  const [{ fall }, ...more] = alla;
  const roller = (fall.behover ?? []).filter(isRoll).map((roll) => `${roll} (${ROLLER[roll]})`);
  return [
    fall.steg.map((one, index) => `${index + 1}. ${one}`).join('\n'),
    '',
    ...(roller.length > 0 ? [`Testperson i rollen ${roller.join(', ')}.`] : []),
    `Provbänken kör fallet med: provbank ${bastjanst} ${kommandoval} --fall ${fall.id}`,
    ...(more.length > 0 ? [`Samma orsak i: ${more.map((one) => `${one.fall.id} ${one.fall.titel}`).join('; ')}.`] : []),
  ].join('\n');
}

function isRoll(namn: string): namn is Roll {
  return Object.hasOwn(ROLLER, namn);
}

function exchange({ metod, vag, fraga, status, svar, brott, ms }: Utbyte): string {
  const result = status === undefined ? `inget svar (${utanSvarsord(brott)})` : `HTTP ${status}`;
  return `\n${metod} ${vag}: ${result} efter ${ms} ms\nFråga: ${cut(fraga, MOST.meddelande)}\nSvar: ${cut(svar ?? '', MOST.meddelande)}`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
