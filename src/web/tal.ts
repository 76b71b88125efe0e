// How counts, shares and durations are written the Swedish way: decimal comma, no-break space between thousands and before units.

const NBSP = '\u00a0';

const antal = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 0 });

/** `12 345`; a dash where there is none. */
export function antalText(count: number | undefined): string {
  return count === undefined ? '–' : plain(antal.format(count));
}

/** A figure with so many decimals: `14,4`; a dash where there is none. */
export function decimalText(value: number | undefined, decimals = 1): string {
  return value === undefined ? '–' : rounded(value, decimals);
}

/**
 * Percent: `99,53 %`. Rounded downwards, so that 99,996 never reads as if nothing had failed.
 * @param value 0–100; a dash where there is none
 */
export function procentText(value: number | undefined, decimals = 2): string {
  return value === undefined ? '–' : `${rounded(value, decimals, 'floor')}${NBSP}%`;
}

/** `850 ms`, from ten seconds on `12,3 s`; a dash where there is none. */
export function msText(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '–';
  return milliseconds < 10_000
    ? `${antalText(Math.round(milliseconds))}${NBSP}ms`
    : `${rounded(milliseconds / 1000, 1)}${NBSP}s`;
}

function rounded(value: number, decimals: number, roundingMode: 'floor' | 'halfExpand' = 'halfExpand'): string {
  const format = new Intl.NumberFormat('sv-SE', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode,
  });
  return plain(format.format(value));
}

/** Without the minus sign of typography, which some fonts and readers lack. */
function plain(text: string): string {
  return text.replaceAll('−', '-');
}
