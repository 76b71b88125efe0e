// The forms on an anslutning's page beside its next step: signed agreements, change of system vendor, notice.
import type { LagradAnslutning } from '../../anslutning/anslutningar.ts';
import { type Html, html } from '../../platform/html.ts';
import { type Draft, form, selectField, textField } from '../form.ts';
import { bitradeFields } from './ansokan-form.ts';

/** What every form of an anslutning's page has. */
export interface Change {
  /** Of the anslutning's page. */
  readonly address: string;
  readonly csrf: string | undefined;
  /** That the page was made from: somebody else's change in between is then seen. */
  readonly version: number;
  readonly draft: Draft;
}

const AVTALSSLAG = [
  { value: 'avtal', label: 'Anslutningsavtal' },
  { value: 'bitradesavtal', label: 'Personuppgiftsbiträdesavtal' },
];

export function avtalForm({ address, csrf, version, draft }: Change): Html {
  return section(
    'Registrera ett undertecknat avtal',
    form(
      { action: `${address}/avtal`, csrf, submit: 'Registrera avtalet', hidden: { version }, secondary: true },
      selectField({ name: 'slag', label: 'Avtal' }, AVTALSSLAG, draft),
      textField({ name: 'avtalsversion', label: 'Avtalets version', most: 50 }, draft),
      textField({ name: 'undertecknatAv', label: 'Undertecknat av' }, draft),
      textField({ name: 'avtalsdatum', label: 'Undertecknat den', type: 'date', most: 10 }, draft),
      textField({ name: 'hash', label: 'Dokumentets SHA-256', hint: '64 hexadecimala tecken.', most: 64 }, draft),
      textField({ name: 'avtalsskal', label: 'Skäl till registreringen', most: 500 }, draft),
    ),
    draft,
    ['slag', 'avtalsversion', 'undertecknatAv', 'avtalsdatum', 'hash', 'avtalsskal'],
  );
}

/** @param direct an operator's change is made at once, a nämnd's is asked for */
export function leverantorForm({ address, csrf, version, draft }: Change, direct: boolean): Html {
  return section(
    'Byt systemleverantör',
    html`<p>Leverantören som anges ersätter den nuvarande. Lämna de tre första fälten tomma om nämnden inte längre har någon.</p>
${form(
  {
    action: `${address}/leverantor`,
    csrf,
    submit: direct ? 'Byt leverantör' : 'Begär bytet',
    hidden: { version },
    secondary: true,
  },
  ...bitradeFields(draft, { optional: true }),
  textField({ name: 'leverantorsskal', label: 'Skäl till bytet', most: 500 }, draft),
)}`,
    draft,
    ['bitrade-nummer', 'bitrade-namn', 'bitrade-datum', 'leverantorsskal'],
  );
}

/** None where notice cannot be given. */
export function uppsagningForm(
  { address, csrf, version, draft }: Change,
  stored: LagradAnslutning,
  direct: boolean,
): Html[] {
  if (!['aktiv', 'spärrad'].includes(stored.dokument.status)) return [];
  return [
    section(
      'Säg upp anslutningen',
      form(
        {
          action: `${address}/uppsagning`,
          csrf,
          submit: direct ? 'Registrera uppsägningen' : 'Begär uppsägningen',
          hidden: { version },
          secondary: true,
        },
        textField({ name: 'datum', label: 'Uppsägningens datum', type: 'date', most: 10 }, draft),
        textField({ name: 'upphor', label: 'Anslutningens sista dag', type: 'date', most: 10 }, draft),
        textField({ name: 'uppsagningsskal', label: 'Skäl till uppsägningen', most: 500 }, draft),
      ),
      draft,
      ['datum', 'upphor', 'uppsagningsskal'],
    ),
  ];
}

/** Folded until it is wanted, or has something wrong in it. */
export function section(title: string, content: Html, { errors }: Draft, fields: readonly string[]): Html {
  const open = errors.some(({ field }) => field !== undefined && fields.includes(field));
  return html`<details class="falla"${open ? ' open' : ''}><summary><h2>${title}</h2></summary>${content}</details>`;
}
