// What is done on an anslutning's page: steps, agreements, change of vendor, notice, and decisions on what a nämnd asked for.
import type { Mal } from '../../anslutning/anslutningar.ts';
import { type FormError, fieldText } from '../form.ts';
import { hasRole } from '../inloggning/person.ts';
import { type OwnInput, type Page, PageError, type PageReply } from '../page.ts';
import { type Action, day, present, skalErrors } from './andring.ts';
import type { Andring } from './andringsbegaran.ts';
import { onePage } from './anslutningar.ts';
import { bitradeErrors, bitradeOf } from './ansokan-form.ts';
import { type AnslutningServices, begaranOf, mayAsk, orRefused, readAnslutning } from './services.ts';
import { NOTISER, stegFran } from './steg.ts';
import { uppdrag } from './uppdragsratt.ts';

const PATH = '/anslutningar/:nummer';
const DRIFT = ['drift'] as const;
const BOTH = ['drift', 'namnd'] as const;

export function createAndringPages(services: AnslutningServices): Page[] {
  const post = (name: string, access: Page['access'], action: Action): Page => ({
    method: 'post',
    path: `${PATH}/${name}`,
    access,
    handle: (input) => act(services, input as OwnInput, action),
  });
  return [
    post('steg', DRIFT, steg),
    post('avtal', DRIFT, avtal),
    post('uppdrag', DRIFT, uppdrag),
    post('leverantor', BOTH, asked('leverantorsskal', vendorErrors, vendorOf)),
    post('uppsagning', BOTH, asked('uppsagningsskal', noticeErrors, noticeOf)),
    post('andringsbegaran', DRIFT, decision),
  ];
}

async function act(services: AnslutningServices, input: OwnInput, action: Action): Promise<PageReply> {
  const { person, form: values } = input;
  const stored = await readAnslutning(services, input);
  const again = (errors: readonly FormError[]) => onePage(services, input, stored, { values, errors });
  const errors = action.errors(values, stored);
  if (errors.length > 0) return { ...(await again(errors)), status: 422 };
  const { organisationsnummer } = stored.dokument;
  const mal = {
    ...begaranOf(person, action.skal(values)),
    organisationsnummer,
    version: Number(values.get('version')),
  };
  return orRefused(
    async () => {
      const about = await action.run(services, input, stored, mal);
      await services.notiser.send(stored.dokument, about);
      return { next: `/anslutningar/${organisationsnummer}` };
    },
    (text) => again([{ text }]),
  );
}

const steg: Action = {
  skal: (form) => fieldText(form, 'skal'),
  errors: (form, { dokument }) => [
    ...(stegFran(dokument).some(({ value }) => value === form.get('till'))
      ? []
      : [
          {
            field: 'till',
            text: 'Välj ett steg som leder vidare härifrån. Anslutningen kan ha ändrats av någon annan.',
          },
        ]),
    ...skalErrors(form, 'skal'),
  ],
  async run({ anslutningar }, { form }, { dokument }, mal) {
    const chosen = stegFran(dokument).find(({ value }) => value === form.get('till'));
    if (!chosen) throw new PageError(422, 'Steget finns inte', 'Läs om sidan.');
    await chosen.run(anslutningar, mal);
    return chosen.notis;
  },
};

