// Avvikelser as CSV for those who follow them up: one row each, without what was written in the longer fields.
import { csvText } from '../../platform/csv.ts';
import { timeForPeople } from '../../platform/swedish-day.ts';
import { type Avvikelse, idOf } from './avvikelse.ts';

const COLUMNS: readonly (readonly [head: string, cell: (avvikelse: Avvikelse) => string])[] = [
  ['Nummer', ({ nummer }) => String(nummer)],
  ['Läge', ({ lage }) => lage],
  ['Allvar', ({ allvar }) => allvar],
  ['Bastjänst', ({ bastjanst }) => bastjanst],
  ['Rubrik', ({ rubrik }) => rubrik],
  ['Rapporterad av', ({ part }) => `${part.slag} ${idOf(part)}`.trim()],
  ['Rapporterad', ({ rapporteradAt }) => timeText(rapporteradAt)],
  ['Senast ändrad', ({ andradAt }) => timeText(andradAt)],
];

/** Times are Sweden's. */
export function avvikelserCsv(avvikelser: readonly Avvikelse[]): string {
  const rows = avvikelser.map((one) => COLUMNS.map(([, cell]) => cell(one)));
  return csvText([COLUMNS.map(([head]) => head), ...rows]);
}

function timeText(at: number | undefined): string {
  return at === undefined ? '' : timeForPeople(at).slice(0, 16);
}
