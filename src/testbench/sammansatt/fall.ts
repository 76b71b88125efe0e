// A case against the composite: what is asked in each of its forms, and the sentences that say what was wrong with the answers.
import { felkoder } from '../../profiles/sverige/felkoder.ts';
import { ejTillamplig, godkand, underkand } from '../domslut.ts';
import { ensam } from '../fall/samtidiga.ts';
import type { Domslut, Fallbeskrivning, Mal, Provfall } from '../prov.ts';
import type { Form } from './fraga.ts';
import { createSamtal, type Samtal, type Svar, UteblivetSvar } from './samtal.ts';
import { type Del, del, type Last } from './svar.ts';

/** Sentences in Swedish, without values of the target's; none where all is well. */
export type Brister = readonly string[];

export interface Sammansattfall extends Omit<Fallbeskrivning, 'id' | 'anrop'> {
  /** E.g. `FUN-003`. */
  readonly nr: string;
  readonly former: readonly Form[];
  /** Calls in each form; one where it does not say. */
  readonly fragor?: number;
  /** Why it does not apply to a target; `undefined`: it applies. */
  readonly galler?: (mal: Mal) => string | undefined;
  /** Asks several questions at the same time: skipped where the run may not. */
  readonly samtidigt?: boolean;
  prova(samtal: Samtal, form: Form): Promise<Brister>;
}

/** The case as the bench runs it. */
export function provfallAv({
  nr,
  former,
  fragor = 1,
  galler,
  samtidigt,
  prova,
  ...beskrivning
}: Sammansattfall): Provfall {
  return {
    ...beskrivning,
    id: `SAM-${nr}`,
    anrop: () => former.length * fragor,
    async kor(miljo, signal) {
      const skal = galler?.(miljo.mal);
      if (skal !== undefined) return ejTillamplig(skal);
      if (samtidigt && miljo.granser.samtidiga < 2) return ensam();
      const samtal = createSamtal(miljo, signal);
      const brister: string[] = [];
      for (const form of former) {
        const egna = await provad(() => prova(samtal, form));
        brister.push(...egna.map((brist) => (former.length > 1 ? `${form}: ${brist}` : brist)));
      }
      return domslut(brister, beskrivning.forvantan);
    },
  };
}

/** What a case finds; that no answer came is a finding too. */
export async function provad(prova: () => Promise<Brister>): Promise<Brister> {
  try {
    return await prova();
  } catch (error) {
    if (error instanceof UteblivetSvar) return [`inget svar kom (${error.message})`];
    throw error;
  }
}

const MEST = 6;

export function domslut(alla: Brister, vantat: string): Domslut {
  const brister = [...new Set(alla)];
  if (brister.length === 0) return godkand('Svaren är som väntat.');
  const fick = brister
    .slice(0, MEST)
    .join('; ')
    .concat(brister.length > MEST ? ` och ${brister.length - MEST} till` : '');
  return underkand('Svaren är inte som väntat.', { vantat, fick });
}

/** A sentence where a claim does not hold. */
export function brist(haller: boolean, mening: string): Brister {
  return haller ? [] : [mening];
}

/** Goes on with an answer that was delivered; else says why it was not. */
export function medSvar({ status, last }: Svar, vidare: (last: Last) => Brister): Brister {
  if ('skal' in last) return [last.skal];
  if (last.nekad) return [`frågan nekades med ${felkodsord(last.nekad.felkod)}`];
  return status === 200 ? vidare(last) : [`HTTP-status ${status}, väntat 200`];
}

/** Goes on with a refusal of that felkod; else says what came instead. */
export function medNekad(
  { last }: Svar,
  felkod: string,
  vidare: (nekad: NonNullable<Last['nekad']>, last: Last) => Brister = () => [],
): Brister {
  if ('skal' in last) return [last.skal];
  if (!last.nekad) return [`frågan nekades inte; väntat är ${felkod}`];
  const fel = last.nekad.felkod;
  return fel === felkod ? vidare(last.nekad, last) : [`felkoden är ${felkodsord(fel)}; väntat är ${felkod}`];
}

/** Goes on with a part that was answered; else says why there is nothing to judge. Data that is empty is an answer too. */
export function medDel(last: Last, myndighet: string, vidare: (del: Del) => Brister): Brister {
  const svar = del(last, myndighet);
  if (!svar) return [`${myndighet} står inte en gång i svaret`];
  return svar.fel ? [`${myndighet} svarade inte: ${felkodsord(svar.fel.felkod)}`] : vidare(svar);
}

/** What is wrong with a part that must be that error. */
export function delMedFel(last: Last, myndighet: string, kalla: string, felkod: string): Brister {
  const fel = del(last, myndighet)?.fel;
  if (!fel) return [`${myndighet} har inget fel; väntat är ${felkod}`];
  return [
    ...brist(fel.felkod === felkod, `${myndighet} har felkoden ${felkodsord(fel.felkod)}; väntat är ${felkod}`),
    ...brist(fel.kalla === kalla, `${myndighet}: källan är inte ${kalla}`),
    ...brist(
      fel.felmeddelande.every((text) => text.trim() !== ''),
      `${myndighet}: ett felmeddelande är tomt`,
    ),
  ];
}

const kanda: ReadonlySet<string> = new Set(felkoder().map((one) => one.felkod));

/** A felkod as it may be repeated: nobody knows what a target writes there. */
function felkodsord(felkod: string): string {
  return kanda.has(felkod) ? felkod : 'en okänd felkod';
}
