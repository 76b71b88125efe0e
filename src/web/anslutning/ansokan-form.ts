// The application form: the fields of the anslutningsavtal, and the anslutning that they make.
import { type Anslutning, KONTAKTROLLER, type Kontakt } from '../../anslutning/anslutning.ts';
import { type Html, html } from '../../platform/html.ts';
import { type Choice, checkboxes, type Draft, type FormError, fieldText, textField } from '../form.ts';
import { fullNumber } from '../inloggning/rollregler.ts';
import { numberText } from '../text.ts';

export const KONTAKTTEXT: Readonly<Record<Kontakt['roll'], string>> = {
  teknisk: 'Teknisk kontakt',
  avtal: 'Kontakt för avtal',
  dataskydd: 'Kontakt för dataskydd',
};

const IDENTITET = 'Användarnamn i verksamhetssystemet';
const EPOST = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const TELEFON = /^[0+][0-9 ()-]{4,24}$/;

export interface AnsokanFormOptions {
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  /** Where the login says for whom it is; otherwise the form asks. */
  readonly organisationsnummer?: string;
}

export function ansokanFields({ bastjanster, organisationsnummer }: AnsokanFormOptions, draft: Draft): Html[] {
  const choices: Choice[] = bastjanster.map(({ id, namn }) => ({ value: id, label: namn }));
  return [
    html`<h2>Nämnden</h2>`,
    organisationsnummer
      ? html`<p>Organisationsnummer: <strong>${numberText(organisationsnummer)}</strong></p>`
      : textField({ name: 'organisationsnummer', label: 'Organisationsnummer', hint: 'Tio siffror.', most: 13 }, draft),
    textField({ name: 'namn', label: 'Nämndens namn', autocomplete: 'organization' }, draft),
    textField({ name: 'kommun', label: 'Kommun' }, draft),
    textField({ name: 'aktorsid', label: 'Aktörsid hos Försäkringskassan (frivilligt)', most: 64 }, draft),
    html`<h2>Kontakter</h2>`,
    ...KONTAKTROLLER.map((roll) => contact(roll, draft)),
    html`<h2>Vad nämnden vill fråga om</h2>`,
    checkboxes({ name: 'bastjanster', label: 'Bastjänster', hint: 'Välj dem som nämnden behöver.' }, choices, draft),
    html`<h2>Systemleverantör</h2>
<p>Fyll i om en leverantör ställer frågorna åt nämnden, som personuppgiftsbiträde.</p>`,
    ...bitradeFields(draft, { optional: true }),
    html`<h2>Handläggarnas åtagande</h2>`,
    checkboxes(
      { name: 'kravs', label: 'Bekräftelse av åtagandet', hint: 'Frågor från den som inte har bekräftat avvisas då.' },
      [{ value: 'ja', label: 'Varje handläggare ska ha bekräftat gränserna för sin behörighet (bilaga 7)' }],
      draft,
    ),
    textField(
      { name: 'identitet', label: 'Hur handläggare anges i frågorna', hint: `Till exempel ”${IDENTITET}”.` },
      draft,
    ),
  ];
}

function contact(roll: Kontakt['roll'], draft: Draft): Html {
  return html`<fieldset class="fieldset grupp"><legend class="label fieldset__label">${KONTAKTTEXT[roll]}</legend>
${textField({ name: `${roll}-namn`, label: 'Namn' }, draft)}
${textField({ name: `${roll}-epost`, label: 'E-post', type: 'email' }, draft)}
${textField({ name: `${roll}-telefon`, label: 'Telefon (frivilligt)', type: 'tel', most: 25 }, draft)}
</fieldset>`;
}

export function bitradeFields(draft: Draft, { optional }: { readonly optional: boolean }): Html[] {
  const last = optional ? ' (om det finns en leverantör)' : '';
  return [
    textField({ name: 'bitrade-nummer', label: `Leverantörens organisationsnummer${last}`, most: 13 }, draft),
    textField({ name: 'bitrade-namn', label: `Leverantörens namn${last}` }, draft),
    textField({ name: 'bitrade-datum', label: `Biträdesavtalets datum${last}`, type: 'date', most: 10 }, draft),
  ];
}

