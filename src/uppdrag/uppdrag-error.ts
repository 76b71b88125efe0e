// Why an uppdrag is not taken, or cannot give what is asked of it: in words for who called, without a value.
import { timeForPeople } from '../platform/swedish-day.ts';
import { MOST_OFARDIGA, MOST_OHAMTADE, type Uppdrag } from './uppdrag.ts';

export type UppdragErrorKind =
  | 'kraver-postgresql'
  | 'avstangt'
  | 'instruktion-saknas'
  | 'inte-er-anslutning'
  | 'fragor'
  | 'flera-namnder'
  | 'for-manga'
  | 'ryms-inte'
  | 'okant'
  | 'inte-klart'
  | 'hamtas'
  | 'hamtat'
  | 'gallrat'
  | 'avbrutet';

/** One flaw of one question. */
export interface Brist {
  /** JSON pointer into what was submitted: `/fragor/17/…`. */
  readonly plats: string;
  readonly felkod: string;
  readonly felmeddelande: readonly string[];
}

/** What is told of flaws beside the text. */
export interface Brister {
  readonly brister: readonly Brist[];
  /** Flaws beside those that are told. */
  readonly fler: number;
}

export class UppdragError extends Error {
  override readonly name = 'UppdragError';
  readonly kind: UppdragErrorKind;
  readonly brister: Brister | undefined;

  constructor(kind: UppdragErrorKind, message: string, brister?: Brister) {
    super(message);
    this.kind = kind;
    this.brister = brister;
  }
}

/** A question cannot be asked just now, through no fault of its own: somebody must try again. */
export class UppskjutenError extends Error {
  override readonly name = 'UppskjutenError';

  constructor() {
    super('the question must wait');
  }
}

export const okant = () => new UppdragError('okant', 'Uppdraget finns inte, eller så har någon annan lämnat in det.');

export function forManga(ofardiga: number): UppdragError {
  return ofardiga >= MOST_OFARDIGA
    ? new UppdragError(
        'for-manga',
        `Nämnden har redan ${MOST_OFARDIGA} uppdrag som inte är klara. Vänta tills ett är klart.`,
      )
    : new UppdragError(
        'for-manga',
        `Nämnden har redan ${MOST_OHAMTADE} uppdrag. Hämta resultaten av dem som är klara.`,
      );
}

/** @param ryms questions that there is time for */
export function rymsInte(ryms: number): UppdragError {
  const tid = 'innan ett uppdrag måste vara klart, 23 timmar efter att det lämnades in';
  return ryms > 0
    ? new UppdragError('ryms-inte', `I avtalad takt hinner ${ryms} frågor ställas ${tid}. Lämna in högst så många.`)
    : new UppdragError('ryms-inte', `Nämndens tidigare uppdrag fyller tiden ${tid}. Vänta tills de har kommit längre.`);
}

export const hamtas = () =>
  new UppdragError('hamtas', 'Resultatet hämtas just nu i ett annat anrop. Vänta tills det har slutat.');

/** Why there are no results: not yet, or no longer. */
export function utanResultat({ lage, slutAt }: Pick<Uppdrag, 'lage' | 'slutAt'>): UppdragError {
  const at = slutAt === undefined ? '' : ` ${timeForPeople(slutAt)}`;
  switch (lage) {
    case 'hämtat':
      return new UppdragError(
        'hamtat',
        `Resultatet hämtades${at} och är raderat. Ställ frågorna på nytt om de behövs.`,
      );
    case 'gallrat':
      return new UppdragError('gallrat', `Resultatet hämtades inte i tid och raderades${at}. Ställ frågorna på nytt.`);
    case 'avbrutet':
      return new UppdragError('avbrutet', `Uppdraget avbröts${at}, och det som hörde till det är raderat.`);
    default:
      return new UppdragError('inte-klart', 'Uppdraget är inte klart. Vänta den tid som Retry-After anger.');
  }
}
