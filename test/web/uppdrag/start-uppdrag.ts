// The whole service over mutual TLS and PostgreSQL with batches on, and callers that submit, follow and fetch.
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, fetch as undiciFetch } from 'undici';
import { GRANNE, LEVERANTOR, NAMND, questionOf, type Secured, startSecured } from '../../inbound/secured.ts';
import { anInstruktion, makeNyckelpar, type Nyckelpar, openJwe } from '../../uppdrag/nyckelpar.ts';
import { expectDescribed } from '../description.ts';

export { GRANNE, LEVERANTOR, NAMND };

export interface Svar {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what a test is about
  readonly json: any;
}

export interface Oppnad {
  readonly nummer: number;
  readonly utfall: string;
  readonly header: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: what it holds is what a test is about
  readonly json: any;
}

export interface Anropare {
  anropa(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Svar>;
  lamnaIn(fragor: readonly unknown[]): Promise<Svar>;
  /** Polls until it is in one of these lägen. */
  until(id: string, ...lagen: readonly string[]): Promise<Svar>;
  /** Every event of the stream, with its data. */
  folj(id: string): Promise<{ readonly event: string; readonly json: Svar['json'] }[]>;
  hamta(id: string): Promise<readonly Oppnad[]>;
}

export interface UppdragProv {
  readonly secured: Secured;
  readonly nyckelpar: Nyckelpar;
  som(organisation: string): Promise<Anropare>;
  stop(): Promise<void>;
}

const PATHS = /^\/v1\/uppdrag(\/[^/]+(\/\w+)?)?$/;

export interface UppdragProvOptions {
  readonly databaseUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of {@link NAMND}, changed; null: none. */
  readonly uppdrag?: object | null;
}

export async function startUppdrag({ databaseUrl, env = {}, uppdrag = {} }: UppdragProvOptions): Promise<UppdragProv> {
  const nyckelpar = makeNyckelpar('system-2026');
  const secured = await startSecured({
    env: {
      ...{ UPPDRAG: 'ja', FRAGOR_PER_SEKUND: '1000', FRAGOR_I_FOLJD: '1000', LOG_LEVEL: 'debug' },
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...env,
    },
    namnd: uppdrag ? { uppdrag: anInstruktion(nyckelpar.publik, uppdrag) } : {},
  });
  const agents: Agent[] = [];

  async function som(organisation: string): Promise<Anropare> {
    const { cert, key } = await secured.client(organisation);
    const dispatcher = new Agent({ connect: { ca: secured.ca.cert, cert, key } });
    agents.push(dispatcher);
    return createAnropare(secured.service.url, dispatcher, nyckelpar);
  }

  return {
    ...{ secured, nyckelpar, som },
    async stop() {
      await Promise.all(agents.map((agent) => agent.destroy()));
      await secured.stop();
    },
  };
}

export function createAnropare(url: string, dispatcher: Agent | undefined, { privat }: Nyckelpar): Anropare {
  async function anropa(method: string, path: string, body?: unknown): Promise<Svar> {
    const response = await undiciFetch(url + path, {
      ...{ method, ...(dispatcher && { dispatcher }) },
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    if (PATHS.test(path)) {
      const described = path.replace(/^(\/v1\/uppdrag)\/[^/]+/, '$1/{id}');
      expectDescribed({ method: method.toLowerCase(), path: described, status: response.status, type, text });
    }
    const json = type.endsWith('json') ? JSON.parse(text) : undefined;
    return { status: response.status, headers: response.headers as unknown as Headers, text, json };
  }

  return {
    anropa,
    lamnaIn: (fragor) => anropa('POST', '/v1/uppdrag', { fragor }),
    async until(id, ...lagen) {
      for (;;) {
        const svar = await anropa('GET', `/v1/uppdrag/${id}`);
        if (lagen.includes(svar.json?.lage)) return svar;
        await delay(50);
      }
    },
    async folj(id) {
      const { text } = await anropa('GET', `/v1/uppdrag/${id}/handelser`);
      const events = text.split('\n\n').filter((one) => one.startsWith('event: '));
      return events.map((one) => {
        const [event = '', data = ''] = one.split('\n').map((line) => line.replace(/^\w+: /, ''));
        return { event, json: JSON.parse(data) };
      });
    },
    async hamta(id) {
      let svar = await anropa('GET', `/v1/uppdrag/${id}/resultat`);
      // Just after a connection broke it may be held by that call still.
      while (svar.json.code === 'hamtas') svar = await anropa('GET', `/v1/uppdrag/${id}/resultat`);
      const resultat = svar.json.resultat as { nummer: number; utfall: string; jwe: string }[];
      return Promise.all(
        resultat.map(async ({ nummer, utfall, jwe }) => {
          const { text, header } = await openJwe(jwe, privat);
          return { nummer, utfall, header, json: JSON.parse(text) };
        }),
      );
    },
  };
}

/** A question of an organisation, about a person where one is named. */
export function fraga(ingivare: string, person?: string): object {
  const question = questionOf(ingivare) as { generellaFrageparametrar: object };
  if (!person) return question;
  return { ...question, generellaFrageparametrar: { ...question.generellaFrageparametrar, personidentitet: person } };
}
