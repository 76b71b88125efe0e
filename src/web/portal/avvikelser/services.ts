// What the pages of avvikelser need, for which parties somebody acts, and what parties and bastjänster are called.
import type { Anslutningar } from '../../../anslutning/anslutningar.ts';
import type { Uppgiftslamnare, UppgiftslamnareRegister } from '../../../anslutning/uppgiftslamnare.ts';
import { HELA_TJANSTEN, type Part } from '../../../portal/avvikelser/avvikelse.ts';
import type { Avvikelser } from '../../../portal/avvikelser/avvikelser.ts';
import type { Avsandare } from '../../../portal/avvikelser/begaran.ts';
import type { Mottagare } from '../../../portal/avvikelser/utskick-rader.ts';
import { aktorNamn, type Person, type Roll } from '../../inloggning/person.ts';
import { PageError } from '../../page.ts';
import { numberText } from '../../text.ts';

export interface AvvikelseServices {
  readonly avvikelser: Avvikelser;
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  readonly anslutningar: Pick<Anslutningar, 'alla'>;
  readonly uppgiftslamnare: Pick<UppgiftslamnareRegister, 'alla'>;
}

/** Those who take part in avvikelser; a handläggare tells the nämnd's administrator. */
export const PARTER = ['drift', 'forvaltare', 'namnd', 'uppgiftslamnare'] as const;

/** In the order of the person's roles; an uppgiftslämnare that the register lacks is no party. @throws {DatabaseError} */
export async function partsOf(
  { uppgiftslamnare }: Pick<AvvikelseServices, 'uppgiftslamnare'>,
  { roller }: Person,
): Promise<Part[]> {
  const isAny = roller.some(({ roll }) => roll === 'uppgiftslamnare');
  const known = isAny ? (await uppgiftslamnare.alla()).map(({ dokument }) => dokument) : [];
  return roller.flatMap((one) => toParts(one, known));
}

function toParts(one: Roll, known: readonly Uppgiftslamnare[]): Part[] {
  switch (one.roll) {
    case 'drift':
    case 'forvaltare':
      return [{ slag: one.roll }];
    case 'namnd':
      return [{ slag: 'namnd', id: one.namnd }];
    case 'uppgiftslamnare':
      return known.filter(({ id }) => id === one.uppgiftslamnare).map(lamnarpart);
    case 'handlaggare':
    case 'loggranskare':
      return [];
  }
}

/** An uppgiftslämnare of the register as a party. */
export function lamnarpart({ id, bastjanst, fullgorsAv }: Uppgiftslamnare): Part {
  return { slag: 'uppgiftslamnare', id, bastjanst, ...(fullgorsAv !== undefined && { fullgorsAv }) };
}

export function avsandareOf(person: Person, part: Part): Avsandare {
  return { aktor: { namn: aktorNamn(person) }, part };
}

/** Names as they are shown; read once for a page. */
export interface Namn {
  part(part: Part | Mottagare): string;
  bastjanst(id: string): string;
}

/** @throws {DatabaseError} */
export async function readNamn({
  anslutningar,
  uppgiftslamnare,
  bastjanster,
}: Omit<AvvikelseServices, 'avvikelser'>): Promise<Namn> {
  const namnder = new Map(
    (await anslutningar.alla()).map(({ dokument }) => [dokument.organisationsnummer, dokument.namn]),
  );
  const lamnare = new Map((await uppgiftslamnare.alla()).map(({ dokument }) => [dokument.id, dokument.namn]));
  const bastjanst = (id: string) =>
    id === HELA_TJANSTEN ? 'Hela tjänsten' : (bastjanster.find((one) => one.id === id)?.namn ?? id);
  return {
    bastjanst,
    part(part) {
      switch (part.slag) {
        case 'namnd':
          return namnder.get(part.id) ?? `Socialnämnden ${numberText(part.id)}`;
        case 'uppgiftslamnare':
          return lamnare.get(part.id) ?? part.id;
        case 'bastjanst':
          return bastjanst(part.id);
        case 'drift':
          return 'Driftleverantören';
        case 'forvaltare':
          return 'Förvaltaren';
      }
    },
  };
}

/** The number in the path. @throws {PageError} status 404 where it is none */
export function nummerOf({ nummer = '' }: Readonly<Record<string, string>>): number {
  if (/^[1-9]\d{0,9}$/.test(nummer)) return Number(nummer);
  throw new PageError(404, 'Avvikelsen finns inte', 'Det finns ingen sådan avvikelse som du kan se.');
}
