// One call over HTTP: who calls, a deadline, no second try, and whatever goes wrong as one kind of error.
import type { FetchLike, FetchResponse } from './fetch-like.ts';
import { type Problem, SammansattError } from './sammansatt-error.ts';
import { createTidsgrans, orEnded } from './tidsgrans.ts';

export interface AnropDeps {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly token?: string | (() => Promise<string>);
  /** Milliseconds. */
  readonly deadlineMs: number;
  readonly fetch: FetchLike;
}

/** Of one call. */
export interface Anropsval {
  /** Ends the call: it is then refused with `avbruten`. */
  readonly signal?: AbortSignal;
  /** Another deadline than the client's; milliseconds. */
  readonly deadlineMs?: number;
}

export interface Strom {
  /** Media type. */
  readonly accept: string;
  /** The longest wait for a part; milliseconds. */
  readonly silenceMs: number;
}

export interface Anrop {
  /** The JSON of an answer; undefined of one without content. @throws {SammansattError} */
  json<T>(method: string, path: string, body: unknown, val: Anropsval | undefined): Promise<T>;
  /**
   * The bytes of an answer as they come. The deadline counts to its beginning, and then from when a part is asked for until it comes.
   * @throws {SammansattError}
   */
  bytes(path: string, strom: Strom, val: Anropsval | undefined): AsyncGenerator<Uint8Array>;
}

export function createAnrop({ baseUrl, token, deadlineMs, fetch }: AnropDeps): Anrop {
  async function call(
    method: string,
    path: string,
    { body, signal, accept }: { readonly body?: unknown; readonly signal: AbortSignal; readonly accept: string },
  ): Promise<FetchResponse> {
    const bearer = typeof token === 'function' ? await tokenOf(token, signal) : token;
    if (bearer !== undefined && !TOKEN.test(bearer)) throw new SammansattError({ orsak: 'token' });
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
      // What is sent is for the service alone: a redirect is an answer like any other refusal.
      redirect: 'manual',
    });
    if (response.status >= 200 && response.status < 300) return response;
    throw nekad(response, await response.text());
  }

  return {
    async json<T>(method: string, path: string, body: unknown, val: Anropsval = {}): Promise<T> {
      const tid = createTidsgrans(val.deadlineMs ?? deadlineMs, val.signal);
      try {
        const response = await call(method, path, { body, signal: tid.signal, accept: JSON_TYPES });
        return readJson<T>(response, await response.text());
      } catch (error) {
        throw tid.felOf(error);
      } finally {
        tid.slut();
      }
    },
    async *bytes(path, { accept, silenceMs }, val = {}) {
      const tid = createTidsgrans(val.deadlineMs ?? deadlineMs, val.signal);
      try {
        const { body } = await call('GET', path, { signal: tid.signal, accept });
        for await (const part of body ?? []) {
          tid.slut();
          yield part;
          tid.borjaOm(silenceMs);
        }
      } catch (error) {
        throw tid.felOf(error);
      } finally {
        tid.slut();
      }
    },
  };
}

async function tokenOf(token: () => Promise<string>, signal: AbortSignal): Promise<string> {
  try {
    return await orEnded(token(), signal);
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new SammansattError({ orsak: 'token', cause });
  }
}

/** RFC 6750 section 2.1. */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

const JSON_TYPES = 'application/json, application/problem+json';

function readJson<T>(response: FetchResponse, text: string): T {
  if (text === '') return undefined as T;
  const value = parsed(text);
  if (value === undefined) throw new SammansattError({ orsak: 'svar', status: response.status, ...idOf(response) });
  return value as T;
}

function nekad(response: FetchResponse, text: string): SammansattError {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  const problem = isProblem ? (parsed(text) as Problem | undefined) : undefined;
  const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new SammansattError({
    orsak: 'nekad',
    status: response.status,
    ...idOf(response),
    ...(problem && { problem }),
    ...(Number.isFinite(wait) && { vantaSekunder: wait }),
  });
}

function idOf({ headers }: FetchResponse): { readonly id?: string } {
  const id = headers.get('x-sammansatt-id');
  return id ? { id } : {};
}

/** Undefined of what is no JSON: the text of that error would repeat some of it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
