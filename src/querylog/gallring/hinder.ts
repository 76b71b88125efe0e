// What keeps one part of a run from being gallrad while the rest goes on, in a sentence for the protokoll.
import { DecipherError } from '../cipher.ts';
import { KeyError } from '../keys/key-error.ts';
import { GallringError } from './gallring-error.ts';

const ALTERED = 'En fråga kan inte läsas med sin nyckel: den är ändrad eller flyttad. Kontrollera loggen.';
const KEY = 'En nyckel kan inte öppnas eller har ett namn som ingen nyckel har. Kontrollera nycklarna och loggen.';

/**
 * The reason, where the error is about the part alone. Undefined: the run itself cannot go on (a database or a key store
 * that is away, an order to stop), and is taken up later.
 */
export function hinderOf(error: unknown): string | undefined {
  if (error instanceof GallringError && error.kind === 'nyckel-saknas') return error.message;
  if (error instanceof DecipherError) return ALTERED;
  if (error instanceof KeyError && error.kind !== 'unavailable') return KEY;
  return undefined;
}
