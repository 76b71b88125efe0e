// Tells a webhook: JSON with a signature that its receiver can check.
import { createHmac } from 'node:crypto';
import { type HttpClient, HttpFailure } from '../../platform/http-client.ts';
import { type Kanal, KanalError, type Meddelande } from './kanal.ts';

export interface WebhookDeps {
  /** May hold a token: never printed. */
  readonly url: string;
  readonly hemlighet: string;
  /** Follows no redirects. */
  readonly http: Pick<HttpClient, 'send'>;
  readonly clock: { now(): number };
  /** For one try. Default 10,000. */
  readonly timeoutMs?: number;
}

/** Statuses of a receiver that may want it later: a timeout of its own, too early, and too many. */
const LATER = [408, 425, 429];

/** In this header, see {@link signatur}. */
const SIGNATURHUVUD = 'x-sammansatt-signatur';

/**
 * `t=<seconds since the epoch>,v1=<hex>`: HMAC-SHA256 over the seconds, a full stop and the body. A receiver refuses what is old,
 * and a body whose sum is another.
 */
export function signatur(hemlighet: string, body: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${createHmac('sha256', hemlighet).update(`${seconds}.${body}`).digest('hex')}`;
}

export function createWebhook({ url, hemlighet, http, clock, timeoutMs = 10_000 }: WebhookDeps): Kanal {
  return {
    namn: 'webhook',
    async skicka(meddelande, signal) {
      const body = JSON.stringify(toJson(meddelande));
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        [SIGNATURHUVUD]: signatur(hemlighet, body, clock.now()),
      };
      const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const status = await http
        .send({ method: 'POST', url, headers, body, maxBytes: 0, statusOnly: true }, limit)
        .then((answer) => answer.status)
        .catch((error) => {
          signal.throwIfAborted();
          throw new KanalError(error instanceof HttpFailure ? `nås inte (${error.code})` : 'svarade inte i tid');
        });
      if (status < 200 || status > 299) throw new KanalError(`svarade ${status}`, isRefusal(status));
    },
  };
}

function isRefusal(status: number): boolean {
  return status >= 400 && status <= 499 && !LATER.includes(status);
}

/** Times as ISO 8601. */
function toJson({ id, slag, larm: { regel, objekt, grad, text, sedan, slut } }: Meddelande): object {
  return {
    ...{ id, slag, regel, objekt, grad, text },
    sedan: new Date(sedan).toISOString(),
    ...(slut === undefined ? {} : { slut: new Date(slut).toISOString() }),
  };
}
