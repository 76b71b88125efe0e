// Förteckningar as CSV: a row an item.
import { csvText } from '../../platform/csv.ts';
import type { Ordalydelse } from './ordalydelse.ts';
import { faltnamn, type Uppgift } from './uppgift.ts';

const COLUMNS = ['namn', 'lagrum', 'forordning', 'svarande', 'falt', 'sedan', 'anmarkning'] as const;

export function fortackningCsv(ordalydelser: readonly Ordalydelse[]): string {
  const head = ['Uppgiftslämnare', 'Ordalydelse', ...COLUMNS.map(faltnamn)];
  const rows = ordalydelser.flatMap(({ uppgiftslamnare, nummer, uppgifter }) =>
    uppgifter.map((one) => [uppgiftslamnare, String(nummer), ...COLUMNS.map((name) => cellText(one[name]))]),
  );
  return csvText([head, ...rows]);
}

function cellText(value: Uppgift[(typeof COLUMNS)[number]]): string {
  return typeof value === 'object' ? value.join(', ') : (value ?? '');
}
