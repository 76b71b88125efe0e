// Swedish identities in text: whether digits are one, and whether a free text holds one that it should not.
import personnummer from 'personnummer';

// The package is CommonJS: at run time its default export is the class, which its types put one level deeper.
const Personnummer = personnummer as unknown as typeof personnummer.default;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CANDIDATE = /(?<!\d)(\d{6}|\d{8})([\s.\p{Pd}−+]{0,3})(\d{4})(?!\d)/gu;

/**
 * Whether 12 digits are a personnummer or samordningsnummer (day + 60): a date that exists and is not after `today`
 * (`YYYY-MM-DD`), and the right check digit.
 */
export function isIdentity(digits: string, today: string): boolean {
  return hasCheckDigit(digits) && birthDate(digits) <= today;
}

/**
 * Whether a text holds something that is a personnummer or samordningsnummer, with or without century, however its parts are
 * kept apart: programs paste wide digits, dashes of every kind, and characters that nobody sees.
 */
export function holdsIdentity(text: string): boolean {
  const seen = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return [...seen.matchAll(CANDIDATE)].some(([, date = '', between = '', number = '']) =>
    hasCheckDigit(`${date}${between.includes('+') ? '+' : '-'}${number}`),
  );
}

/** A caller's id as logs and headers may have it: a UUID is an id (unless an identity hides in it), anything else a free text. */
export function traceableId(korrelationsid: string): string | undefined {
  return UUID.test(korrelationsid) && !holdsIdentity(korrelationsid) ? korrelationsid : undefined;
}

function hasCheckDigit(candidate: string): boolean {
  return Personnummer.valid(candidate, { allowCoordinationNumber: true, allowInterimNumber: false });
}

function birthDate(digits: string): string {
  const day = Number(digits.slice(6, 8)) % 60;
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${String(day).padStart(2, '0')}`;
}
