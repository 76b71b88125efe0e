// Where the contracts' files are, and how a name out of a foreign document is written down.
import { fileURLToPath } from 'node:url';

/** The directory of wsdl/ and schemas/, with a slash at its end. */
export const PROJECT_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A name that the sender chose can hold a personal number: digits in a row are masked, and it is cut. */
export function maskDigits(name: string): string {
  return name.replaceAll(/\d{6,}/g, '…').slice(0, 200);
}
