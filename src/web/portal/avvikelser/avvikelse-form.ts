// The form of an avvikelse: the five agreed fields with what it is about, what was written in them, and what was refused.
import type { Html } from '../../../platform/html.ts';
import { ALLVAR, HELA_TJANSTEN, type Part, type Rapport } from '../../../portal/avvikelser/avvikelse.ts';
import type { AvvikelseError } from '../../../portal/avvikelser/avvikelse-error.ts';
import { FALT, isAllvar, RAPPORTFALT } from '../../../portal/avvikelser/falt.ts';
import { type Draft, type FieldOptions, type FormError, fieldText, selectField, textField } from '../../form.ts';
import type { Namn } from './services.ts';

/** Of a larger field, and what helps whoever writes in it. */
const HINTS: Readonly<Record<(typeof RAPPORTFALT)[number], Omit<FieldOptions, 'name' | 'label'>>> = {
  rubrik: { hint: 'En mening som säger vad som är fel.' },
  aterskapande: { rows: 6, hint: 'Steg för steg, så att någon annan kan se samma sak.' },
  resultat: { rows: 4, hint: 'Vad som hände, och vad du väntade dig.' },
  bevis: {
    rows: 8,
    hint:
      'Felmeddelande, tid och korrelationsid. Bara text: en bilaga kan bära personuppgifter som ingen kan kontrollera. ' +
      'Inga personnummer, inte heller testpersoners; skriv PERSON.',
  },
  kontakt: { hint: 'Vem som kan svara på frågor: namn, e-post, telefon (070-123 45 67).' },
};

export interface Val {
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  /** Those for which the person may report. */
  readonly parter: readonly Part[];
  readonly namn: Namn;
}

export function avvikelseFields({ bastjanster, parter, namn }: Val, draft: Draft): Html[] {
  const about = [...bastjanster.map(({ id, namn: label }) => ({ value: id, label }))];
  const grades = Object.entries(ALLVAR).map(([value, text]) => ({ value, label: `${value}: ${text}` }));
  return [
    ...(parter.length > 1
      ? [
          selectField(
            { name: 'part', label: 'Rapportera som' },
            parter.map((part, index) => ({ value: String(index), label: namn.part(part) })),
            draft,
          ),
        ]
      : []),
    selectField(
      { name: 'bastjanst', label: 'Gäller' },
      [...about, { value: HELA_TJANSTEN, label: 'Hela tjänsten, eller vet inte' }],
      draft,
    ),
    selectField({ name: 'allvar', label: 'Hur allvarligt' }, grades, draft),
    ...RAPPORTFALT.map((name) => {
      const { namn: label, most } = FALT[name];
      return textField({ name, label, most, ...HINTS[name] }, draft);
    }),
  ];
}

/** What the form says; its fields are judged by avvikelser. */
export function rapportIn(values: URLSearchParams): Rapport {
  const text = (name: string) => fieldText(values, name);
  const allvar = text('allvar');
  return {
    ...{ bastjanst: text('bastjanst'), allvar: isAllvar(allvar) ? allvar : 'medel' },
    ...{ rubrik: text('rubrik'), aterskapande: text('aterskapande'), resultat: text('resultat') },
    ...{ bevis: text('bevis'), kontakt: text('kontakt') },
  };
}

/** A draft, as its form shows it. */
export function rapportValues(rapport: Rapport): URLSearchParams {
  const { bastjanst, allvar } = rapport;
  return new URLSearchParams([
    ['bastjanst', bastjanst],
    ['allvar', allvar],
    ...RAPPORTFALT.map((name): [string, string] => [name, rapport[name]]),
  ]);
}

/** What was refused: at its field, where it is about one. */
export function formErrorOf({ message, falt }: AvvikelseError): FormError {
  if (falt === undefined) return { text: message };
  const text = message.slice(`${falt}: `.length);
  const label = Object.hasOwn(FALT, falt) ? `${FALT[falt as keyof typeof FALT].namn}: ` : '';
  return { field: falt, text: `${label}${label ? text : text.charAt(0).toUpperCase() + text.slice(1)}` };
}
