// How the register is shown to people: tables, one anslutning in full, and its history.
import type { Anslutning } from '../anslutning/anslutning.ts';
import type { LagradAnslutning } from '../anslutning/anslutningar.ts';
import type { Handelse } from '../anslutning/handelser.ts';
import { type Krav, kravText } from '../anslutning/status.ts';
import { uppdragsrattText } from '../anslutning/uppdragsratt.ts';
import { columns } from './command.ts';

const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A table with a line for each row, or the sentence that says there are none. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  return rows.length === 0 ? `${none}\n` : `${columns([head, ...rows])}\n`;
}

export function listText(all: readonly LagradAnslutning[]): string {
  const rows = all.map(({ dokument, version }) => {
    const { organisationsnummer, namn, status, bastjanster } = dokument;
    return [organisationsnummer, namn, status, bastjanster.join(' '), String(version)];
  });
  return table(['organisationsnummer', 'namn', 'status', 'bastjänster', 'version'], rows, 'Inga anslutningar finns.');
}

export function anslutningText({ dokument, version }: LagradAnslutning, brister: readonly Krav[]): string {
  const rows = [...fields(dokument), ['version', String(version)]];
  const missing = brister.map((krav) => `  - ${kravText(krav)}\n`).join('');
  return `${columns(rows)}\n${missing && `Saknas för att vara aktiv:\n${missing}`}`;
}

function fields(one: Anslutning): string[][] {
  const { uppsagning, atagande } = one;
  const restricted = (list: readonly string[] | undefined) => list?.join(' ') ?? 'alla';
  const agreement = (avtal: Anslutning['avtal']) =>
    avtal ? `version ${avtal.version}, ${avtal.datum}, ${avtal.undertecknatAv}` : 'saknas';
  return [
    ['organisationsnummer', one.organisationsnummer],
    ['namn', one.namn],
    ['kommun', one.kommun ?? 'saknas'],
    ['aktörsid hos FK', one.aktorsid ?? 'saknas'],
    ['status', one.status],
    ['bastjänster', one.bastjanster.join(' ') || 'inga'],
    ['typer i LEFI', restricted(one.lefiTyper)],
    ['delar hos Skatteverket', restricted(one.skvDelar)],
    ['certifikat', one.certifikat.join(' ') || 'vilket som helst av betrodd utfärdare'],
    ...one.bitraden.map((bitrade) => [
      'biträde',
      [bitrade.organisationsnummer, bitrade.namn, bitrade.avtalsdatum].filter(Boolean).join(', '),
    ]),
    ...one.kontakter.map((kontakt) => [
      `kontakt (${kontakt.roll})`,
      [kontakt.namn, kontakt.epost, kontakt.telefon].filter(Boolean).join(', '),
    ]),
    ['anslutningsavtal', agreement(one.avtal)],
    ['biträdesavtal', agreement(one.bitradesavtal)],
    ['åtagande', `${atagande.kravs ? 'krävs' : 'krävs inte'}; handläggare anges som ${atagande.identitet}`],
    ...atagande.automater.map(({ namn, ansvarig }) => ['automat', `${namn}, ansvarig ${ansvarig}`]),
    ['uppdrag', one.uppdrag ? uppdragsrattText(one.uppdrag) : 'ingen instruktion'],
    ...(uppsagning
      ? [
          [
            'uppsagd',
            `${uppsagning.datum}, upphör ${uppsagning.upphor}${uppsagning.frageratt ? '' : ', utan rätt att fråga'}`,
          ],
        ]
      : []),
    ...(one.giltigFran ? [['gäller från och med', one.giltigFran]] : []),
    ...(one.giltigTom ? [['gäller till och med', one.giltigTom]] : []),
  ];
}

/** What was done, by whom and why; and which fields it changed, where a document stood there before. */
export function historyText(handelser: readonly Handelse[]): string {
  const rows = handelser.map(({ at, aktor, handling, skal, fore, efter }) => [
    time.format(at),
    aktor.namn,
    handling,
    changes(fore, efter),
    skal,
  ]);
  return table(['tid', 'aktör', 'handling', 'ändrat', 'skäl'], rows, 'Ingen historik finns.');
}

function changes(fore: unknown, efter: unknown): string {
  if (!fore || !efter) return '';
  const [before, after] = [fore as Record<string, unknown>, efter as Record<string, unknown>];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const said = (name: string) => (name === 'status' ? `status ${before[name]} → ${after[name]}` : name);
  return changed.map(said).join(', ');
}
