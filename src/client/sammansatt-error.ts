// What the client throws: one error with what a program needs to act on, and nothing of what was sent.

/**
 * `nekad`: the service answered with a refusal. `tidsgrans`: our own deadline ran out. `avbruten`: by the caller's signal.
 * `token`: the function that was to give one failed, and `cause` is its error. `forbindelse`: no answer came. `svar`: one came
 * that cannot be read.
 */
export type Felorsak = 'nekad' | 'tidsgrans' | 'avbruten' | 'token' | 'forbindelse' | 'svar';

/** A problem document (RFC 9457) as the service sends it; of a refused question it has `felkod` and `felmeddelande`. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly status?: number;
  readonly detail?: string;
  readonly felkod?: string;
  readonly felmeddelande?: readonly string[];
  /** What administrative uses have instead of `felkod`. */
  readonly code?: string;
  readonly id?: string;
  readonly [tillagg: string]: unknown;
}

export interface Feluppgifter {
  readonly orsak: Felorsak;
  /** HTTP status, where there was an answer. */
  readonly status?: number;
  readonly problem?: Problem;
  /** Of the answer's header, where it has no problem that says it. */
  readonly id?: string;
  /** Seconds to wait before the question is put again, where the service says so (`Retry-After`). */
  readonly vantaSekunder?: number;
  /** Of a connection that failed: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
  readonly kod?: string;
  /** Of the caller's own code; of no other error, since their texts may repeat what was sent. */
  readonly cause?: unknown;
}

const TEXTS: Readonly<Record<Felorsak, string>> = {
  nekad: 'Tjänsten nekade',
  tidsgrans: 'Tidsgränsen gick ut',
  avbruten: 'Anropet avbröts',
  token: 'Åtkomsttoken kunde inte hämtas',
  forbindelse: 'Det gick inte att nå tjänsten',
  svar: 'Svaret kan inte läsas',
};

/** What may stand in a message: codes and ids, never a text that somebody wrote. */
const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/;
const ID = /^[0-9a-f-]{36}$/;

export class SammansattError extends Error {
  override readonly name = 'SammansattError';
  readonly orsak: Felorsak;
  readonly status: number | undefined;
  /** From `/v1/felkoder`; of administrative uses their `code`. */
  readonly felkod: string | undefined;
  /** In Swedish: what is wrong and what to do. They name fields and rules, never a value. */
  readonly felmeddelande: readonly string[];
  /** What the driftleverantör finds the question by. */
  readonly id: string | undefined;
  readonly vantaSekunder: number | undefined;
  readonly kod: string | undefined;
  readonly problem: Problem | undefined;

  constructor({ orsak, status, problem, id, vantaSekunder, kod, cause }: Feluppgifter) {
    const felkod = problem?.felkod ?? problem?.code;
    const own = problem?.id ?? id;
    const known = [felkod, kod].filter((one) => one !== undefined && CODE.test(one));
    const said = [...known, ...(status ? [`status ${status}`] : []), ...(own && ID.test(own) ? [`id ${own}`] : [])];
    super(
      `${TEXTS[orsak]}${said.length > 0 ? `: ${said.join(', ')}` : ''}.`,
      cause === undefined ? undefined : { cause },
    );
    this.orsak = orsak;
    this.status = status;
    this.felkod = felkod;
    this.felmeddelande = problem?.felmeddelande ?? [problem?.title, problem?.detail].filter((one) => one !== undefined);
    this.id = own;
    this.vantaSekunder = vantaSekunder;
    this.kod = kod;
    this.problem = problem;
  }
}
