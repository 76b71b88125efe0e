// One second try for a request whose connection broke before an answer began, as long as such breaks are rare.
import { type HttpClient, HttpFailure } from '../../platform/http-client.ts';

export interface RetryLimits {
  /** Second tries for a hundred requests, in the long run. */
  readonly percent: number;
  /** Second tries at one moment, after a while of none. */
  readonly burst: number;
}

/**
 * Sends by `http`, and once more where the connection broke without a word: every question to an agency is a read, so it may be
 * put twice. Only while `signal` lives, and under a budget of its own (a token bucket that every request fills a little): a source
 * in trouble must not get twice the load. Give every source a client of its own.
 */
export function withRetry(http: HttpClient, { percent, burst }: RetryLimits): HttpClient {
  let tokens = burst;

  function mayRetry(error: unknown, signal: AbortSignal): boolean {
    if (!(error instanceof HttpFailure) || !error.beforeAnswer || signal.aborted || tokens < 1) return false;
    tokens -= 1;
    return true;
  }

  return {
    async send(request, signal) {
      tokens = Math.min(burst, tokens + percent / 100);
      try {
        return await http.send(request, signal);
      } catch (error) {
        if (!mayRetry(error, signal)) throw error;
        return await http.send(request, signal);
      }
    },
    close: () => http.close(),
  };
}
