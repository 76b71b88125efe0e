// The fields that people write of an avvikelse: their bounds, and that no personal number stands in any of them.
import { holdsIdentity } from '../../platform/identity.ts';
import { ALLVAR, type Allvar, HELA_TJANSTEN, type Rapport } from './avvikelse.ts';
import { AvvikelseError } from './avvikelse-error.ts';

/** Characters; together they fit in one form. `namn` is what messages call the field. */
export const FALT = {
  rubrik: { namn: 'Rubrik', least: 3, most: 120 },
  aterskapande: { namn: 'Steg för att återskapa', least: 3, most: 4000 },
  resultat: { namn: 'Resultat', least: 3, most: 4000 },
  bevis: { namn: 'Bevis', least: 3, most: 10_000 },
  kontakt: { namn: 'Kontakt', least: 3, most: 200 },
  text: { namn: 'Text', least: 3, most: 4000 },
} as const;

export type Faltnamn = keyof typeof FALT;

/** Those that are one line. */
const ONE_LINE: readonly Faltnamn[] = ['rubrik', 'kontakt'];

/** The order in which they stand in a report. */
export const RAPPORTFALT = ['rubrik', 'aterskapande', 'resultat', 'bevis', 'kontakt'] as const;

export interface Rapportregler {
  /** Ids of the bastjänster that exist; {@link HELA_TJANSTEN} is known besides. */
  readonly bastjanster: readonly string[];
  /** A draft may lack what a report must have. */
  readonly utkast: boolean;
}

/** The report with its texts trimmed. @throws {AvvikelseError} kind `ogiltig`, naming the first field that does not hold */
export function checkedRapport(given: Rapport, { bastjanster, utkast }: Rapportregler): Rapport {
  const { bastjanst, allvar } = given;
  const known = [HELA_TJANSTEN, ...bastjanster];
  if (!known.includes(bastjanst)) throw refusal('bastjanst', `ange en av ${known.join(', ')}.`);
  if (!isAllvar(allvar)) throw refusal('allvar', `ange något av ${Object.keys(ALLVAR).join(', ')}.`);
  const [rubrik = '', aterskapande = '', resultat = '', bevis = '', kontakt = ''] = RAPPORTFALT.map((falt) =>
    checkedText(falt, given[falt], { mayLack: utkast && falt !== 'rubrik' }),
  );
  return { bastjanst, allvar, rubrik, aterskapande, resultat, bevis, kontakt };
}

export function isAllvar(word: string): word is Allvar {
  return Object.hasOwn(ALLVAR, word);
}

/** Without blanks around it. @throws {AvvikelseError} kind `ogiltig`, with the line that holds a personal number */
export function checkedText(falt: Faltnamn, given: string, { mayLack = false } = {}): string {
  const lines = given.trim().normalize('NFC').replaceAll(/\r\n?/g, '\n');
  const text = ONE_LINE.includes(falt) ? lines.replaceAll(/\s+/g, ' ') : lines;
  const { least, most } = FALT[falt];
  if (mayLack && text === '') return text;
  if (text.length < least || text.length > most) throw refusal(falt, `skriv ${least}–${most} tecken.`);
  if (!text.isWellFormed() || /(?![\n\t])\p{Cc}/u.test(text))
    throw refusal(falt, 'texten innehåller styrtecken. Klistra in den som vanlig text.');
  const line = text.split('\n').findIndex(holdsIdentity);
  if (line < 0) return text;
  const where = text.includes('\n') ? `rad ${line + 1} innehåller` : 'här står';
  throw refusal(
    falt,
    `${where} något som är ett person- eller samordningsnummer. Sådana får inte stå i en avvikelse, inte heller testpersoners: ` +
      'skriv PERSON i stället, och ange tid och korrelationsid. Är det ett telefonnummer, skriv det med mellanslag (070-123 45 67).',
  );
}

function refusal(falt: string, rule: string): AvvikelseError {
  return new AvvikelseError('ogiltig', `${falt}: ${rule}`, falt);
}