const avtal: Action = {
  skal: (form) => fieldText(form, 'avtalsskal'),
  errors: (form) => [
    ...present(form, 'avtalsversion', 'Skriv avtalets version.'),
    ...present(form, 'undertecknatAv', 'Skriv vem som har undertecknat.'),
    ...day(form, 'avtalsdatum', 'Skriv dagen för undertecknandet, ÅÅÅÅ-MM-DD.'),
    ...(/^[0-9a-f]{64}$/i.test(fieldText(form, 'hash'))
      ? []
      : [{ field: 'hash', text: 'Skriv dokumentets SHA-256, 64 tecken.' }]),
    ...skalErrors(form, 'avtalsskal'),
  ],
  async run({ anslutningar }, { form }, _stored, mal) {
    const signed = {
      version: fieldText(form, 'avtalsversion'),
      undertecknatAv: fieldText(form, 'undertecknatAv'),
      datum: fieldText(form, 'avtalsdatum'),
      dokumentHash: fieldText(form, 'hash').toLowerCase(),
    };
    const slag = form.get('slag') === 'bitradesavtal' ? 'bitradesavtal' : 'avtal';
    await anslutningar.andra(mal, { [slag]: signed });
    return slag === 'avtal' ? 'Anslutningsavtalet är registrerat.' : 'Personuppgiftsbiträdesavtalet är registrerat.';
  },
};

/** What an operator does at once and a nämnd asks for. */
function asked(
  field: string,
  errors: (form: URLSearchParams) => FormError[],
  toAndring: (form: URLSearchParams) => Andring,
): Action {
  return {
    skal: (form) => fieldText(form, field),
    errors: (form) => [...errors(form), ...skalErrors(form, field)],
    async run(services, { person, form }, stored, mal) {
      const andring = toAndring(form);
      if (hasRole(person, 'drift')) return carryOut(services, mal, andring);
      if (!mayAsk(stored, person)) {
        throw new PageError(409, 'Det går inte nu', 'Ändringar kan begäras av en anslutning som är godkänd.');
      }
      await services.andringsbegaranden.add(mal, stored.dokument.organisationsnummer, andring);
      return 'Vi har tagit emot er begäran om ändring.';
    },
  };
}

async function carryOut({ anslutningar }: AnslutningServices, mal: Mal, andring: Andring): Promise<string> {
  if (andring.slag === 'uppsagning') {
    await anslutningar.sagUpp(mal, andring);
    return NOTISER.uppsagd;
  }
  await anslutningar.andra(mal, { bitraden: andring.bitraden });
  return 'Bytet av systemleverantör är genomfört.';
}

const decision: Action = {
  skal: (form) => fieldText(form, `beslutsskal-${form.get('id')}`),
  errors: (form) => skalErrors(form, `beslutsskal-${form.get('id')}`),
  async run(services, { form }, { dokument }, mal) {
    const waiting = await services.andringsbegaranden.waiting(dokument.organisationsnummer);
    const found = waiting.find(({ id }) => id === form.get('id'));
    if (!found) throw new PageError(409, 'Redan avgjord', 'Den begärda ändringen väntar inte längre på beslut.');
    const beslut = form.get(`beslut-${found.id}`) === 'genomförd' ? 'genomförd' : 'avvisad';
    const about =
      beslut === 'genomförd' ? await carryOut(services, mal, found.andring) : 'Er begäran om ändring är avvisad.';
    await services.andringsbegaranden.decide(mal, found.id, beslut);
    return about;
  },
};

const VENDOR = ['bitrade-nummer', 'bitrade-namn', 'bitrade-datum'];

function hasVendor(form: URLSearchParams): boolean {
  return VENDOR.some((name) => fieldText(form, name) !== '');
}

function vendorErrors(form: URLSearchParams): FormError[] {
  return hasVendor(form) ? bitradeErrors(form) : [];
}

function vendorOf(form: URLSearchParams): Andring {
  return { slag: 'leverantor', bitraden: hasVendor(form) ? [bitradeOf(form)] : [] };
}

function noticeErrors(form: URLSearchParams): FormError[] {
  return [
    ...day(form, 'datum', 'Skriv uppsägningens datum, ÅÅÅÅ-MM-DD.'),
    ...day(form, 'upphor', 'Skriv anslutningens sista dag, ÅÅÅÅ-MM-DD.'),
  ];
}

function noticeOf(form: URLSearchParams): Andring {
  return { slag: 'uppsagning', datum: fieldText(form, 'datum'), upphor: fieldText(form, 'upphor') };
}
