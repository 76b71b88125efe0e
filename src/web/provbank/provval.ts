// The form of a run, read into a target and what to run; what does not hold is told at its field.
import { parseJsonText } from '../../platform/json.ts';
import { STANDARDGRANSER, STORSTA_GRANSER } from '../../testbench/granser.ts';
import { lasInstallningar } from '../../testbench/installningar.ts';
import type { Val } from '../../testbench/korning.ts';
import { GRUPPER, type Mal } from '../../testbench/prov.ts';
import {
  lasTestpersoner,
  simuleradeTestpersoner,
  type Testpersoner,
  TestpersonerError,
} from '../../testbench/testpersoner.ts';
import { TillatelseError } from '../../testbench/tillatelse-error.ts';
import type { FormError } from '../form.ts';
import { fieldText } from '../form.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { adresserFor, type ProvbankServices } from './services.ts';

export interface Provval {
  readonly mal: Mal;
  readonly val: Val;
}

/** Names of the form's fields, in their order. */
export const FALT = [
  'adress',
  'sokvag',
  'personer',
  'installningar',
  'grupp',
  'takt',
  'antal',
  'tid',
  'fientlig',
] as const;

/** One field that does not hold. */
class ProvvalError extends Error {
  override readonly name = 'ProvvalError';
  readonly falt: (typeof FALT)[number];

  constructor(falt: ProvvalError['falt'], message: string) {
    super(message);
    this.falt = falt;
  }
}

/**
 * @throws {ProvvalError}, {TestpersonerError}, and what {@link ProvbankServices.tillatelse} refuses
 * @throws {DatabaseError}
 */
export async function readProvval(services: ProvbankServices, om: Kalla, form: URLSearchParams): Promise<Provval> {
  const adress = adresserFor(services, om).find(({ origin }) => origin === form.get('adress'));
  if (!adress) throw new ProvvalError('adress', 'Välj en adress.');
  const sokvag = fieldText(form, 'sokvag');
  if (!/^(\/[^\s?#]*)?$/.test(sokvag))
    throw new ProvvalError('sokvag', 'Sökvägen ska börja med / och inte ha frågedel.');
  const fientlig = form.get('fientlig') === 'ja';
  const url = `${adress.origin}${sokvag}`;
  const tillatet = await services.tillatelse.prova({ bastjanst: om.kalla, url, fientlig });
  const installningar = lasInstallningar(fieldText(form, 'installningar'));
  if (!installningar) throw new ProvvalError('installningar', 'Skriv namn=värde, med komma mellan.');
  const grupper = GRUPPER.filter((grupp) => form.getAll('grupp').includes(grupp));
  if (grupper.length === 0) throw new ProvvalError('grupp', 'Välj minst en grupp.');
  const granser = {
    takt: number(form, 'takt', 'takt', 1),
    antal: number(form, 'antal', 'antal', 1),
    tidMs: 1000 * number(form, 'tid', 'tidMs', 1000),
  };
  return {
    mal: { bastjanst: om.kalla, ...tillatet, installningar, ...(services.tls && { tls: services.tls }) },
    val: { personer: personerIn(form, om), granser, grupper, fientlig },
  };
}

/** What is shown first. */
export function provvalDefaults(sokvag = ''): URLSearchParams {
  const { takt, antal, tidMs } = STANDARDGRANSER;
  const values = new URLSearchParams({ sokvag, takt: String(takt), antal: String(antal), tid: String(tidMs / 1000) });
  for (const grupp of GRUPPER) values.append('grupp', grupp);
  return values;
}

/** The form's own refusals; undefined for what is none of them. */
export function provvalFault(error: unknown): FormError | undefined {
  if (error instanceof ProvvalError) return { field: error.falt, text: error.message };
  if (error instanceof TestpersonerError) return { field: 'personer', text: error.message };
  if (!(error instanceof TillatelseError)) return undefined;
  switch (error.kind) {
    case 'adress':
    case 'otillaten':
    case 'produktion':
      return { field: 'sokvag', text: error.message };
    case 'medgivande':
      return {
        field: 'fientlig',
        text: 'Fientliga fall kräver ett medgivande för adressen. Lämna ett nedan, eller välj bort dem.',
      };
    case 'upptagen':
      return { text: error.message };
    case 'ogiltig':
    case 'okand':
      return undefined;
  }
}

function personerIn(form: URLSearchParams, { kalla }: Kalla): Testpersoner {
  const text = fieldText(form, 'personer');
  if (text === '') return simuleradeTestpersoner(kalla);
  const parsed = parseJsonText(text);
  if ('flaw' in parsed)
    throw new ProvvalError('personer', 'Testpersonerna ska vara JSON: {"kand": "ÅÅÅÅMMDDNNNN", …}.');
  return lasTestpersoner(parsed.value);
}

function number(
  form: URLSearchParams,
  falt: 'takt' | 'antal' | 'tid',
  grans: 'takt' | 'antal' | 'tidMs',
  unit: number,
): number {
  const most = Math.floor(STORSTA_GRANSER[grans] / unit);
  const text = fieldText(form, falt);
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw new ProvvalError(falt, `Skriv ett heltal 1–${most}.`);
  return value;
}
