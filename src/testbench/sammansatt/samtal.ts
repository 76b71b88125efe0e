// Talks with the composite over its faces: sends what a case makes, within the bench's limits, and says what came as data.
import { BastjanstFault } from '../../composite/fault.ts';
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../platform/http-client.ts';
import { writeEnvelope } from '../../platform/soap-envelope.ts';
import { utanSvarsord } from '../felord.ts';
import type { Mal, Provmiljo } from '../prov.ts';
import type { Roll } from '../testpersoner.ts';
import { type Handskakning, type HandskakningsVal, skakaHand } from '../tls-kontakt.ts';
import { type Form, type Fragedata, fragan, fraganSomXml, type SoapForm } from './fraga.ts';
import { lasJson } from './las-json.ts';
import { lasSoap } from './las-soap.ts';
import type { Last, Olasbart } from './svar.ts';

/** An answer as it came, and as it was read. */
export interface Svar {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly last: Last | Olasbart;
  /** From when its turn came; milliseconds. */
  readonly ms: number;
}

export interface Samtal {
  readonly mal: Mal;
  /** Personnummer of a role that the case needs. */
  nummer(roll: Roll): string;
  /** Asks an ordinary question in that form, with what `data` changes. */
  fraga(form: Form, data: Omit<Fragedata, 'installningar'>): Promise<Svar>;
  /** Posts a whole SOAP message; it is read as one of that version. */
  soap(form: SoapForm, message: string, headers?: Readonly<Record<string, string>>): Promise<Svar>;
  /** Posts a body to `/v1/fragor`. */
  rest(body: string, headers?: Readonly<Record<string, string>>): Promise<Svar>;
  /** Gets a path of the composite's, e.g. `/ssbtek?wsdl`. */
  hamta(vag: string): Promise<Svar>;
  readonly granser: Provmiljo['granser'];
  /** Waits until that many questions may go at once. */
  samla(antal: number): Promise<void>;
  /** A handshake with the target, in its turn. */
  skakaHand(version?: HandskakningsVal['version']): Promise<Handskakning>;
}

/** No answer came at all; the message says how it failed, in Swedish. */
export class UteblivetSvar extends Error {
  override readonly name = 'UteblivetSvar';
}

const utf8 = new TextDecoder();

export function createSamtal({ mal, personer, granser, http }: Provmiljo, signal: AbortSignal): Samtal {
  const base = mal.url.replace(/\/+$/, '');

  async function skicka(request: Omit<HttpRequest, 'maxBytes'>): Promise<{ svar: HttpResponse; ms: number }> {
    try {
      return await http.matt({ ...request, maxBytes: granser.svarBytes }, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof HttpFailure) throw new UteblivetSvar(utanSvarsord(error.kind));
      throw error instanceof BastjanstFault ? new UteblivetSvar(`inget svar på ${granser.svarMs} ms`) : error;
    }
  }

  async function utbyte(request: Omit<HttpRequest, 'maxBytes'>, las: (text: string) => Svar['last']): Promise<Svar> {
    const { svar, ms } = await skicka(request);
    const text = utf8.decode(svar.body);
    return { status: svar.status, headers: svar.headers, text, last: las(text), ms };
  }

  const soap: Samtal['soap'] = (form, body, headers = {}) => {
    const own = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...headers };
    return utbyte({ method: 'POST', url: `${base}/ssbtek`, headers: own, body }, (text) => lasSoap(form, text));
  };
  const rest: Samtal['rest'] = (body, headers = {}) => {
    const own = { 'content-type': 'application/json', ...headers };
    return utbyte({ method: 'POST', url: `${base}/v1/fragor`, headers: own, body }, lasJson);
  };

  return {
    mal,
    granser,
    samla: (antal) => http.samla(antal, signal),
    skakaHand(version) {
      const { url, tls, lookup } = mal;
      const mer = { ...(tls && { tls }), ...(lookup && { lookup }), ...(version && { version }) };
      return http.iTur((egen) => skakaHand({ url, ...mer, timeoutMs: granser.svarMs, signal: egen }), signal);
    },
    soap,
    rest,
    nummer(roll) {
      const personnummer = personer[roll];
      if (personnummer === undefined) throw new Error(`fallet säger inte att det behöver ${roll}`);
      return personnummer;
    },
    fraga(form, data) {
      const whole = { ...data, installningar: mal.installningar ?? {} };
      return form === 'REST'
        ? rest(JSON.stringify(fragan(form, whole)))
        : soap(form, writeEnvelope(fraganSomXml(form, whole)));
    },
    hamta: (vag) => utbyte({ method: 'GET', url: base + vag, headers: {} }, lasJson),
  };
}
