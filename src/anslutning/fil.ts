// Reads anslutningar from the JSON that a file has: the form of this register, and that of the file it replaced.
import { readFileSync } from 'node:fs';
import { parseJson } from '../platform/json.ts';
import { type Anslutning, toAnslutning } from './anslutning.ts';
import { AnslutningError } from './anslutning-error.ts';

/** @throws {AnslutningError} kind `ogiltig`, naming the file, place and rule */
export function readAnslutningar(file: string): Anslutning[] {
  try {
    const json = parseJson(readFileSync(file));
    if ('flaw' in json) throw new AnslutningError('ogiltig', `Filen går inte att läsa som JSON (${json.flaw}).`);
    return toAnslutningar(json.value);
  } catch (error) {
    const why = error instanceof AnslutningError ? error.message : 'Filen går inte att läsa. Kontrollera sökvägen.';
    throw new AnslutningError('ogiltig', `${file}: ${why}`);
  }
}

/**
 * The list in the file. The old form (no `status`; `bitraden` as bare organisationsnummer) was in force as it stood, so such
 * an anslutning is aktiv.
 * @throws {AnslutningError} kind `ogiltig`, naming place and rule, or what stands there twice
 */
export function toAnslutningar(value: unknown): Anslutning[] {
  if (!Array.isArray(value)) throw new AnslutningError('ogiltig', 'Filen ska vara en JSON-lista över anslutningar.');
  const anslutningar = value.map((one, index) => toOne(one, index + 1));
  refuseTwice(
    'organisationsnummer',
    anslutningar.map(({ organisationsnummer }) => organisationsnummer),
  );
  refuseTwice(
    'certifikat',
    anslutningar.flatMap(({ certifikat }) => certifikat),
  );
  return anslutningar;
}

function toOne(value: unknown, place: number): Anslutning {
  const { status, bitraden } = (value ?? {}) as { status?: unknown; bitraden?: unknown };
  const filled = status === undefined && isObject(value) ? { ...value, status: 'aktiv' } : value;
  const asObjects = Array.isArray(bitraden)
    ? { bitraden: bitraden.map((one) => (typeof one === 'string' ? { organisationsnummer: one } : one)) }
    : {};
  try {
    return toAnslutning(isObject(filled) ? { ...filled, ...asObjects } : filled);
  } catch (error) {
    if (error instanceof AnslutningError)
      throw new AnslutningError(error.kind, `plats ${place} i listan: ${error.message}`);
    throw error;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseTwice(field: string, values: readonly string[]): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new AnslutningError('ogiltig', `${field} ${twice} står på mer än en plats.`);
}
