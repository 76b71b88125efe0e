// One anslutning as people read it: its fields, what it still lacks, and what waits to be decided.
import type { Anslutning, Avtal, Status } from '../../anslutning/anslutning.ts';
import { type Krav, kravText } from '../../anslutning/status.ts';
import { uppdragsrattText } from '../../anslutning/uppdragsratt.ts';
import { type Html, html } from '../../platform/html.ts';
import { numberText } from '../text.ts';
import type { Andring } from './andringsbegaran.ts';
import { KONTAKTTEXT } from './ansokan-form.ts';

const BADGES: Readonly<Record<Status, string>> = {
  anmäld: 'info-inverted',
  granskas: 'info',
  godkänd: 'success-inverted',
  aktiv: 'success',
  spärrad: 'error',
  uppsagd: 'warning',
  avslutad: 'default',
  avslagen: 'default',
};

export function statusBadge(status: Status): Html {
  return html`<span class="badge badge--${BADGES[status]}">${status}</span>`;
}

export function facts(one: Anslutning, names: ReadonlyMap<string, string>): Html {
  const { bitraden, kontakter, bastjanster, atagande, uppsagning } = one;
  const rows: [string, Html | string][] = [
    ['Status', statusBadge(one.status)],
    ['Organisationsnummer', numberText(one.organisationsnummer)],
    ['Kommun', one.kommun ?? 'saknas'],
    ['Aktörsid hos Försäkringskassan', one.aktorsid ?? 'saknas'],
    ['Bastjänster', bastjanster.map((id) => names.get(id) ?? id).join(', ') || 'inga'],
    ...kontakter.map(({ roll, namn, epost, telefon }): [string, string] => [
      KONTAKTTEXT[roll],
      [namn, epost, telefon].filter(Boolean).join(', '),
    ]),
    [
      'Systemleverantör',
      bitraden.map(({ organisationsnummer, namn }) => `${namn ?? ''} ${numberText(organisationsnummer)}`).join(', ') ||
        'ingen',
    ],
    ['Anslutningsavtal', avtalText(one.avtal)],
    ['Personuppgiftsbiträdesavtal', avtalText(one.bitradesavtal)],
    [
      'Åtagande',
      `${atagande.kravs ? 'krävs av varje handläggare' : 'krävs inte'}; handläggare anges som ${atagande.identitet}`,
    ],
    ['Uppdrag', one.uppdrag ? uppdragsrattText(one.uppdrag) : 'ingen instruktion är registrerad'],
    ...(uppsagning ? [['Uppsägning', `${uppsagning.datum}, upphör ${uppsagning.upphor}`] as [string, string]] : []),
  ];
  return html`<dl class="uppgifter">${rows.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function avtalText(avtal: Avtal | undefined): string {
  return avtal ? `version ${avtal.version}, undertecknat ${avtal.datum} av ${avtal.undertecknatAv}` : 'saknas';
}

const CHECKLIST: readonly Krav[] = ['uppgifter', 'avtal', 'bitradesavtal', 'gallringsbeslut', 'ingen-uppsagning'];

/** What an aktiv one must have; said in words, not by colour alone. */
export function checklist(brister: readonly Krav[]): Html {
  const rows = CHECKLIST.map((krav) => {
    const lacks = brister.includes(krav);
    const badge = html`<span class="badge badge--${lacks ? 'warning' : 'success'}">${lacks ? 'Saknas' : 'Klart'}</span>`;
    return html`<li>${badge} <span>${kravText(krav)}</span></li>`;
  });
  return html`<h2>Checklista</h2><ul class="checklista">${rows}</ul>`;
}

export function andringText(andring: Andring): string {
  if (andring.slag === 'uppsagning') return `Uppsägning ${andring.datum}, anslutningen upphör ${andring.upphor}.`;
  const names = andring.bitraden.map(({ namn, organisationsnummer, avtalsdatum }) => {
    return `${namn} (${numberText(organisationsnummer)}), avtal från ${avtalsdatum}`;
  });
  return names.length === 0 ? 'Ingen systemleverantör längre.' : `Ny systemleverantör: ${names.join(', ')}.`;
}
