// In which state a source is, in one word with a shape of its own: what operators see first, and never by colour alone.

import type { GuardState } from '../../bastjanster/guard/guard.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Summa } from '../../servicelevel/matning/summa.ts';
import type { Brannhastighet } from '../../servicelevel/niva/servicelage.ts';
import { shortTimeText } from '../text.ts';

export type Lageord = 'fungerar' | 'stord' | 'avbrott' | 'provar' | 'underhall' | 'stangd' | 'omatt';

interface LageData {
  readonly text: string;
  /** Differs in outline. */
  readonly form: string;
  /** The badge of the design system. */
  readonly badge: 'success' | 'warning' | 'error' | 'info' | 'default';
}

const LAGEN: Readonly<Record<Lageord, LageData>> = {
  fungerar: { text: 'Fungerar', form: '●', badge: 'success' },
  stord: { text: 'Störning', form: '▲', badge: 'warning' },
  avbrott: { text: 'Avbrott', form: '✖', badge: 'error' },
  provar: { text: 'Provar igen', form: '◐', badge: 'warning' },
  underhall: { text: 'Underhåll', form: '◆', badge: 'info' },
  stangd: { text: 'Stängd', form: '■', badge: 'error' },
  omatt: { text: 'Inget mätt', form: '○', badge: 'default' },
};

export interface Lage {
  readonly ord: Lageord;
  /** What is to be known beside the word, in Swedish. */
  readonly detalj?: string;
}

export interface Lagesgrund {
  /** Absent of the composite, which has no guard. */
  readonly guard: GuardState | undefined;
  /** Of the last {@link SENASTE_MS}. */
  readonly senaste: Summa;
  /** Of the last hour. */
  readonly timmen: Summa;
  readonly brand: readonly Brannhastighet[];
}

export const SENASTE_MS = 5 * 60_000;

/** Fewer calls than this say nothing; so many percent of failures are a disturbance, or as good as an outage. */
const STORNING = { minst: 5, procent: 10 } as const;
const AVBROTT = { minst: 5, procent: 90 } as const;

/** What burns over days is a matter for the report, and no disturbance just now. */
const FAST_MS = 6 * 3_600_000;

export function lageOf({ guard, senaste, timmen, brand }: Lagesgrund): Lage {
  const decided = guard && decidedLage(guard);
  if (decided) return decided;
  const forced = guard?.styrning.slag === 'öppen' ? { detalj: 'hålls öppen för hand' } : {};
  const failed = failedShare(senaste);
  if (failed.of >= AVBROTT.minst && failed.percent >= AVBROTT.procent) return { ord: 'avbrott', ...forced };
  const isDisturbed = failed.of >= STORNING.minst && failed.percent >= STORNING.procent;
  if (isDisturbed) return { ord: 'stord', ...forced };
  if (brand.some(({ overskriden, fonster }) => overskriden && fonster.lang <= FAST_MS))
    return { ord: 'stord', detalj: 'felbudgeten förbränns för fort' };
  if (guard?.styrning.slag === 'öppen') return { ord: 'fungerar', ...forced };
  return { ord: failedShare(timmen).of === 0 ? 'omatt' : 'fungerar' };
}

/** What an operator, a plan or the breaker has settled, whatever is measured. */
function decidedLage({ styrning, breaker }: GuardState): Lage | undefined {
  switch (styrning.slag) {
    case 'stängd':
      return { ord: 'stangd', detalj: styrning.till ? `till ${shortTimeText(styrning.till)}` : 'tills vidare' };
    case 'underhåll':
      return { ord: 'underhall', detalj: `till ${shortTimeText(styrning.till)}` };
    case 'öppen':
      return undefined;
    case 'automatisk':
      if (breaker.status === 'open') return { ord: 'avbrott', detalj: 'kretsen är öppen' };
      return breaker.status === 'half-open' ? { ord: 'provar', detalj: 'ett anrop provar' } : undefined;
  }
}

/** Calls and pings. */
function failedShare({ antal: { anrop, ping } }: Summa): { readonly of: number; readonly percent: number } {
  const failed = anrop.misslyckad + ping.misslyckad;
  const of = failed + anrop.lyckad + ping.lyckad;
  return { of, percent: of === 0 ? 0 : (100 * failed) / of };
}

/** `namn` is whose state it is: told when it changes on an open page. */
export function lageView({ ord, detalj }: Lage, namn: string): Html {
  const { text, form, badge } = LAGEN[ord];
  return html`<span class="badge badge--${badge} lagesord" data-lage="${namn}: ${text}"><span aria-hidden="true">${form}</span> ${text}</span>${
    detalj ? html` <span class="svag lagesdetalj">${detalj}</span>` : ''
  }`;
}
