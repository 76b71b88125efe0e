// A report as CSV for Swedish spreadsheets: figures with a decimal comma, a row a day, and the whole.

import { csvText } from '../../platform/csv.ts';
import { MINUTE_MS } from '../../platform/durations.ts';
import { langd } from '../intervall.ts';
import type { Rapport } from './rapporter.ts';
import type { Servicelage, Undantag } from './servicelage.ts';
import { svensktTal } from './svenskt-tal.ts';

interface Rad {
  readonly kalla: string;
  readonly dag: string;
  readonly lage: Servicelage;
}

const minutes = (ms: number) => svensktTal(ms / MINUTE_MS, 2);
const count = (value: number) => svensktTal(value, 0);
const percent = (value: number | undefined) => svensktTal(value, 4, 'floor');
const kept = (value: boolean | undefined) => (value === undefined ? '' : value ? 'ja' : 'nej');
const excluded = (skal: Undantag) => (rad: Rad) =>
  minutes(langd(rad.lage.undantaget.flatMap((one) => (one.skal === skal ? one.intervall : []))));

const COLUMNS: readonly (readonly [head: string, cell: (rad: Rad) => string])[] = [
  ['Dag', ({ dag }) => dag],
  ['Källa', ({ kalla }) => kalla],
  ['Räknad tid (min)', ({ lage }) => minutes(langd(lage.raknat))],
  ['Utanför servicetid (min)', excluded('utanför servicetid')],
  ['Underhållsfönster (min)', excluded('underhållsfönster')],
  ['Planerat underhåll (min)', excluded('planerat underhåll')],
  ['Lyckade anrop', ({ lage }) => count(lage.summa.antal.anrop.lyckad)],
  ['Misslyckade anrop', ({ lage }) => count(lage.summa.antal.anrop.misslyckad)],
  ['Undantagna anrop', ({ lage }) => count(lage.summa.antal.anrop.undantagen)],
  ['Lyckade kontroller', ({ lage }) => count(lage.summa.antal.ping.lyckad)],
  ['Misslyckade kontroller', ({ lage }) => count(lage.summa.antal.ping.misslyckad)],
  ['Avtalad tillgänglighet (%)', ({ lage }) => percent(lage.niva.tillganglighet)],
  ['Tillgänglighet (%)', ({ lage }) => percent(lage.tillganglighet)],
  ['Tillgänglighet uppfylld', ({ lage }) => kept(lage.uppfyllt.tillganglighet)],
  ['Felbudget (antal)', ({ lage }) => svensktTal(lage.budget?.far, 2)],
  ['Felbudget kvar (%)', ({ lage }) => svensktTal(lage.budget?.kvar, 2, 'floor')],
  ['Avtalad percentil', ({ lage }) => svensktTal(lage.niva.svarstid.percentil, 2)],
  ['Avtalad svarstid (ms)', ({ lage }) => count(lage.niva.svarstid.ms)],
  ['p50 (ms)', ({ lage }) => svensktTal(lage.svarstid.p50, 0)],
  ['p90 (ms)', ({ lage }) => svensktTal(lage.svarstid.p90, 0)],
  ['p95 (ms)', ({ lage }) => svensktTal(lage.svarstid.p95, 0)],
  ['p99 (ms)', ({ lage }) => svensktTal(lage.svarstid.p99, 0)],
  ['Svarstid uppfylld', ({ lage }) => kept(lage.uppfyllt.svarstid)],
];

export function rapportCsv({ kalla, dygn, lage }: Rapport): string {
  const rows: Rad[] = [...dygn.map((one) => ({ kalla, ...one })), { kalla, dag: 'Hela perioden', lage }];
  return csvText([COLUMNS.map(([head]) => head), ...rows.map((rad) => COLUMNS.map(([, cell]) => cell(rad)))]);
}
