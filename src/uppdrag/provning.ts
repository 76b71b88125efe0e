// Checks every question of a batch before any is taken: all of them hold, or each flaw is told by its place.
import { setImmediate as breathe } from 'node:timers/promises';
import { RequestFault } from '../composite/fault.ts';
import type { Caller } from '../composite/ports.ts';
import type { Fragare } from './ports.ts';
import { type Brist, UppdragError } from './uppdrag-error.ts';

const MOST_TOLD = 100;

const INGIVARE = 'generellaFrageparametrar/ingivare/organisationsnummer';

export interface Provning {
  readonly fragare: Pick<Fragare, 'prova' | 'beskriv'>;
  /** Of one question, as JSON without blanks. */
  readonly maxBytes: number;
}

/**
 * Whose the first question says that it is, so that nobody has a thousand of them checked for a nämnd that is not theirs.
 * @throws {UppdragError} kind `fragor`, where it does not say
 */
export function namndAv(fragare: Pick<Fragare, 'beskriv'>, [first]: readonly unknown[]): string {
  const question = first as { generellaFrageparametrar?: { ingivare?: { organisationsnummer?: unknown } } } | null;
  const said = question?.generellaFrageparametrar?.ingivare?.organisationsnummer;
  if (typeof said === 'string' && /^\d{12}$/.test(said)) return said;
  const { felkod, felmeddelande } = fragare.beskriv(
    new RequestFault('schema-invalid', [{ path: INGIVARE, rule: 'pattern' }]),
  );
  const brister = [{ plats: `/fragor/0/${INGIVARE}`, felkod, felmeddelande }];
  const text =
    'Inget uppdrag är skapat. Den första frågan säger inte vilken nämnd den gäller, och därför är ingen fråga prövad.';
  throw new UppdragError('fragor', text, { brister, fler: 0 });
}

/**
 * One at a time: whoever asks a single question meanwhile must not wait for a thousand.
 * @returns the nämnd of them all
 * @throws {UppdragError} kind `fragor`, with the flaws, or `flera-namnder`
 * @throws {UppskjutenError}
 */
export async function provaFragor(
  { fragare, maxBytes }: Provning,
  fragor: readonly unknown[],
  caller: Caller,
  left: AbortSignal,
): Promise<string> {
  const brister: Brist[] = [];
  const namnder = new Set<string>();
  for (const [nummer, fraga] of fragor.entries()) {
    await breathe();
    try {
      if (Buffer.byteLength(JSON.stringify(fraga)) > maxBytes) throw new RequestFault('too-large');
      namnder.add((await fragare.prova(fraga, caller, left)).namnd);
    } catch (error) {
      if (!(error instanceof RequestFault)) throw error;
      brister.push(...bristerOf(fragare, nummer, error));
    }
  }
  if (brister.length > 0) throw flawed(fragor.length, brister);
  const [namnd = '', ...others] = namnder;
  if (others.length === 0) return namnd;
  throw new UppdragError('flera-namnder', 'Frågorna gäller flera nämnder. Lämna in ett uppdrag för varje ingivare.');
}

function flawed(antal: number, brister: readonly Brist[]): UppdragError {
  const told = brister.slice(0, MOST_TOLD);
  const text = `Inget uppdrag är skapat. Brister i de ${antal} frågorna: ${brister.length}. Rätta dem och lämna in alla frågor på nytt.`;
  return new UppdragError('fragor', text, { brister: told, fler: brister.length - told.length });
}

/** One for each breach, so that each has its own place and words. */
function bristerOf(fragare: Pick<Fragare, 'beskriv'>, nummer: number, fault: RequestFault): Brist[] {
  if (fault.breaches.length === 0) return [{ plats: `/fragor/${nummer}`, ...fragare.beskriv(fault) }];
  return fault.breaches.map((breach) => ({
    plats: `/fragor/${nummer}/${breach.path}`.replaceAll(/\/+/g, '/').replace(/\/$/, ''),
    ...fragare.beskriv(new RequestFault(fault.code, [breach])),
  }));
}
