// Batches: handed in, followed while they are worked through, and fetched once.
import type { Anrop, Anropsval } from './anrop.ts';
import { readHandelser } from './handelser.ts';
import type { Resultat } from './oppna.ts';
import type { Fraga, UppdragLista, UppdragResultat, UppdragUppdrag } from './typer.ts';

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
   * The results, each encrypted to the key of the one who ordered them; see `oppna`. Once they have been sent the service
   * erases them, so they should be stored before anything else is done.
   * @throws {SammansattError} 409 while it works, with `vantaSekunder`; 410 where they have been fetched
   */
  hamta(id: string, val?: Anropsval): Promise<readonly Resultat[]>;
  /** Takes it back: what has not begun is not asked, and all is erased. @throws {SammansattError} */
  avbryt(id: string, val?: Anropsval): Promise<void>;
}

const PATH = '/v1/uppdrag';

/** The service lets itself be heard several times in this time; milliseconds. */
const SILENCE_MS = 60_000;

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
      for await (const { event, data } of readHandelser(bytes(`${pathOf(id)}/handelser`, SILENCE_MS, val))) {
        if (event === 'lage') yield JSON.parse(data);
      }
    },
    async hamta(id, val) {
      const { resultat } = await json<UppdragResultat>('GET', `${pathOf(id)}/resultat`, undefined, val);
      return resultat;
    },
    avbryt: (id, val) => json('DELETE', pathOf(id), undefined, val),
  };
}
