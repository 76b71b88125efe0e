// The soak's callers: each organisation over mutual TLS with its own certificate, at both faces.
import { Pool } from 'undici';
import type { TestCa } from '../inbound/a-ca.ts';
import { SERIAL_NUMBER } from '../inbound/a-ca.ts';
import { faultOf, partsOf, questionJson, questionV10 } from '../questions.ts';
import { type Face, ORGANISATIONS, type Planned, partsOutcome } from './soak-blandning.ts';

export interface Answered {
  readonly planned: Planned;
  /** As the mix words it; the felkod of a refusal, or the client's error code. */
  readonly outcome: string;
  /** From when it should have been put. */
  readonly milliseconds: number;
  readonly bytes: number;
  /** Of an accepted question. */
  readonly id?: string;
}

export interface Callers {
  /** Opens connections of its own: let go of them with `close`. */
  connect(url: string): Connected;
}

export interface Connected {
  /** @param due when it should have been put, as `performance.now()` says it */
  ask(planned: Planned, due: number): Promise<Answered>;
  close(): Promise<void>;
}

interface FaceData {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  question(planned: Planned): string;
  parts(text: string): Record<string, string>;
  felkod(text: string): string | undefined;
}

const FACE_DATA: Record<Face, FaceData> = {
  soap: {
    path: '/ssbtek',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
    question({ person, caller: { organisationsnummer } }) {
      const namn = '<namn>Provnämnden</namn><handlaggare>system</handlaggare>';
      const ingivare = `<organisationsnummer>${organisationsnummer}</organisationsnummer>${namn}`;
      return questionV10({ person, general: { ingivare } });
    },
    parts: partsOf,
    felkod: faultOf,
  },
  rest: {
    path: '/v1/fragor',
    headers: { 'content-type': 'application/json' },
    question({ person, caller: { organisationsnummer } }) {
      const ingivare = { organisationsnummer, namn: 'Provnämnden', handlaggare: 'system' };
      return JSON.stringify(questionJson({ person, general: { ingivare } }));
    },
    parts: jsonParts,
    felkod: (text) => JSON.parse(text).felkod,
  },
};

export async function createCallers(ca: TestCa): Promise<Callers> {
  const certificates = new Map<string, { cert: string; key: string }>();
  for (const { organisationsnummer } of ORGANISATIONS) {
    certificates.set(organisationsnummer, await ca.issue({ subject: [[SERIAL_NUMBER, organisationsnummer]] }));
  }
  return {
    connect(url) {
      const pools = new Map<string, Pool>();
      for (const [organisationsnummer, { cert, key }] of certificates) {
        pools.set(organisationsnummer, new Pool(url, { pipelining: 1, connect: { ca: ca.cert, cert, key } }));
      }
      return {
        async ask(planned, due) {
          const pool = pools.get(planned.caller.organisationsnummer);
          if (!pool) throw new Error('a caller without a certificate');
          const answer = await post(pool, planned).catch(({ code = 'UNKNOWN' }: { code?: string }) => ({
            outcome: code,
            bytes: 0,
          }));
          return { planned, ...answer, milliseconds: performance.now() - due };
        },
        async close() {
          await Promise.all([...pools.values()].map((pool) => pool.close()));
        },
      };
    },
  };
}

async function post(pool: Pool, planned: Planned): Promise<Omit<Answered, 'planned' | 'milliseconds'>> {
  const { path, headers, question, parts, felkod } = FACE_DATA[planned.face];
  const answer = await pool.request({ path, method: 'POST', headers, body: question(planned) });
  const text = await answer.body.text();
  const bytes = Buffer.byteLength(text);
  if (answer.statusCode !== 200) return { outcome: felkod(text) ?? `HTTP ${answer.statusCode}`, bytes };
  return { outcome: partsOutcome(parts(text)), bytes, id: String(answer.headers['x-sammansatt-id']) };
}

function jsonParts(text: string): Record<string, string> {
  const { svarsdata } = JSON.parse(text) as {
    svarsdata: Record<string, { error?: { kalla: string; felkod: string } }>;
  };
  const told = Object.entries(svarsdata).map(([id, { error }]) => [
    id,
    error ? `${error.kalla} ${error.felkod}` : 'data',
  ]);
  return Object.fromEntries(told);
}
