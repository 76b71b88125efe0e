// A deadline of one call: an AbortSignal that ends by time or by the caller's own signal, and says which.
import { SammansattError } from './sammansatt-error.ts';

export interface Tidsgrans {
  readonly signal: AbortSignal;
  /** Counts anew from now; milliseconds. */
  borjaOm(ms: number): void;
  slut(): void;
  /** What a call failed with: the end of the time, the caller's signal, or a connection. */
  felOf(error: unknown): SammansattError;
}

/** The most that a timer of the platform takes. */
const LONGEST_MS = 2_147_483_647;

/** @throws {TypeError} for what is no length of time: a timer would take it for none, and every call would fail */
export function checkedMs(ms: number): number {
  if (ms >= 1 && ms <= LONGEST_MS) return ms;
  throw new TypeError(`deadlineMs: millisekunder mellan 1 och ${LONGEST_MS} väntas.`);
}

/** @param ms how long the call may take @param caller ends it as well @throws {TypeError} as {@link checkedMs} */
export function createTidsgrans(ms: number, caller: AbortSignal | undefined): Tidsgrans {
  const time = new AbortController();
  const end = () => time.abort();
  let timer = setTimeout(end, checkedMs(ms));
  return {
    signal: caller ? AbortSignal.any([time.signal, caller]) : time.signal,
    borjaOm(next) {
      clearTimeout(timer);
      timer = setTimeout(end, next);
    },
    slut: () => clearTimeout(timer),
    felOf(error) {
      if (error instanceof SammansattError) return error;
      if (caller?.aborted) return new SammansattError({ orsak: 'avbruten' });
      if (time.signal.aborted) return new SammansattError({ orsak: 'tidsgrans' });
      const kod = codeOf(error);
      return new SammansattError({ orsak: 'forbindelse', ...(kod !== undefined && { kod }) });
    },
  };
}

/** Alone the code: texts of errors may repeat what was sent, a header for example. */
function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  const found = cause?.code ?? code;
  return typeof found === 'string' && /^[A-Z][A-Z0-9_]+$/.test(found) ? found : undefined;
}

/** What a promise gives, unless the signal ends first. @throws the signal's reason */
export function orEnded<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) return end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
