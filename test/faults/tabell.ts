// The table of faults: which tests carry which id of the catalogue, what is missing, and the page that shows it.
import { posix } from 'node:path';
import { type Fel, type Grupp, katalog } from './katalog.ts';

/** A test as mocha knows it. */
export interface Prov {
  /** From the project's root. */
  readonly file: string;
  /** Titles of the descriptions around it, from the outermost, and its own. */
  readonly titles: readonly string[];
}

export type Utfall = 'godkänt' | 'föll' | 'ej kört';

/** Outcomes of one command, by id. */
export interface Korning {
  readonly command: string;
  /** Whether the command runs a test file. */
  readonly runs: (file: string) => boolean;
  readonly utfall: ReadonlyMap<string, Utfall>;
}

const IDS = /^(?:[A-I]\d{1,2}(?:,? |$))+/;

/** The ids that a test's titles begin with: `G4, G10 failures at the threshold`. */
export function idsOf({ titles }: Prov): string[] {
  return titles.flatMap((title) => IDS.exec(title)?.[0].match(/[A-I]\d+/g) ?? []);
}

/** One sentence for each fault, or kind of a fault, that no test is titled by, and for each id that there is not. */
export function brister(alla: readonly Prov[]): string[] {
  const kanda = new Set(katalog.flatMap(({ fel }) => fel.map(({ id }) => id)));
  const okanda = alla.flatMap((prov) =>
    idsOf(prov)
      .filter((id) => !kanda.has(id))
      .map((id) => `${prov.file}: "${prov.titles.at(-1)}" names ${id}, which test/faults/katalog.ts does not have.`),
  );
  return [...katalog.flatMap((grupp) => grupp.fel.flatMap((fel) => saknade(grupp, fel, alla))), ...okanda];
}

function saknade({ sidor }: Grupp, { id, fel, slag }: Fel, alla: readonly Prov[]): string[] {
  const titles = alla.filter((prov) => idsOf(prov).includes(id)).map((prov) => prov.titles.join(' '));
  const wanted = orNone(sidor).flatMap((sida) => orNone(slag).map((ett) => [...sida, ...ett]));
  return wanted
    .filter((words) => !titles.some((title) => words.every((word) => title.includes(word))))
    .map((words) => `No test has a title that begins with ${[id, ...words].join(' … ')} (${fel}).`);
}

const orNone = (words: readonly string[]) => (words.length > 0 ? words.map((word) => [word]) : [[]]);

const INGRESS = `# Fel och dåliga indata

Varje sätt på vilket en tjänst av detta slag brukar svikas har ett id och minst ett prov, vars titel börjar med id:t. Felen
står i [katalog.ts](katalog.ts). Tabellerna skrivs av \`npm test\` och \`npm run test:helhet\`, var sin kolumn, och
\`tabell.spec.ts\` faller när ett fel saknar prov eller sidan inte stämmer med proven. Ett streck: kommandot har inget sådant prov.
Talet inom parentes är antalet prov med samma början.
`;

/** The page test/faults/README.md; nothing in it depends on when it is written. */
export function skrivTabell(alla: readonly Prov[], korningar: readonly Korning[]): string {
  const huvud = ['id', 'fel', 'prov', ...korningar.map(({ command }) => `\`${command}\``)];
  const grupper = katalog.map(({ bokstav, rubrik, fel }) => {
    const rader = fel.map((ett) => tabellrad(ett, alla, korningar));
    return [`## ${bokstav}. ${rubrik}\n`, rad(huvud), rad(huvud.map(() => '---')), ...rader.map(rad)].join('\n');
  });
  return [INGRESS, ...grupper.map((grupp) => `${grupp}\n`)].join('\n');
}

const rad = (celler: readonly string[]) => `| ${celler.join(' | ')} |`;

function tabellrad({ id, fel }: Fel, alla: readonly Prov[], korningar: readonly Korning[]): string[] {
  const dess = alla.filter((prov) => idsOf(prov).includes(id));
  const utfall = korningar.map(({ runs, utfall }) =>
    dess.some(({ file }) => runs(file)) ? (utfall.get(id) ?? 'ej kört') : '–',
  );
  return [id, text(fel), grupperade(dess), ...utfall];
}

/** Tests of one fault: by file, and in it by how their titles begin. */
function grupperade(prov: readonly Prov[]): string {
  const perFil = Map.groupBy(prov, ({ file }) => file);
  const filer = [...perFil].map(([file, dess]) => {
    const antal = Map.groupBy(dess, ({ titles }) => borjan(titles.at(-1) ?? ''));
    const titlar = [...antal].map(([titel, { length }]) => text(titel) + (length > 1 ? ` (${length})` : ''));
    return `[${posix.relative('test', file)}](${posix.relative('test/faults', file)}): ${titlar.join('; ')}`;
  });
  return filer.join('<br>') || '**inget**';
}

const borjan = (title: string) => title.replace(IDS, '').split(/[:,] /)[0] ?? '';
const text = (words: string) => words.replaceAll(/[\\|_*<`]/g, '\\$&');

/** Reads from the page what {@link skrivTabell} put into the column of a command. */
export function lasUtfall(page: string, command: string): Map<string, Utfall> {
  const rader = page.split('\n').map((line) => line.split(/(?<!\\) ?\| ?/).slice(1, -1));
  const column = rader.find(([id]) => id === 'id')?.indexOf(`\`${command}\``) ?? -1;
  return new Map(
    rader.flatMap((celler) => {
      const utfall = celler[column];
      return utfall === 'godkänt' || utfall === 'föll' || utfall === 'ej kört' ? [[celler[0] ?? '', utfall]] : [];
    }),
  );
}
