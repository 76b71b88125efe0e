// Sends a question to a service over HTTP, and says in words what came of it where no answer came.
import { type Sagt, sagtI } from '../assembly/provfraga-nekad.ts';
import type { FragaConfig } from '../platform/config-fraga.ts';
import { MINUTE_MS, SECOND_MS } from '../platform/durations.ts';
import { createHttpClient, HttpFailure } from '../platform/http-client.ts';

/** Which face a question goes to. */
export type Face = 'rest' | 'soap';

export interface Svar {
  /** As it came. */
  readonly bytes: Uint8Array;
  /** `X-Sammansatt-Varning`. */
  readonly varning: string;
}

/** No answer came, or a refusal; the message says what, what to do, and by which id the question is found. */
export class FragaError extends Error {
  override readonly name = 'FragaError';
}

const FACES: Readonly<Record<Face, { readonly path: string; readonly headers: Readonly<Record<string, string>> }>> = {
  rest: { path: '/v1/fragor', headers: { 'content-type': 'application/json' } },
  soap: { path: '/ssbtek', headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' } },
};

const MAX_BYTES = 100_000_000;
const LONGEST_MS = 2 * MINUTE_MS;

/** @throws {FragaError} */
export async function skickaFraga(
  { url, tls, token }: Pick<FragaConfig, 'url' | 'tls' | 'token'>,
  face: Face,
  body: string,
): Promise<Svar> {
  const client = createHttpClient({ connections: 1, connectTimeoutMs: 10 * SECOND_MS, tls });
  const { path, headers } = FACES[face];
  const sent = { ...headers, ...(token && { authorization: `Bearer ${token}` }) };
  const request = { method: 'POST', url: url + path, headers: sent, body, maxBytes: MAX_BYTES } as const;
  try {
    const response = await client.send(request, AbortSignal.timeout(LONGEST_MS)).catch((error: unknown) => {
      throw new FragaError(failureText(error, url));
    });
    const { 'x-sammansatt-varning': varning = '', 'x-sammansatt-id': id } = response.headers;
    if (response.status === 200) return { bytes: response.body, varning };
    throw new FragaError(refusalText(response.status, Buffer.from(response.body).toString('utf8'), id));
  } finally {
    await client.close();
  }
}

function refusalText(status: number, text: string, id: string | undefined): string {
  const sagt = readSagt(text);
  const lines = sagt
    ? [`Frågan nekades: ${sagt.felkod}`, ...sagt.felmeddelande.map((line) => `  ${line}`)]
    : [
        `Tjänsten svarade HTTP ${status} utan felkod.`,
        '  Kontrollera TJANST_URL, och vad som står mellan datorn och tjänsten.',
      ];
  return [...lines, ...(id ? [`Frågans id: ${id} (uppge det för driften)`] : [])].map(harmless).join('\n');
}

/** What else than this service may have answered is not repeated. */
function readSagt(text: string): Sagt | undefined {
  try {
    const { felkod, felmeddelande } = sagtI(text);
    const isOurs = /^[A-Z0-9_]{1,80}$/.test(felkod) && felmeddelande.every((line) => typeof line === 'string');
    return isOurs ? { felkod, felmeddelande } : undefined;
  } catch {
    return undefined;
  }
}

const KAN_STA = 'Frågan kan ha ställts, och stå i loggen över efterfrågade personer.';

const FAILURES: Readonly<Record<HttpFailure['kind'], string>> = {
  unreachable: 'går inte att nå. Kontrollera TJANST_URL, och att tjänsten är igång (npm start).',
  'connect-timeout': 'svarar inte på en anslutning i tid. Kontrollera TJANST_URL och nätet.',
  broken: `bröt förbindelsen innan svaret kommit. ${KAN_STA}`,
  tls: 'och datorn litar inte på varandra (TLS). Kontrollera FRAGA_CA, FRAGA_CERT och FRAGA_KEY, och att adressen är den som tjänstens certifikat gäller.',
  'too-large': `har ett svar som är större än ${MAX_BYTES / 1_000_000} MB. ${KAN_STA}`,
  'bad-encoding': `har ett svar som inte går att packa upp. ${KAN_STA}`,
};

function failureText(error: unknown, url: string): string {
  if (error instanceof HttpFailure) return `Tjänsten på ${url} ${FAILURES[error.kind]} (${error.code})`;
  return `Tjänsten på ${url} svarade inte inom ${LONGEST_MS / SECOND_MS} sekunder. ${KAN_STA}`;
}

function harmless(line: string): string {
  return line.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�');
}
