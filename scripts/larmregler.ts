// Writes docker/prometheus/larm.yml, the rules of alerts for Prometheus, from those of the service: node scripts/med-node.mjs scripts/larmregler.ts
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { OWN_FAULTS } from '../src/inbound/fault-response.ts';
import { BREAKER_LEVELS } from '../src/platform/metrics.ts';
import { PROJECT_ROOT } from '../src/platform/schema-files.ts';
import type { LarmGrad, LarmRegel } from '../src/servicelevel/larm/larm.ts';
import { CERTIFIKAT_DAGAR } from '../src/servicelevel/larm/regler/certifikat-gar-ut.ts';
import { KLOCKA_MS } from '../src/servicelevel/larm/regler/klocka-driver.ts';
import { MATNING_MS } from '../src/servicelevel/larm/regler/matning-uteblir.ts';
import { regelnamn, regler } from '../src/servicelevel/larm/regler.ts';
import { SAMMANSATT } from '../src/servicelevel/matning/summa.ts';
import { FONSTER, MINST_MISSLYCKADE } from '../src/servicelevel/niva/brannhastighet.ts';
import { standardniva } from '../src/servicelevel/niva/standardniva.ts';

export const LARMREGLER = 'docker/prometheus/larm.yml';

/** One way in which a rule alerts: how bad, and Prometheus' expression for it. */
interface Uttryck {
  readonly grad: LarmGrad;
  readonly expr: string;
  /** What it is about, as a template of labels. */
  readonly objekt: string;
}

const CALL = 'sammansatt_anrop_total';
const QUESTION = 'sammansatt_fragor_total';

const uttryck: { readonly [R in LarmRegel]: readonly Uttryck[] } = {
  'logg-ej-skrivbar': [
    { grad: grad('logg-ej-skrivbar', 1), expr: 'sammansatt_logg_skrivbar == 0', objekt: '{{ $labels.instance }}' },
  ],
  brannhastighet: FONSTER.flatMap(({ fonster, troskel, minst }) => {
    const steg = FONSTER.filter((other) => other.troskel <= troskel).length;
    const windows = { ...fonster, troskel, minst };
    return [
      {
        ...{ grad: grad('brannhastighet', steg), objekt: '{{ $labels.kalla }}' },
        expr: burns({
          ...windows,
          of: `${CALL}{utfall=~"lyckad|misslyckad"}`,
          bad: `${CALL}{utfall="misslyckad"}`,
          by: 'by (kalla) ',
          kalla: 'AF',
        }),
      },
      {
        ...{ grad: grad('brannhastighet', steg), objekt: SAMMANSATT },
        expr: burns({
          ...windows,
          of: `${QUESTION}{utfall=~"answered|${OWN_FAULTS.join('|')}"}`,
          bad: `${QUESTION}{utfall=~"${OWN_FAULTS.join('|')}"}`,
          by: '',
          kalla: SAMMANSATT,
        }),
      },
    ];
  }),
  'krets-oppen': [
    {
      ...{ grad: grad('krets-oppen', 1), objekt: '{{ $labels.kalla }}' },
      // a probe under way leaves it half open for a moment
      expr: `max by (kalla) (max_over_time(sammansatt_krets[30s])) == ${BREAKER_LEVELS.indexOf('open')}`,
    },
  ],
  'gallring-forsenad': [
    { grad: grad('gallring-forsenad', 1), expr: 'max(sammansatt_gallring_hindrad) > 0', objekt: 'loggen' },
    { grad: grad('gallring-forsenad', 2), expr: 'max(sammansatt_gallring_sen_sekunder) > 0', objekt: 'loggen' },
  ],
  'certifikat-gar-ut': CERTIFIKAT_DAGAR.map((dagar, index) => ({
    grad: grad('certifikat-gar-ut', index + 1),
    expr: `min by (namn) (sammansatt_certifikat_dagar) < ${dagar}`,
    objekt: '{{ $labels.namn }}',
  })),
  'klocka-driver': KLOCKA_MS.map((limit, index) => ({
    grad: grad('klocka-driver', index + 1),
    expr: `abs(sammansatt_klocka_avvikelse_sekunder) > ${limit / 1000}`,
    objekt: '{{ $labels.instance }}',
  })),
  'matning-uteblir': [
    {
      grad: grad('matning-uteblir', 1),
      expr: `sammansatt_matning_oskriven_sekunder > ${MATNING_MS / 1000}`,
      objekt: '{{ $labels.instance }}',
    },
  ],
};

interface Burning {
  readonly lang: number;
  readonly kort: number;
  readonly troskel: number;
  readonly minst: number;
  readonly of: string;
  readonly bad: string;
  readonly by: string;
  readonly kalla: string;
}

/** Both windows above the threshold, on enough calls and failures; by the levels where nothing else was agreed: Prometheus knows no others. */
function burns({ lang, kort, troskel, minst, of, bad, by, kalla }: Burning): string {
  const budget = (100 - standardniva(kalla).tillganglighet) / 100;
  const share = (ms: number) => `sum ${by}(rate(${bad}[${promTime(ms)}])) / sum ${by}(rate(${of}[${promTime(ms)}]))`;
  const above = [lang, kort].map((ms) => `${share(ms)} > ${troskel} * ${budget}`);
  const least = (counter: string, count: number) => `sum ${by}(increase(${counter}[${promTime(lang)}])) >= ${count}`;
  return [...above, least(of, minst), least(bad, MINST_MISSLYCKADE)].join('\nand ');
}

function grad(regel: LarmRegel, steg: number): LarmGrad {
  const { grader } = regler[regel];
  return grader[steg - 1] ?? grader[0];
}

function promTime(milliseconds: number): string {
  if (milliseconds >= 3_600_000 && milliseconds % 3_600_000 === 0) return `${milliseconds / 3_600_000}h`;
  return milliseconds >= 60_000 && milliseconds % 60_000 === 0
    ? `${milliseconds / 60_000}m`
    : `${milliseconds / 1000}s`;
}

/** docker/prometheus/larm.yml as it should be. */
export function larmregler(): string {
  const rules = regelnamn.flatMap((regel) =>
    uttryck[regel].map(({ grad, expr, objekt }) => ({
      alert: regel,
      expr,
      for: promTime(regler[regel].efterMs),
      labels: { grad },
      annotations: { summary: `${regler[regel].rubrik}: ${objekt}`, description: regler[regel].atgard },
    })),
  );
  const head = '# Made of the rules of the service: node scripts/med-node.mjs scripts/larmregler.ts\n';
  return head + stringify({ groups: [{ name: 'sammansatt', rules }] }, { lineWidth: 0 });
}

if (import.meta.main) writeFileSync(join(PROJECT_ROOT, LARMREGLER), larmregler());
