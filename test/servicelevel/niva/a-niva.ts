// Service levels and measured counts for tests.
import { type Summa, tomSumma, type Utfall } from '../../../src/servicelevel/matning/summa.ts';
import type { Serviceniva } from '../../../src/servicelevel/niva/serviceniva.ts';
import { standardniva } from '../../../src/servicelevel/niva/standardniva.ts';

export const begaran = { aktor: { namn: 'Åsa Drift' }, skal: 'UC med CSN, dnr 2026-44' };

/** CSN's default, with changes. */
export function aNiva(changes: Partial<Serviceniva> = {}): Serviceniva {
  return { ...standardniva('CSN'), giltigFran: '2026-01-01', ...changes };
}

/** So many real calls and pings of each outcome, and the times of the answers (milliseconds). */
export function aSumma(
  anrop: Partial<Record<Utfall, number>>,
  svarstider: readonly number[] = [],
  ping: Partial<Record<Utfall, number>> = {},
): Summa {
  const empty = tomSumma();
  for (const ms of svarstider) empty.svarstid.record(ms);
  return { ...empty, antal: { anrop: { ...empty.antal.anrop, ...anrop }, ping: { ...empty.antal.ping, ...ping } } };
}
