// Listens to the `Date` header of answers (RFC 9110 6.6.1): other machines' clocks, for nothing.
import type { HttpClient } from './http-client.ts';

/**
 * The same client, that tells of every answer's date.
 * @param onDate the origin that answered, and its time in milliseconds since the epoch, whole seconds
 */
export function withDates(http: HttpClient, onDate: (origin: string, at: number) => void): HttpClient {
  return {
    ...http,
    async send(request, signal) {
      const answer = await http.send(request, signal);
      const at = Date.parse(answer.headers.date ?? '');
      if (!Number.isNaN(at)) onDate(originOf(request.url), at);
      return answer;
    },
  };
}

/** `https://host:1/a` → `https://host:1`, without an URL object for each question. */
function originOf(url: string): string {
  const end = url.indexOf('/', url.indexOf('://') + 3);
  return end === -1 ? url : url.slice(0, end);
}
