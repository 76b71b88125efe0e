// The overview beside the untouched answers: all entries in one form, the three months, what changed, and what is not known.
import { isObject } from '../../../bastjanster/json-place.ts';
import type { Poster, Uppgiftsslag } from '../../../bastjanster/oversikt.ts';
import type { CompositeQuery } from '../../../composite/query.ts';
import { swedishDay } from '../../../platform/swedish-day.ts';
import type { OversiktVal } from '../../profile.ts';
import {
  type Brist,
  bristerForOefterfragat,
  bristerHos,
  bristForForbehall,
  bristForOkant,
  bristForPeriod,
  type Lucka,
} from './brister.ts';
import { type Forandring, forandringarI } from './forandringar.ts';
import { type Inkomst, inkomsterAv } from './inkomster.ts';
import { type DelJson, type Kalla, kallorI } from './kalla.ts';
import { bristerI, oraknadeI } from './luckor.ts';
import { type Manad, manaderFran } from './manader.ts';
import { ovrigaI } from './ovriga.ts';
import { bristerForPagaende } from './pagaende.ts';
import { type Summa, summorAv } from './summor.ts';

type Slag = Exclude<keyof Poster, 'forbehall'>;
type Rad<K extends Slag> = NonNullable<Poster[K]>[number];
/** An entry with the bastjänst that it came from. */
type AvKalla<K extends Slag> = readonly (Rad<K> & { readonly kalla: string })[];

export interface ManadJson extends Manad {
  /** Whether all that can pay have told all that they have. */
  readonly fullstandig: boolean;
  readonly brister: readonly string[];
}

/** The contract is `oversikt` in schemas/ssbtek/svar.schema.json. Amounts in öre. */
export interface Oversikt extends Readonly<{ [K in Uppgiftsslag | 'utbetalningar' | 'lon' | 'okant']: AvKalla<K> }> {
  readonly troskelProcent: number;
  readonly manader: readonly ManadJson[];
  readonly flaggor: readonly { readonly kalla: string; readonly flagga: string }[];
  readonly brister: readonly Brist[];
  readonly summor: readonly Summa[];
  readonly forandringar: readonly Forandring[];
}

/**
 * Pure, and total over whatever the sources have sent.
 * @param svarsdata of the JSON answer @param svar JSON Pointer to that answer, where it is part of a larger one
 */
export function oversiktAv(
  svarsdata: Readonly<Record<string, DelJson>>,
  query: CompositeQuery,
  { manad, troskelProcent }: OversiktVal,
  svar = '',
): Oversikt {
  const kallor = kallorI(svarsdata, query, svar);
  const read = kallor.map((kalla) => ({ kalla, poster: posterAv(kalla) }));
  const all = <K extends Slag>(slag: K): AvKalla<K> =>
    read.flatMap(({ kalla, poster }) => {
      const rader = (poster[slag] ?? []) as readonly Rad<K>[];
      return rader.map((one) => ({ kalla: kalla.id, ...one }));
    });
  const inkomster = read.flatMap(({ kalla, poster }) => inkomsterAv(kalla.id, poster));
  const manader = manaderFran(manad);
  const today = swedishDay(query.receivedAt);
  const brister: Lucka[] = read.flatMap(({ kalla, poster }) => [
    ...bristerHos(kalla),
    ...bristerForOefterfragat(kalla, 'utbetalningar'),
    ...(poster.okant ?? []).map((one) => bristForOkant(kalla, one)),
  ]);
  const perManad = manader.flatMap((month) =>
    read.flatMap(({ kalla, poster }) => [
      ...bristForPeriod(kalla, month.manad),
      ...(poster.forbehall ?? []).flatMap((one) => bristForForbehall(kalla, one, month.manad)),
      ...bristerForPagaende(kalla, month, today),
    ]),
  );
  const known = [...brister, ...perManad];
  return {
    troskelProcent,
    manader: manader.map((one) => manadJson(one, known, inkomster)),
    utbetalningar: all('utbetalningar'),
    lon: all('lon'),
    beslut: all('beslut'),
    studiestod: all('studiestod'),
    akassa: all('akassa'),
    arbetssokande: all('arbetssokande'),
    fordon: all('fordon'),
    tillstand: all('tillstand'),
    skatt: all('skatt'),
    flaggor: kallor.flatMap(({ id, del }) => (del?.flaggor ?? []).map((flagga) => ({ kalla: id, flagga }))),
    okant: all('okant'),
    brister: brister.map(({ utom: _, ...one }) => one),
    summor: summorAv(inkomster, manader, known),
    forandringar: forandringarI(inkomster, manader, known, { troskelProcent, today }),
  };
}

/** What a mapper reads, and the elements that the schema does not know, wherever they stand. */
function posterAv({ data, del, mapper }: Kalla): Poster {
  if (!data || !isObject(data.value)) return data ? { okant: ovrigaI(data) } : {};
  const poster = mapper.poster(data, del?.svarande ?? []);
  return { ...poster, okant: [...(poster.okant ?? []), ...ovrigaI(data)] };
}

function manadJson(month: Manad, known: readonly Lucka[], inkomster: readonly Inkomst[]): ManadJson {
  const texts = [...bristerI(known, month).map(({ text }) => text), ...oraknadeI(inkomster, month)];
  const brister = [...new Set(texts)];
  return { ...month, fullstandig: brister.length === 0, brister };
}
