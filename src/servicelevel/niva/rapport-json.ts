// A report as JSON for other programs: times in ISO 8601 and UTC, durations in milliseconds, shares in percent.
import { type Intervall, langd } from '../intervall.ts';
import type { Rapport } from './rapporter.ts';
import type { Servicelage } from './servicelage.ts';

export function rapportJson({ kalla, period, skapad, lage, nivaer, dygn, svarande, fore }: Rapport): object {
  const { fran, tom } = period;
  return {
    kalla,
    period: { fran, tom },
    skapad: iso(skapad),
    nivaer,
    ...lageJson(lage),
    dygn: dygn.map((one) => ({ dag: one.dag, ...lageJson(one.lage) })),
    svarande: svarande.map((one) => ({ svarande: one.svarande, ...lageJson(one.lage) })),
    fore: { period: { fran: fore.period.fran, tom: fore.period.tom }, ...lageJson(fore.lage) },
  };
}

function lageJson({ intervall, raknat, undantaget, summa, tillganglighet, budget, svarstid, uppfyllt }: Servicelage) {
  const { antal, orsaker, kvaliteter } = summa;
  return {
    ...stretch(intervall),
    raknadTidMs: langd(raknat),
    undantaget: undantaget.map((one) => ({ skal: one.skal, intervall: one.intervall.map(stretch) })),
    ...{ antal, orsaker, kvaliteter, tillganglighet, budget, svarstid, uppfyllt },
  };
}

function stretch({ fran, till }: Intervall): { readonly fran: string; readonly till: string } {
  return { fran: iso(fran), till: iso(till) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
