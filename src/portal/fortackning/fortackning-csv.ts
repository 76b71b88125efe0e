// Förteckningar as CSV the way Swedish spreadsheets open it: UTF-8 with BOM, semicolons; a row an item.
import type { Ordalydelse } from './ordalydelse.ts';
import { faltnamn, type Uppgift } from './uppgift.ts';

const BOM = '\uFEFF';
const COLUMNS = ['namn', 'lagrum', 'forordning', 'svarande', 'falt', 'sedan', 'anmarkning'] as const;

/** Lines end as RFC 4180 has them. A cell that a spreadsheet would reckon with begins with an apostrophe. */
export function fortackningCsv(ordalydelser: readonly Ordalydelse[]): string {
  const head = ['Uppgiftslämnare', 'Ordalydelse', ...COLUMNS.map(faltnamn)];
  const rows = ordalydelser.flatMap(({ uppgiftslamnare, nummer, uppgifter }) =>
    uppgifter.map((one) => [uppgiftslamnare, String(nummer), ...COLUMNS.map((name) => cellText(one[name]))]),
  );
  const lines = [head, ...rows].map((cells) => cells.map(quoted).join(';'));
  return `${BOM}${lines.join('\r\n')}\r\n`;
}

function cellText(value: Uppgift[(typeof COLUMNS)[number]]): string {
  return typeof value === 'object' ? value.join(', ') : (value ?? '');
}

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
