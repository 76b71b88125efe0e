// Figures as Swedish spreadsheets read them: decimal comma, nothing between thousands.

const formats = new Map<string, Intl.NumberFormat>();

/** Empty where there is none. @param rounding `floor` for shares, so that 99.99999 never reads as if nothing had failed */
export function svensktTal(
  value: number | undefined,
  decimals: number,
  rounding: 'floor' | 'halfExpand' = 'halfExpand',
): string {
  if (value === undefined) return '';
  const key = `${decimals} ${rounding}`;
  const format = formats.get(key) ?? createFormat(decimals, rounding);
  formats.set(key, format);
  return format.format(value).replace('−', '-');
}

function createFormat(maximumFractionDigits: number, roundingMode: 'floor' | 'halfExpand'): Intl.NumberFormat {
  return new Intl.NumberFormat('sv-SE', { useGrouping: false, maximumFractionDigits, roundingMode });
}
