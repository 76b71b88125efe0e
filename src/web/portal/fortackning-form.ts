// The form of one data item, and what it says.
import type { Html } from '../../platform/html.ts';
import { slugOf } from '../../platform/markdown.ts';
import { FALTROTTER } from '../../portal/fortackning/faltkarta.ts';
import { EJ_KARTLAGD, faltnamn, type Uppgift } from '../../portal/fortackning/uppgift.ts';
import { type Draft, type FieldOptions, fieldText, textField } from '../form.ts';

const FIELDS: readonly (Omit<FieldOptions, 'label' | 'name'> & { readonly name: keyof Uppgift })[] = [
  { name: 'namn', hint: 'Vad det är som lämnas ut, till exempel: Utbetalningsdag.' },
  { name: 'lagrum', hint: `Kapitel och paragraf i socialtjänstlagen (2025:400), eller ${EJ_KARTLAGD}.` },
  { name: 'forordning', hint: `Var förordningen (2008:975) har uppgiften, eller ${EJ_KARTLAGD}.` },
  { name: 'svarande', hint: 'Den som svarar, eller systemet hos den.' },
  {
    name: 'falt',
    rows: 4,
    most: 2000,
    hint: `En rad för varje fält. Först ${FALTROTTER.join(', ')}, sedan elementen med / emellan.`,
  },
  { name: 'sedan', most: 4, hint: 'Kontraktets version, till exempel v10.' },
  { name: 'anmarkning', rows: 3, most: 1000, hint: 'Frivillig.' },
];

export function uppgiftFields(draft: Draft): Html[] {
  return FIELDS.map((field) => textField({ ...field, label: faltnamn(field.name) }, draft));
}

export function uppgiftValues(uppgift: Uppgift | undefined): URLSearchParams {
  if (!uppgift) return new URLSearchParams({ lagrum: EJ_KARTLAGD, forordning: EJ_KARTLAGD });
  return new URLSearchParams({ ...uppgift, falt: uppgift.falt.join('\n') });
}

/**
 * What the form says, unchecked.
 * @param id of the item that is changed; absent of a new one, which is named by its words
 * @param taken ids that are there
 */
export function uppgiftOf(values: URLSearchParams, id: string | undefined, taken: readonly string[]): Uppgift {
  const text = (name: keyof Uppgift) => fieldText(values, name);
  const lines = text('falt')
    .split(/\r?\n/)
    .map((line) => line.trim());
  return {
    id: id ?? freeId(slugOf(text('namn')).slice(0, 50), taken),
    ...{ namn: text('namn'), lagrum: text('lagrum'), forordning: text('forordning'), svarande: text('svarande') },
    ...{ falt: lines.filter((line) => line !== ''), sedan: text('sedan') },
    ...(text('anmarkning') !== '' && { anmarkning: text('anmarkning') }),
  };
}

function freeId(slug: string, taken: readonly string[]): string {
  const base = /^[a-z]/.test(slug) ? slug : `u-${slug}`;
  const numbers = [base, ...taken.map((_, index) => `${base}-${index + 2}`)];
  return numbers.find((one) => !taken.includes(one)) ?? base;
}
