// What is worth a look between the months: a benefit that changes more than the threshold, or is there no more.
import type { Lucka } from './brister.ts';
import { type Formanskalla, type Inkomst, perForman, summera } from './inkomster.ts';
import { luckorI } from './luckor.ts';
import { type Manad, manadstext } from './manader.ts';
import { isOver } from './pagaende.ts';

/** `ändring` and `saknas` are said of complete months alone; `okänd` says that, and why, nothing can be said. */
export interface Forandring extends Formanskalla {
  readonly typ: 'ändring' | 'saknas' | 'okänd';
  /** The months that are compared, `YYYY-MM`. */
  readonly fran: string;
  readonly till: string;
  /** Öre. */
  readonly beloppFran?: number;
  readonly beloppTill?: number;
  /** Signed, of the earlier amount; one decimal. */
  readonly procent?: number;
  /** For people, in Swedish. */
  readonly text: string;
}

interface Comparison {
  readonly forman: readonly Inkomst[];
  readonly fran: Manad;
  readonly till: Manad;
  readonly brister: readonly Lucka[];
}

export interface Jamforelse {
  readonly troskelProcent: number;
  /** `YYYY-MM-DD` in Sweden. */
  readonly today: string;
}

/** M-2 against M-1 by what was paid; M-1 against M, and all that is not over, only by what is there no more. */
export function forandringarI(
  inkomster: readonly Inkomst[],
  [ansokan, kontroll, jamforelse]: readonly [Manad, Manad, Manad],
  brister: readonly Lucka[],
  { troskelProcent, today }: Jamforelse,
): Forandring[] {
  return perForman(inkomster).flatMap((forman) => {
    const [first] = forman;
    if (!first || first.takt === 'engång') return [];
    const past = { forman, fran: jamforelse, till: kontroll, brister };
    const now = { forman, fran: kontroll, till: ansokan, brister };
    return [
      ...(isOver(kontroll, today)
        ? [...missing(past, 'effektuerad'), ...changed(past, troskelProcent)]
        : missing(past)),
      ...(first.takt === 'löpande' ? missing(now) : []),
    ];
  });
}

/** @param status what the later month must have; any where none is named */
function missing(comparison: Comparison, status?: Inkomst['status']): Forandring[] {
  const { forman, fran, till } = comparison;
  const before = paidIn(forman, fran);
  const after = forman.filter((one) => one.manad === till.manad && (status === undefined || one.status === status));
  if (before.length === 0 || after.length > 0) return [];
  const luckor = luckorOf(comparison, [till]);
  const name = nameOf(forman);
  if (luckor.length > 0) {
    const text = `${name} fanns i ${month(fran)}. Om den finns i ${month(till)} är okänt: ${luckor.join(' ')}`;
    return [forandring(comparison, 'okänd', text, { beloppFran: summera(before) })];
  }
  const text = `${name} fanns i ${month(fran)} men finns inte i ${month(till)}.`;
  return [forandring(comparison, 'saknas', text, { beloppFran: summera(before) })];
}

function changed(comparison: Comparison, troskelProcent: number): Forandring[] {
  const { forman, fran, till } = comparison;
  const paid = [paidIn(forman, fran), paidIn(forman, till)] as const;
  if (paid.some((one) => one.length === 0)) return [];
  const [before, after] = [summera(paid[0]), summera(paid[1])];
  if (before !== undefined && before === after) return [];
  const amounts = { beloppFran: before, beloppTill: after };
  const luckor = luckorOf(comparison, [fran, till]);
  if (luckor.length > 0) {
    const text = `${nameOf(forman)} kan inte jämföras mellan ${month(fran)} och ${month(till)}: ${luckor.join(' ')}`;
    return [forandring(comparison, 'okänd', text, amounts)];
  }
  if (before === undefined || after === undefined) return [];
  // Of an amount that is zero or negative no share can be taken: any change of it is worth a look.
  if (before > 0 && !exceeds(after - before, troskelProcent, before)) return [];
  const procent = before > 0 ? Math.round(((after - before) * 1000) / before) / 10 : undefined;
  const text = `${nameOf(forman)} ändrades från ${kr(before)} i ${month(fran)} till ${kr(after)} i ${month(till)}.`;
  return [forandring(comparison, 'ändring', text, { ...amounts, procent })];
}

/** In whole numbers, with a threshold to the hundredth: 7 % of an amount is not more than 7 %. Öre. */
function exceeds(change: number, troskelProcent: number, before: number): boolean {
  return Math.abs(change) * 10_000 > Math.round(troskelProcent * 100) * before;
}

function forandring(
  { forman, fran, till }: Comparison,
  typ: Forandring['typ'],
  text: string,
  figures: Pick<Partial<Forandring>, 'beloppFran' | 'beloppTill' | 'procent'>,
): Forandring {
  const { kalla, svarande, forman: kod, matt, takt } = forman[0] as Inkomst;
  return { typ, kalla, svarande, forman: kod, matt, takt, fran: fran.manad, till: till.manad, ...figures, text };
}

function paidIn(forman: readonly Inkomst[], { manad }: Manad): Inkomst[] {
  return forman.filter((one) => one.manad === manad && one.status === 'effektuerad');
}

function luckorOf({ brister, forman }: Comparison, months: readonly Manad[]): string[] {
  return [...new Set(months.flatMap((one) => luckorI(brister, forman, one)))];
}

function nameOf([first]: readonly Inkomst[]): string {
  return first?.forman.text ?? '';
}

function month({ manad }: Manad): string {
  return manadstext(manad);
}

const amount = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 2 });

function kr(ore: number): string {
  return `${amount.format(ore / 100)} kr`;
}