/** What does not hold in a form, by field; the register has the last word. */
export function ansokanErrors(values: URLSearchParams, { organisationsnummer }: AnsokanFormOptions): FormError[] {
  const errors: FormError[] = [];
  const need = (field: string, text: string, holds = fieldText(values, field) !== '') => {
    if (!holds) errors.push({ field, text });
  };
  const isNumber =
    organisationsnummer !== undefined || fullNumber(fieldText(values, 'organisationsnummer')) !== undefined;
  need('organisationsnummer', 'Skriv organisationsnumret med tio siffror.', isNumber);
  need('namn', 'Skriv nämndens namn.');
  need('kommun', 'Skriv kommunens namn.');
  for (const roll of KONTAKTROLLER) {
    const who = KONTAKTTEXT[roll].toLowerCase();
    const telefon = fieldText(values, `${roll}-telefon`);
    need(`${roll}-namn`, `Skriv namnet på ${who}.`);
    need(`${roll}-epost`, `Skriv e-postadressen till ${who}.`, EPOST.test(fieldText(values, `${roll}-epost`)));
    need(
      `${roll}-telefon`,
      `Telefonnumret till ${who} ska börja med 0 eller +.`,
      telefon === '' || TELEFON.test(telefon),
    );
  }
  need('bastjanster', 'Välj minst en bastjänst.');
  need('identitet', 'Skriv hur handläggare anges i frågorna.');
  if (hasBitrade(values)) errors.push(...bitradeErrors(values));
  return errors;
}

export function bitradeErrors(values: URLSearchParams): FormError[] {
  const isNumber = fullNumber(fieldText(values, 'bitrade-nummer')) !== undefined;
  const all: [boolean, FormError][] = [
    [isNumber, { field: 'bitrade-nummer', text: 'Skriv leverantörens organisationsnummer med tio siffror.' }],
    [fieldText(values, 'bitrade-namn') !== '', { field: 'bitrade-namn', text: 'Skriv leverantörens namn.' }],
    [
      isDay(fieldText(values, 'bitrade-datum')),
      { field: 'bitrade-datum', text: 'Skriv biträdesavtalets datum, ÅÅÅÅ-MM-DD.' },
    ],
  ];
  return all.flatMap(([holds, error]) => (holds ? [] : [error]));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function hasBitrade(values: URLSearchParams): boolean {
  return ['bitrade-nummer', 'bitrade-namn', 'bitrade-datum'].some((name) => fieldText(values, name) !== '');
}

export function bitradeOf(values: URLSearchParams) {
  return {
    organisationsnummer: fullNumber(fieldText(values, 'bitrade-nummer')) ?? '',
    namn: fieldText(values, 'bitrade-namn'),
    avtalsdatum: fieldText(values, 'bitrade-datum'),
  };
}

/** The anslutning of a form without errors, but for what the form does not ask. */
export function ansokanOf(values: URLSearchParams, before?: Anslutning) {
  const text = (name: string) => fieldText(values, name);
  return {
    namn: text('namn'),
    kommun: text('kommun'),
    ...(text('aktorsid') && { aktorsid: text('aktorsid') }),
    bastjanster: [...new Set(values.getAll('bastjanster'))],
    kontakter: KONTAKTROLLER.map((roll) => {
      const telefon = text(`${roll}-telefon`);
      return { roll, namn: text(`${roll}-namn`), epost: text(`${roll}-epost`), ...(telefon && { telefon }) };
    }),
    bitraden: hasBitrade(values) ? [bitradeOf(values)] : [],
    atagande: { automater: before?.atagande.automater ?? [], kravs: values.has('kravs'), identitet: text('identitet') },
  };
}

/** The form as an anslutning fills it. */
export function ansokanValues({
  namn,
  kommun,
  aktorsid,
  bastjanster,
  kontakter,
  bitraden,
  atagande,
}: Anslutning): URLSearchParams {
  const [bitrade] = bitraden;
  const values = new URLSearchParams({
    ...{ namn, kommun: kommun ?? '', aktorsid: aktorsid ?? '', identitet: atagande.identitet },
    ...(atagande.kravs && { kravs: 'ja' }),
    'bitrade-nummer': bitrade?.organisationsnummer ?? '',
    'bitrade-namn': bitrade?.namn ?? '',
    'bitrade-datum': bitrade?.avtalsdatum ?? '',
  });
  for (const one of bastjanster) values.append('bastjanster', one);
  for (const { roll, namn: who, epost, telefon = '' } of kontakter) {
    values.set(`${roll}-namn`, who);
    values.set(`${roll}-epost`, epost);
    values.set(`${roll}-telefon`, telefon);
  }
  return values;
}
