// A report set in columns for a terminal: the verdict, the time that is not counted, day by day.
import { HOUR_MS } from '../platform/durations.ts';
import { timeForPeople } from '../platform/swedish-day.ts';
import { langd } from '../servicelevel/intervall.ts';
import { SAMMANSATT } from '../servicelevel/matning/summa.ts';
import type { Rapport } from '../servicelevel/niva/rapporter.ts';
import { periodText } from '../servicelevel/niva/rapportperiod.ts';
import type { Servicelage } from '../servicelevel/niva/servicelage.ts';
import { svensktTal } from '../servicelevel/niva/svenskt-tal.ts';
import { columns } from './command.ts';

export function rapportText({ kalla, period, skapad, lage, dygn, fore }: Rapport): string {
  const who = kalla === SAMMANSATT ? 'hela tjänsten' : kalla;
  const until = period.intervall.till <= skapad ? '' : `, till och med ${timeForPeople(skapad)}`;
  const stops = lage.undantaget.flatMap(({ skal, intervall }) =>
    skal === 'planerat underhåll'
      ? intervall.map(({ fran, till }) => `  ${timeForPeople(fran)} – ${timeForPeople(till)}`)
      : [],
  );
  return `${[
    `Rapport för ${who}, ${periodText(period)}${until}`,
    '',
    columns(facts(lage, fore.lage)),
    ...(stops.length > 0 ? ['', 'Planerat underhåll', ...stops] : []),
    '',
    columns([['dag', 'räknad tid', 'lyckade', 'fel', 'tillgänglighet', 'p95'], ...dygn.map(dygnsrad)]),
  ].join('\n')}\n`;
}

function facts(lage: Servicelage, fore: Servicelage): string[][] {
  const { niva, summa, uppfyllt, svarstid, budget } = lage;
  const agreed = `avtalat ${svensktTal(niva.tillganglighet, 3)} %`;
  const within = `avtalat p${svensktTal(niva.svarstid.percentil, 2)} inom ${niva.svarstid.ms} ms`;
  const measured = ms(summa.svarstid.percentile(niva.svarstid.percentil));
  return [
    [
      'tillgänglighet',
      percent(lage.tillganglighet),
      agreed,
      kept(uppfyllt.tillganglighet),
      `perioden före ${percent(fore.tillganglighet)}`,
    ],
    ['svarstid', measured, within, kept(uppfyllt.svarstid), `p50 ${ms(svarstid.p50)}, p99 ${ms(svarstid.p99)}`],
    ['felbudget', budget ? `${svensktTal(budget.kvar, 1, 'floor')} % kvar` : '–', `${budget?.har ?? 0} fel`, '', ''],
    [
      'räknad tid',
      hours(langd(lage.raknat)),
      ...lage.undantaget.map(({ skal, intervall }) => `${skal} ${hours(langd(intervall))}`),
    ],
  ];
}

function dygnsrad({ dag, lage }: Rapport['dygn'][number]): string[] {
  const { anrop, ping } = lage.summa.antal;
  const counts = [anrop.lyckad, anrop.misslyckad + ping.misslyckad].map(String);
  return [dag, hours(langd(lage.raknat)), ...counts, percent(lage.tillganglighet), ms(lage.svarstid.p95)];
}

function kept(value: boolean | undefined): string {
  if (value === undefined) return 'inget mätt';
  return value ? 'uppfylld' : 'INTE UPPFYLLD';
}

function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${svensktTal(value, 2, 'floor')} %`;
}

function ms(value: number | undefined): string {
  return value === undefined ? '–' : `${value} ms`;
}

function hours(milliseconds: number): string {
  return `${svensktTal(milliseconds / HOUR_MS, 2)} h`;
}
