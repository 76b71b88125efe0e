// The form by which an operator registers a nämnd's instruction for batches, or takes it away.
import { uppdragPatch } from '../../anslutning/uppdragsratt.ts';
import type { Html } from '../../platform/html.ts';
import { fieldText, form, selectField, textField } from '../form.ts';
import { type Action, day, present, skalErrors } from './andring.ts';
import { type Change, section } from './forms.ts';

const FIELDS = {
  val: 'uppdragsval',
  datum: 'instruktionsdatum',
  beslutadAv: 'beslutadAv',
  diarienummer: 'diarienummer',
  timmar: 'timmar',
  takt: 'takt',
  nyckel: 'nyckel',
  skal: 'uppdragsskal',
} as const;

const VAL = [
  { value: 'registrera', label: 'Registrera en instruktion' },
  { value: 'ta-bort', label: 'Ta bort instruktionen' },
];

export function uppdragForm({ address, csrf, version, draft }: Change): Html {
  return section(
    'Uppdrag: många frågor på en gång',
    form(
      { action: `${address}/uppdrag`, csrf, submit: 'Spara', hidden: { version }, secondary: true },
      selectField({ name: FIELDS.val, label: 'Vad som görs' }, VAL, draft),
      textField({ name: FIELDS.datum, label: 'Instruktionen gäller från', type: 'date', most: 10 }, draft),
      textField({ name: FIELDS.beslutadAv, label: 'Beslutad av' }, draft),
      textField({ name: FIELDS.diarienummer, label: 'Diarienummer (om det finns)' }, draft),
      textField(
        { name: FIELDS.timmar, label: 'Timmar som resultatet väntar', hint: '1–24; tomt är 2.', most: 2 },
        draft,
      ),
      textField({ name: FIELDS.takt, label: 'Frågor i minuten', hint: '1–6000; tomt är 60.', most: 4 }, draft),
      textField(
        {
          name: FIELDS.nyckel,
          label: 'Publik nyckel',
          hint: 'JWK eller PEM. Aldrig den privata.',
          most: 4_000,
          rows: 6,
        },
        draft,
      ),
      textField({ name: FIELDS.skal, label: 'Skäl till ändringen', most: 500 }, draft),
    ),
    draft,
    Object.values(FIELDS),
  );
}

/** A key never comes back in the form: it may be a private one. */
export const uppdrag: Action = {
  skal: (values) => fieldText(values, FIELDS.skal),
  errors(values) {
    if (isRemoval(values)) return skalErrors(values, FIELDS.skal);
    const errors = [
      ...day(values, FIELDS.datum, 'Skriv dagen som instruktionen gäller från, ÅÅÅÅ-MM-DD.'),
      ...present(values, FIELDS.beslutadAv, 'Skriv vem i nämnden som har beslutat.'),
      ...number(values, FIELDS.timmar, 24, 'Skriv ett heltal 1–24, eller lämna fältet tomt.'),
      ...number(values, FIELDS.takt, 6_000, 'Skriv ett heltal 1–6000, eller lämna fältet tomt.'),
      ...present(values, FIELDS.nyckel, 'Klistra in den publika nyckeln, som JWK eller PEM.'),
      ...skalErrors(values, FIELDS.skal),
    ];
    if (errors.length > 0) values.delete(FIELDS.nyckel);
    return errors;
  },
  async run({ anslutningar }, { form: values }, _stored, mal) {
    const nyckel = fieldText(values, FIELDS.nyckel);
    values.delete(FIELDS.nyckel);
    await anslutningar.andra(
      mal,
      isRemoval(values) ? { uppdrag: null } : uppdragPatch({ ...uppgifter(values), nyckel }),
    );
    return isRemoval(values)
      ? 'Nämndens instruktion om uppdrag är borttagen.'
      : 'Nämndens instruktion om uppdrag är registrerad.';
  },
};

function isRemoval(values: URLSearchParams): boolean {
  return values.get(FIELDS.val) === 'ta-bort';
}

function uppgifter(values: URLSearchParams) {
  const text = (name: string) => fieldText(values, name);
  return {
    datum: text(FIELDS.datum),
    beslutadAv: text(FIELDS.beslutadAv),
    ...(text(FIELDS.diarienummer) && { diarienummer: text(FIELDS.diarienummer) }),
    ...(text(FIELDS.timmar) && { timmar: Number(text(FIELDS.timmar)) }),
    ...(text(FIELDS.takt) && { taktPerMinut: Number(text(FIELDS.takt)) }),
  };
}

function number(values: URLSearchParams, field: string, most: number, text: string) {
  const written = fieldText(values, field);
  const fits = written === '' || (/^\d{1,4}$/.test(written) && Number(written) >= 1 && Number(written) <= most);
  return fits ? [] : [{ field, text }];
}
