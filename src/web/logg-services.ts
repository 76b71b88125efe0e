// What the uses of the log need, and how each is made from the name of its body's schema and what it does.
import type { Clock } from '../composite/ports.ts';
import { compileSchema, type JsonSchema, readSchema } from '../platform/schema.ts';
import type { Gallring } from '../querylog/gallring/gallring.ts';
import type { Granskning } from '../querylog/granskning/granskning.ts';
import { GranskningError } from '../querylog/granskning/granskning-error.ts';
import type { Cursor } from '../querylog/granskning/sidor.ts';
import { intervalOfDays } from '../querylog/granskning/svensk-tid.ts';
import type { Kontroll } from '../querylog/kontroll/verify.ts';
import type { Interval } from '../querylog/reader.ts';
import type { Endpoint, Input, Reply } from './endpoint.ts';

export interface LoggServices {
  readonly granskning: Granskning;
  readonly gallring: Gallring;
  readonly kontroll: Kontroll;
  readonly clock: Pick<Clock, 'now'>;
  /** Names by agency's id. */
  readonly myndigheter: ReadonlyMap<string, string>;
  /** Names of nämnder by organisationsnummer, and how they are reached, where that is known. */
  readonly namnder?: ReadonlyMap<string, { readonly namn: string; readonly kontakt?: string }>;
  /** How long a request may wait for a gallring before it is left to the next one; milliseconds. Default 60,000. */
  readonly gallringWaitMs?: number;
}

/** What every body about a nämnd's records says. */
export interface NamndBody {
  readonly namnd: string;
  readonly skal: string;
}

/** Both days are included; `YYYY-MM-DD`. */
export interface DagarBody {
  readonly fran: string;
  readonly till: string;
}

export interface SidaBody {
  readonly antal?: number;
  readonly efter?: string;
}

/** A use whose body is `part` of schemas/logg/begaran.schema.json. */
export function post<Body>(
  path: string,
  part: string,
  handle: (body: Body, input: Input) => Promise<Reply>,
  maxBytes?: number,
): Endpoint {
  const schema = begaran(part);
  return {
    method: 'post',
    path,
    schema,
    ...(maxBytes && { maxBytes }),
    handle: (input) => handle(input.body as Body, input),
  };
}

/** Compiled when it is first needed: few uses are used often. */
function begaran(part: string): JsonSchema {
  let compiled: JsonSchema | undefined;
  return {
    validate(value) {
      compiled ??= compileSchema(readSchema('schemas/logg/begaran.schema.json'), `#/$defs/${part}`);
      return compiled.validate(value);
    },
  };
}

/** @throws {GranskningError} kind `interval` */
export function intervalOf({ fran, till }: DagarBody): Interval {
  return intervalOfDays(fran, till);
}

export function pageOf({ antal, efter }: SidaBody): { readonly limit?: number; readonly after?: Cursor } {
  const [at, id] = efter?.split('.') ?? [];
  return { ...(antal !== undefined && { limit: antal }), ...(at && id && { after: { at: Number(at), id } }) };
}

/** @throws {GranskningError} kind `not-found`, where the path has no UUID */
export function idIn({ id = '' }: Input['params']): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id.toLowerCase();
  throw new GranskningError('not-found', 'id', 'id: adressen har inget UUID. Kontrollera den.');
}

/** @throws {GranskningError} kind `not-found`, where the path has no number */
export function nummerIn({ nummer = '' }: Input['params']): number {
  if (/^\d{1,9}$/.test(nummer)) return Number(nummer);
  throw new GranskningError('not-found', 'nummer', 'nummer: adressen har inget nummer. Kontrollera den.');
}
