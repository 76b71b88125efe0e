// The form of a run, read into a target and what to run; what does not hold is told at its field.
import { parseHostUrl } from '../../platform/host-url.ts';
import { parseJsonText } from '../../platform/json.ts';
import { type Avtalat, STANDARDGRANSER, STORSTA_GRANSER } from '../../testbench/granser.ts';
import { INSTALLNINGSFORM, lasInstallningar } from '../../testbench/installningar.ts';
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
import { adresserFor, type Provadress, type ProvbankServices } from './services.ts';

export interface Provval {
  readonly mal: Mal;
  readonly val: Val;
}

/** Names of the form's fields, in their order. */
export const FALT = [
  'adress',
  'sokvag',
  'testadress',
  'personer',
  'installningar',
  'grupp',
  'takt',
  'samtidiga',
  'matningar',
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
  const tillatet = await tillatetMal(services, om, { url: `${adress.origin}${sokvag}`, fientlig }, form);
  const installningar = lasInstallningar(fieldText(form, 'installningar'));
  if (!installningar) throw new ProvvalError('installningar', `Skriv ${INSTALLNINGSFORM}`);
  const grupper = GRUPPER.filter((grupp) => form.getAll('grupp').includes(grupp));
  if (grupper.length === 0) throw new ProvvalError('grupp', 'Välj minst en grupp.');
  const granser = {
    ...(await services.avtalat(om.kalla)),
    takt: number(form, 'takt', 'takt', 1),
    samtidiga: number(form, 'samtidiga', 'samtidiga', 1),
    matningar: number(form, 'matningar', 'matningar', 1),
    antal: number(form, 'antal', 'antal', 1),
    tidMs: 1000 * number(form, 'tid', 'tidMs', 1000),
  };
  return {
    mal: { bastjanst: om.kalla, ...tillatet, installningar, ...(services.tls && { tls: services.tls }) },
    val: { personer: personerIn(form, om, adress), granser, grupper, fientlig },
  };
}

/** Both addresses, the ping's where one is given. @throws as {@link readProvval} */
async function tillatetMal(
  services: ProvbankServices,
  om: Kalla,
  begart: { readonly url: string; readonly fientlig: boolean },
  form: URLSearchParams,
) {
  const tillatet = await services.tillatelse.prova({ bastjanst: om.kalla, ...begart });
  const testUrl = fieldText(form, 'testadress');
  if (testUrl === '') return tillatet;
  if (!adresserFor(services, om).some(({ origin }) => origin === parseHostUrl(testUrl)?.origin))
    throw new ProvvalError('testadress', 'Testanropets adress ska ligga på en av adresserna som går att välja.');
  return services.tillatelse.prova({ bastjanst: om.kalla, ...begart, testUrl }).catch((error: unknown) => {
    throw error instanceof TillatelseError ? new ProvvalError('testadress', error.message) : error;
  });
}

/** What is shown first. */
export function provvalDefaults({ sokvag = '' }: Partial<Provadress>, { samtidiga }: Avtalat): URLSearchParams {
  const { takt, matningar, antal, tidMs } = STANDARDGRANSER;
  const tal = { takt, samtidiga, matningar, antal, tid: tidMs / 1000 };
  const texts = Object.entries(tal).map(([name, value]) => [name, String(value)]);
  const values = new URLSearchParams({ sokvag, ...Object.fromEntries(texts) });
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

/** Without any, those of the simulators, whom nobody but a simulator knows. */
function personerIn(form: URLSearchParams, { kalla }: Kalla, { egen }: Provadress): Testpersoner {
  const text = fieldText(form, 'personer');
  if (text === '' && egen) return simuleradeTestpersoner(kalla);
  if (text === '') throw new ProvvalError('personer', 'Skriv testpersonerna i er testmiljö.');
  const parsed = parseJsonText(text);
  if ('flaw' in parsed)
    throw new ProvvalError('personer', 'Testpersonerna ska vara JSON: {"kand": "ÅÅÅÅMMDDNNNN", …}.');
  return lasTestpersoner(parsed.value);
}

function number(
  form: URLSearchParams,
  falt: 'takt' | 'samtidiga' | 'matningar' | 'antal' | 'tid',
  grans: 'takt' | 'samtidiga' | 'matningar' | 'antal' | 'tidMs',
  unit: number,
): number {
  const most = Math.floor(STORSTA_GRANSER[grans] / unit);
  const text = fieldText(form, falt);
  const value = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw new ProvvalError(falt, `Skriv ett heltal 1–${most}.`);
  return value;
}
