// The figures that Prometheus' own rules of alerts go by, beside those of questions and calls. Owner of prom-client with metrics.ts.

import { Gauge, type Registry } from 'prom-client';
import { DAY_MS } from './durations.ts';

/** Read when Prometheus comes; what is undefined is not told. */
export interface LarmFigures {
  readonly loggSkrivbar: boolean;
  /** How late gallring is beyond what is granted it; 0: not at all. Milliseconds. */
  readonly gallringSenMs: number | undefined;
  /** The newest protokoll names parts that could not be gallrade. */
  readonly gallringHindrad: boolean | undefined;
  /** Until each ends, by name; milliseconds. */
  readonly certifikatMs: ReadonlyMap<string, number>;
  /** How far our clock is ahead of its reference; milliseconds. */
  readonly klockanForeMs: number | undefined;
  /** How long what was measured has not been written; 0: it is. Milliseconds. */
  readonly oskrivenMatningMs: number;
}

/** A failed read leaves the figures out: a rule that lacks them says so. */
export function observeLarm(registers: Registry[], read: () => Promise<LarmFigures>): void {
  let reading: Promise<LarmFigures | undefined> | undefined;
  /** Once for all gauges of one visit. */
  const figures = () => {
    reading ??= read()
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  const gauge = (name: string, help: string, figureOf: (figures: LarmFigures) => number | undefined) =>
    new Gauge({
      name: `sammansatt_${name}`,
      help,
      registers,
      async collect() {
        this.reset();
        const now = await figures();
        const value = now && figureOf(now);
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  gauge('logg_skrivbar', 'Om loggen över efterfrågade personer går att skriva', ({ loggSkrivbar }) =>
    Number(loggSkrivbar),
  );
  gauge('gallring_sen_sekunder', 'Hur mycket för sent det som skulle ha gallrats står kvar', ({ gallringSenMs }) =>
    seconds(gallringSenMs),
  );
  gauge('gallring_hindrad', 'Om den senaste gallringen hindrades', ({ gallringHindrad: hindrad }) =>
    hindrad === undefined ? undefined : Number(hindrad),
  );
  gauge('klocka_avvikelse_sekunder', 'Hur mycket klockan går före sin referens', ({ klockanForeMs }) =>
    seconds(klockanForeMs),
  );
  gauge('matning_oskriven_sekunder', 'Hur länge det som mätts inte har skrivits', ({ oskrivenMatningMs }) =>
    seconds(oskrivenMatningMs),
  );
  new Gauge({
    name: 'sammansatt_certifikat_dagar',
    help: 'Dagar tills ett certifikat går ut; anropares det som går ut först',
    labelNames: ['namn'],
    registers,
    async collect() {
      this.reset();
      for (const [namn, left] of (await figures())?.certifikatMs ?? []) this.set({ namn }, left / DAY_MS);
    },
  });
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}
