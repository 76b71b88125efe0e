// Whether a service level holds, field by field, in words for whoever sets it.
import { holdsIdentity } from '../../platform/identity.ts';
import { isDag } from './dygn.ts';
import { NivaError, type Nivafalt, ogiltigtFalt } from './niva-error.ts';
import type { Serviceniva, Veckotid } from './serviceniva.ts';

/** Bounds, ends included. A level of 100 % would leave no budget to reckon with. */
export const GRANSER = {
  tillganglighet: { least: 50, most: 99.999 },
  percentil: { least: 50, most: 99.9 },
  ms: { least: 1, most: 600_000 },
} as const;

const MOST_TIDER = 28;
const MOST_AVTAL = 200;

interface Regel {
  readonly falt: Nivafalt;
  readonly holds: (niva: Serviceniva) => boolean;
  /** What the field should be. */
  readonly ska: string;
}

const decimal = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 3 });
const between = ({ least, most }: { least: number; most: number }) =>
  `${decimal.format(least)}–${decimal.format(most)}`;
const within = (value: unknown, { least, most }: { least: number; most: number }) =>
  typeof value === 'number' && value >= least && value <= most;

const TIDER = 'dagar i veckan (mån–sön) och klockslag 00:00–24:00, med slut efter början eller dagen därpå';

const REGLER: readonly Regel[] = [
  { falt: 'giltigFran', holds: ({ giltigFran }) => isDag(giltigFran), ska: 'en dag som finns, skriven ÅÅÅÅ-MM-DD' },
  {
    falt: 'tillganglighet',
    holds: ({ tillganglighet }) => within(tillganglighet, GRANSER.tillganglighet),
    ska: `${between(GRANSER.tillganglighet)} procent`,
  },
  {
    falt: 'percentil',
    holds: ({ svarstid }) => within(svarstid?.percentil, GRANSER.percentil),
    ska: between(GRANSER.percentil),
  },
  {
    falt: 'ms',
    holds: ({ svarstid }) => Number.isInteger(svarstid?.ms) && within(svarstid.ms, GRANSER.ms),
    ska: `${between(GRANSER.ms)} millisekunder, ett heltal`,
  },
  { falt: 'servicetid', holds: ({ servicetid }) => areTider(servicetid) && servicetid.length > 0, ska: TIDER },
  { falt: 'underhallsfonster', holds: ({ underhallsfonster }) => areTider(underhallsfonster), ska: TIDER },
  {
    falt: 'avtal',
    holds: ({ avtal }) => avtal === undefined || (typeof avtal === 'string' && isOpenText(avtal)),
    ska: `1–${MOST_AVTAL} tecken, utan personnummer`,
  },
];

/**
 * The level with its fields alone.
 * @throws {NivaError} `ogiltig`, naming the first field that does not hold and its rule; `okand` where there is no such source
 */
export function checkedNiva(niva: Serviceniva, kallor: readonly string[]): Serviceniva {
  const { kalla, giltigFran, tillganglighet, svarstid, servicetid, underhallsfonster, avtal } = niva;
  if (!kallor.includes(kalla))
    throw new NivaError('okand', 'kalla', `De som har en servicenivå är ${kallor.join(', ')}.`);
  const broken = REGLER.find(({ holds }) => !holds(niva));
  if (broken) throw ogiltigtFalt(broken.falt, broken.ska);
  return {
    kalla,
    giltigFran,
    tillganglighet,
    svarstid: { percentil: svarstid.percentil, ms: svarstid.ms },
    servicetid: servicetid.map(onlyTid),
    underhallsfonster: underhallsfonster.map(onlyTid),
    ...(avtal !== undefined && { avtal: avtal.trim().normalize('NFC') }),
  };
}

function areTider(tider: readonly Veckotid[]): boolean {
  return Array.isArray(tider) && tider.length <= MOST_TIDER && tider.every(isTid);
}

function isTid({ veckodagar, fran, till }: Veckotid): boolean {
  const days = Array.isArray(veckodagar) && veckodagar.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  return days && veckodagar.length > 0 && isKlockslag(fran) && (isKlockslag(till) || till === '24:00') && fran !== till;
}

function isKlockslag(text: unknown): boolean {
  return typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

function isOpenText(text: string): boolean {
  const { length } = text.trim();
  return length >= 1 && length <= MOST_AVTAL && !holdsIdentity(text);
}

function onlyTid({ veckodagar, fran, till }: Veckotid): Veckotid {
  return { veckodagar: [...new Set(veckodagar)].sort((a, b) => a - b), fran, till };
}
