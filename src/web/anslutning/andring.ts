// One post of an anslutning's page: what is wrong in its form, and what it does.
import type { LagradAnslutning, Mal } from '../../anslutning/anslutningar.ts';
import { type FormError, fieldText } from '../form.ts';
import type { OwnInput } from '../page.ts';
import { isDay } from './ansokan-form.ts';
import type { AnslutningServices } from './services.ts';

export interface Action {
  readonly skal: (form: URLSearchParams) => string;
  readonly errors: (form: URLSearchParams, stored: LagradAnslutning) => FormError[];
  /** @returns what the nämnd's contact is told */
  readonly run: (services: AnslutningServices, input: OwnInput, stored: LagradAnslutning, mal: Mal) => Promise<string>;
}

export function skalErrors(form: URLSearchParams, field: string): FormError[] {
  return fieldText(form, field).length >= 3 ? [] : [{ field, text: 'Skriv skälet, med minst tre tecken.' }];
}

export function present(form: URLSearchParams, field: string, text: string): FormError[] {
  return fieldText(form, field) === '' ? [{ field, text }] : [];
}

export function day(form: URLSearchParams, field: string, text: string): FormError[] {
  return isDay(fieldText(form, field)) ? [] : [{ field, text }];
}
