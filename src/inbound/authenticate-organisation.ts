// Which organisation a certificate or a token names: a Swedish organisationsnummer in any of the forms in use.
import { CallerFault } from './authenticate-fault.ts';

// Third digit at least 2: that of a personnummer's month never is.
const FORMS = [
  /^(?:16|SE|NTRSE-?)?(\d{2}[2-9]\d{3})-?(\d{4})$/,
  // VAT number: the organisationsnummer and 01.
  /^VATSE-?(\d{2}[2-9]\d{3})-?(\d{4})01$/,
];

/**
 * 12 digits, 16-prefixed, from the forms of Swedish funktionscertifikat (ETSI EN 319 412-1 5.1.4: NTRSE-, VATSE-); undefined
 * where the text is something else, e.g. an id of a person or of a HSA.
 */
export function organisationsnummerOf(text: string): string | undefined {
  for (const form of FORMS) {
    const [, first, last] = form.exec(text.trim()) ?? [];
    if (first && last) return `16${first}${last}`;
  }
  return undefined;
}

/**
 * The one organisation that these texts name; undefined where none of them names any.
 * @throws {CallerFault} `organisation-contradicted`
 */
export function oneOrganisation(texts: readonly string[]): string | undefined {
  const named = new Set(texts.map(organisationsnummerOf).filter((one) => one !== undefined));
  if (named.size > 1) throw new CallerFault('organisation-contradicted');
  return [...named][0];
}
