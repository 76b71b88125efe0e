// The case of a fault that a contract declares for itself: it tells a source that lives from one that is down.
import { godkand, underkand } from '../domslut.ts';
import type { Fallmall } from '../fall.ts';
import { brottText, felord } from '../felord.ts';

/** @param namn of the element in the fault's detail */
export function egetFel(namn: string): Fallmall {
  return {
    nr: 'FUN-202',
    grupp: 'funktion',
    krav: [{ slag: 'kontrakt', ref: namn }],
    titel: `Det avtalade felet är ${namn}, enligt schemat`,
    steg: ['Fråga om en person som bastjänsten svarar om med det fel som kontraktet beskriver'],
    forvantan: `SOAP-fel med ${namn} i detail, giltigt enligt schemat.`,
    varfor: 'Det avtalade felet säger att tjänsten lever. Ett oavtalat räknas som ett avbrott.',
    behover: ['fel'],
    async prova({ agentur, fraga }) {
      const { fel, anrop } = await fraga('fel');
      const svar = anrop[0]?.svar;
      const vantat = `SOAP-fel med ${namn}`;
      if (!svar || !fel?.detail.sourceAlive)
        return underkand('Felet är inte kontraktets.', { vantat, fick: fel ? felord(fel) : 'ett svar' });
      const brott = agentur.feletsBrott?.(svar) ?? [];
      return brott.length === 0
        ? godkand(`Felet är kontraktets ${namn}.`)
        : underkand('Felet bryter mot sitt schema.', { vantat, fick: brott.slice(0, 5).map(brottText).join('; ') });
    },
  };
}
