// Which values of an exchange may be seen: those of a technical form that no name, number or free text can have.
import { arKontraktsord } from './kontraktsord.ts';

/** Fields whose values the contracts have as codes, figures and days. */
const TEKNISKA =
  /^(?:\w*kod|\w*status\w*|resultat|\w*version|(?:from|tom|fran|till)\w*|\w*datum|\w*belopp\w*|\w*(?:from|tom)|\w*summa|valuta|takt|beskattningsar|inkomstar|taxeringsar|ar|faultcode|value|mustunderstand|encoding)$/i;
/** The day on which somebody was born is most of a personnummer. */
const FODELSE = /f[oö]d|birth/i;

const DAG = '(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])';
const ZON = '(?:Z|[+-][01][0-9]:[0-5][0-9])?';
const TIDPUNKT = new RegExp(`^${DAG}(?:T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,7})?)?${ZON}$`);

/** Shown wherever they stand. */
const OVERALLT: readonly RegExp[] = [
  /^(?:true|false|null)$/,
  // A technical id.
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
];

/** Shown in technical fields; none has room for a number, nine digits where its zero is lost, or for a name. */
const TEKNISKA_FORMER: readonly RegExp[] = [
  // An amount, a code in figures, a version.
  /^-?(?:[0-9]{1,7}|[0-9]{1,6}[.,][0-9]{1,2})$/,
  /^v?[0-9]{1,3}(?:\.[0-9]{1,3}){1,2}$/i,
  // A code of letters and figures, as ERR-204.
  /^[A-Z]{1,3}[-_:.]?[0-9]{1,5}$/,
  // A day without hyphens.
  new RegExp(`^${DAG.replaceAll('-(', '(')}$`),
  /^(?:(?:soap|soapenv|soap-env|s|env|ns[0-9]{0,2}):)?(?:client|server|versionmismatch|mustunderstand|sender|receiver|dataencodingunknown)$/i,
  /^(?:utf-8|utf-16(?:[bl]e)?|iso-8859-15?|windows-1252|us-ascii)$/i,
];

/** Whether a value may be kept as it is. @param falt local name of the element, attribute or field that it stands in */
export function farSynas(falt: string, varde: string): boolean {
  if (OVERALLT.some((form) => form.test(varde))) return true;
  if (FODELSE.test(falt)) return false;
  if (TIDPUNKT.test(varde)) return true;
  return TEKNISKA.test(falt) && (TEKNISKA_FORMER.some((form) => form.test(varde)) || arKontraktsord(varde));
}

const NAMNRYMD = /^(?:https?:\/\/[\w.-]+(?::[0-9]{1,5})?(?:\/[\w.~-]*)*#?|urn(?::[\w.-]+)+)?$/i;

/** Whether the value of an `xmlns` is a namespace, or takes one away: a URI without a query. */
export function arNamnrymd(varde: string): boolean {
  return varde.length <= 200 && NAMNRYMD.test(varde);
}
