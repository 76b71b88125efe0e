// The forms of the log: what may be searched by, and that every use says why.
import { type Html, html } from '../../platform/html.ts';
import type { Kriterium } from '../../querylog/granskning/kriterium.ts';
import { type Choice, type Draft, form, selectField, textField } from '../form.ts';
import { numberText } from '../text.ts';

/** Förordning (2001:637) 15 §. */
const FALT: readonly (Choice & { readonly value: Kriterium['falt'] })[] = [
  { value: 'person', label: 'Person- eller samordningsnummer' },
  { value: 'arende', label: 'Ärendenummer' },
  { value: 'handlaggare', label: 'Handläggarens hela namn' },
  { value: 'organisation', label: 'Organisationsnummer eller del av organisationens namn' },
];

export function sokForm(namnder: readonly string[], csrf: string | undefined, draft: Draft): Html {
  return html`<h2>Sök</h2>${form(
    { action: '/logg/sokning', csrf, submit: 'Sök' },
    namndField('sok', namnder, draft),
    selectField({ name: 'sok-falt', label: 'Sök på' }, FALT, draft),
    textField({ name: 'sok-varde', label: 'Sök efter', autocomplete: 'off' }, draft),
    ...dayFields('sok', draft),
    skalField('sok', draft),
  )}`;
}

export function utdragForm(namnder: readonly string[], csrf: string | undefined, draft: Draft): Html {
  return html`<h2>Registerutdrag</h2><p>Nämndens frågor om en person, att lämna till personen (artikel 15 i dataskyddsförordningen).</p>${form(
    { action: '/logg/utdrag', csrf, submit: 'Hämta utdraget', secondary: true },
    namndField('utdrag', namnder, draft),
    textField(
      { name: 'utdrag-person', label: 'Person- eller samordningsnummer', most: 13, autocomplete: 'off' },
      draft,
    ),
    ...dayFields('utdrag', draft),
    skalField('utdrag', draft),
  )}`;
}

export function kontrollForm(csrf: string | undefined, draft: Draft): Html {
  return html`<h2>Kontrollera loggen</h2><p>Läser alla poster och jämför dem med kontrollpunkterna. Det tar en stund om loggen är stor.</p>${form(
    { action: '/logg/kontroll', csrf, submit: 'Kontrollera', secondary: true },
    skalField('kontroll', draft),
  )}`;
}

function namndField(namn: string, namnder: readonly string[], draft: Draft): Html {
  const choices = namnder.map((namnd) => ({ value: namnd, label: numberText(namnd) }));
  return selectField({ name: `${namn}-namnd`, label: 'Nämnd' }, choices, draft);
}

function dayFields(namn: string, draft: Draft): Html[] {
  return [
    textField({ name: `${namn}-fran`, label: 'Från och med', type: 'date', most: 10 }, draft),
    textField({ name: `${namn}-till`, label: 'Till och med', type: 'date', most: 10 }, draft),
  ];
}

function skalField(namn: string, draft: Draft): Html {
  return textField(
    {
      name: `${namn}-skal`,
      label: 'Skäl',
      hint: 'Står i loggen. Inga personuppgifter.',
      most: 500,
      autocomplete: 'off',
    },
    draft,
  );
}
