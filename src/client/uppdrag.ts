// Batches: handed in, followed while they are worked through, and fetched once.
import type { Anrop, Anropsval } from './anrop.ts';
import { readHandelser } from './handelser.ts';
import type { Resultat } from './oppna.ts';
import { readRader } from './rader.ts';
import { SammansattError } from './sammansatt-error.ts';
import type { Fraga, UppdragLista, UppdragUppdrag } from './typer.ts';

export interface UppdragClient {
  /** Hands in up to 1,000 questions, all of one nämnd: all are taken, or none. @throws {SammansattError} */
  skapa(fragor: readonly Fraga[], val?: Anropsval): Promise<UppdragUppdrag>;
  /** The caller's own, the newest first. @throws {SammansattError} */
  lista(val?: Anropsval): Promise<readonly UppdragUppdrag[]>;
  /** How far it has come. @throws {SammansattError} */
  lage(id: string, val?: Anropsval): Promise<UppdragUppdrag>;
  /**
   * How far it has come, each time that something has happened, until the results can be fetched or the service ends the stream:
   * the last `lage` says which. It is not opened again by itself.
   * @throws {SammansattError} `tidsgrans` where nothing has been heard for a minute, not even that the connection lives
   */
  folj(id: string, val?: Anropsval): AsyncGenerator<UppdragUppdrag>;
  /**
   * The results, one after the other as they come, each encrypted to the key of the one who ordered them; see `oppna`. Once the
   * last has been sent the service erases them all, so each should be stored before the next is asked for. Where the connection
   * breaks before that, or the service can send nothing for a minute, it keeps them until `hamtasSenast`.
   * @param val `deadlineMs` is for the beginning of the answer; ten minutes where it is not said
   * @throws {SammansattError} 409 while it works or another call fetches them, with `vantaSekunder`; 410 where they have been
   * fetched; `tidsgrans` where nothing came for a minute; `svar` where they end before they are all
   */
  hamta(id: string, val?: Anropsval): AsyncGenerator<Resultat>;
  /** Takes it back: what has not begun is not asked, and all is erased. @throws {SammansattError} */
  avbryt(id: string, val?: Anropsval): Promise<void>;
}

const PATH = '/v1/uppdrag';

/** The service lets itself be heard several times in this time; milliseconds. */
const SILENCE_MS = 60_000;

/** A proxy may take all of a long answer before it passes the first byte on, and the service has erased it then; milliseconds. */
const FETCH_BEGINS_MS = 10 * 60_000;

const HANDELSER = { accept: 'text/event-stream', silenceMs: SILENCE_MS };
const RESULTAT = { accept: 'application/x-ndjson', silenceMs: SILENCE_MS };

export function createUppdragClient({ json, bytes }: Anrop): UppdragClient {
  const pathOf = (id: string) => `${PATH}/${encodeURIComponent(id)}`;
  return {
    skapa: (fragor, val) => json('POST', PATH, { fragor }, val),
    async lista(val) {
      const { uppdrag } = await json<UppdragLista>('GET', PATH, undefined, val);
      return uppdrag;
    },
    lage: (id, val) => json('GET', pathOf(id), undefined, val),
    async *folj(id, val) {
      for await (const { event, data } of readHandelser(bytes(`${pathOf(id)}/handelser`, HANDELSER, val))) {
        if (event === 'lage') yield JSON.parse(data);
      }
    },
    async *hamta(id, val) {
      const strom = bytes(`${pathOf(id)}/resultat`, RESULTAT, { deadlineMs: FETCH_BEGINS_MS, ...val });
      let [came, isAll] = [0, false];
      for await (const rad of readRader(strom)) {
        const one = parsed(rad);
        if (isResultat(one)) {
          came++;
          yield one;
        } else isAll = one.antal === came;
      }
      if (!isAll) throw new SammansattError({ orsak: 'svar' });
    },
    avbryt: (id, val) => json('DELETE', pathOf(id), undefined, val),
  };
}

/** The last line says how many there were. */
type Rad = Resultat | { readonly antal?: number };

function isResultat(one: Rad): one is Resultat {
  return 'jwe' in one;
}

/** @throws {SammansattError} `svar`, without a word of what stands there */
function parsed(rad: string): Rad {
  try {
    return Object(JSON.parse(rad));
  } catch {
    throw new SammansattError({ orsak: 'svar' });
  }
}
