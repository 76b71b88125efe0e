// The whole service over mutual TLS, with a CA, a register and callers of the test's own making.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Constellation, startConstellation } from '../constellation.ts';
import { AGENCIES, questionJson } from '../questions.ts';
import { type Issued, makeCa, SERIAL_NUMBER, type TestCa } from './a-ca.ts';

export const NAMND = '162120000142';
export const GRANNE = '162120000159';
export const LEVERANTOR = '165560000167';
export const OKAND = '162120000175';

export interface SecuredOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Changes to the anslutning of {@link NAMND}. */
  readonly namnd?: object;
  readonly ca?: TestCa;
  /** Without TLS_CA: no client certificate is asked for. */
  readonly withoutCa?: boolean;
}

export interface CallOptions {
  /** Shown by the client, with what it sends of the chain above. */
  readonly certificate?: Issued | undefined;
  readonly chain?: readonly Issued[];
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Whose question it is. */
  readonly ingivare?: string;
  readonly path?: string;
  readonly body?: string;
}

export interface Called {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** `ok`, or the felkod of the refusal. */
  readonly outcome: string;
}

export interface Secured {
  readonly service: Constellation;
  readonly ca: TestCa;
  /** A client certificate that names an organisation by serialNumber. */
  client(organisation?: string): Promise<Issued>;
  /** Has a question checked: nobody is asked. */
  call(options?: CallOptions): Promise<Called>;
  /** Why callers were refused, in order, as the service's own log has it. */
  reasons(): string[];
  stop(): Promise<void>;
}

/** An aktiv nämnd with a biträde, and its neighbour, which has none. */
export async function startSecured({ env = {}, namnd = {}, ca, withoutCa }: SecuredOptions = {}): Promise<Secured> {
  const authority = ca ?? (await makeCa());
  const dir = mkdtempSync(join(tmpdir(), 'sammansatt-mtls-'));
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text);
    return join(dir, name);
  };
  const one = { namn: 'Provnämnden', certifikat: [], bastjanster: AGENCIES, bitraden: [] };
  const anslutningar = [
    { ...one, organisationsnummer: NAMND, bitraden: [LEVERANTOR], ...namnd },
    { ...one, organisationsnummer: GRANNE },
  ];
  const server = await authority.server();
  const service = await startConstellation({
    env: {
      TLS_CERT: file('server.crt', server.cert),
      TLS_KEY: file('server.key', server.key),
      ...(withoutCa ? {} : { TLS_CA: file('ca.crt', authority.cert) }),
      ANSLUTNING_FIL: file('anslutningar.json', JSON.stringify(anslutningar)),
      NEKADE_PER_MINUT: '1000000',
      ...env,
    },
  });
  return {
    service,
    ca: authority,
    client: (organisation = NAMND) => authority.issue({ subject: [[SERIAL_NUMBER, organisation]] }),
    call: (options) => call(service.url, authority, options),
    reasons: () =>
      service
        .logLines()
        .flatMap((lines) => lines.trim().split('\n'))
        .map((line) => JSON.parse(line))
        .filter(({ message }) => message === 'fraga-nekad')
        .map(({ rules }) => rules),
    async stop() {
      await service.stop();
      rmSync(dir, { recursive: true });
    },
  };
}

function call(url: string, { cert: ca }: TestCa, options: CallOptions = {}): Promise<Called> {
  const { certificate, chain = [], headers = {}, ingivare = NAMND, path = '/v1/fragor/kontroll' } = options;
  const { body = JSON.stringify(questionOf(ingivare)) } = options;
  const shown = certificate && {
    cert: [certificate, ...chain].map((one) => one.cert).join('\n'),
    key: certificate.key,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      { method: 'POST', ca, agent: false, headers: { 'content-type': 'application/json', ...headers }, ...shown },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject).on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode: status = 0 } = response;
          resolve({ status, headers: response.headers, text, outcome: status === 200 ? 'ok' : felkodOf(text) });
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

export function questionOf(organisationsnummer: string): object {
  return questionJson({ general: { ingivare: { organisationsnummer, namn: 'Nämnden', handlaggare: 'h' } } });
}

function felkodOf(text: string): string {
  try {
    return String(JSON.parse(text).felkod);
  } catch {
    return text;
  }
}
