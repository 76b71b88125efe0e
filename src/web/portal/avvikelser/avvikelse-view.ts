// Avvikelser as people read them: several as a table, one in full with its history and who has been told.
import { type Html, html } from '../../../platform/html.ts';
import {
  ALLVAR,
  type Allvar,
  type Avvikelse,
  type Handelse,
  type Handling,
  type Lage,
} from '../../../portal/avvikelser/avvikelse.ts';
import { FALT } from '../../../portal/avvikelser/falt.ts';
import type { Hinder, Utskick } from '../../../portal/avvikelser/utskick-rader.ts';
import { shortTimeText, timeText } from '../../text.ts';
import type { Namn } from './services.ts';

export const PATH = '/avvikelser';

const ALLVAR_BADGE: Readonly<Record<Allvar, string>> = {
  kritisk: 'error',
  hög: 'warning',
  medel: 'info',
  låg: 'default',
};
const LAGE_BADGE: Readonly<Record<Lage, string>> = {
  utkast: 'info-inverted',
  ny: 'info',
  återöppnad: 'info',
  'under utredning': 'warning',
  åtgärdas: 'warning',
  löst: 'success',
  avvisad: 'default',
  stängd: 'default',
};

const HANDLINGAR: Readonly<Record<Handling, string>> = {
  rapportera: 'Rapporterade avvikelsen',
  'spara utkast': 'Sparade utkastet',
  'ändra utkast': 'Ändrade utkastet',
  svara: 'Skrev',
  utred: 'Började utreda',
  åtgärda: 'Började åtgärda',
  lös: 'Löste avvikelsen',
  avvisa: 'Avvisade avvikelsen',
  stäng: 'Stängde avvikelsen',
  återöppna: 'Öppnade avvikelsen igen',
};

const HINDER: Readonly<Record<Hinder, string>> = {
  'adress saknas': 'registret saknar en adress',
  'adress finns inte': 'en adress i registret finns inte hos mottagaren',
  'togs inte emot': 'e-postservern tog inte emot brevet',
};

export function avvikelseTable(avvikelser: readonly Avvikelse[], namn: Namn): Html {
  const rows = avvikelser.map(
    (one) => html`<tr><td class="nummer">${one.nummer}</td>
<th scope="row"><a class="anchor" href="${PATH}/${one.nummer}">${one.rubrik}</a></th>
<td>${lageBadge(one)}</td><td>${allvarBadge(one)}</td><td>${namn.bastjanst(one.bastjanst)}</td><td>${namn.part(one.part)}</td>
<td class="nummer">${shortTimeText(one.andradAt)}</td></tr>`,
  );
  return html`<div class="tabell" tabindex="0" role="region" aria-label="Avvikelser"><table>
<thead><tr><th scope="col">Nr</th><th scope="col">Rubrik</th><th scope="col">Läge</th><th scope="col">Allvar</th>
<th scope="col">Gäller</th><th scope="col">Rapporterad av</th><th scope="col">Senast ändrad</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function lageBadge({ lage }: Avvikelse): Html {
  return html`<span class="badge badge--${LAGE_BADGE[lage]}">${lage}</span>`;
}

function allvarBadge({ allvar }: Avvikelse): Html {
  return html`<span class="badge badge--${ALLVAR_BADGE[allvar]}">${allvar}</span>`;
}

export function avvikelseView(avvikelse: Avvikelse, namn: Namn): Html {
  const { bastjanst, allvar, part, rapporteradAt, skapadAt, kontakt } = avvikelse;
  return html`<p>${lageBadge(avvikelse)} ${allvarBadge(avvikelse)}</p>
<dl class="uppgifter"><div><dt>Gäller</dt><dd>${namn.bastjanst(bastjanst)}</dd></div>
<div><dt>Allvar</dt><dd>${allvar}: ${lowered(ALLVAR[allvar])}</dd></div>
<div><dt>Rapporterad av</dt><dd>${namn.part(part)}</dd></div>
<div><dt>${rapporteradAt === undefined ? 'Utkastet skapades' : 'Rapporterad'}</dt><dd>${timeText(rapporteradAt ?? skapadAt)}</dd></div>
<div><dt>${FALT.kontakt.namn}</dt><dd>${kontakt}</dd></div></dl>
${(['aterskapande', 'resultat'] as const).map((falt) => html`<h2>${FALT[falt].namn}</h2>${written(avvikelse[falt])}`)}
<h2>${FALT.bevis.namn}</h2>
<pre class="bevis" tabindex="0" role="region" aria-label="${FALT.bevis.namn}">${avvikelse.bevis}</pre>`;
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function written(text: string): Html[] {
  return text.split(/\n{2,}/).map((part) => html`<p class="driftnotistext">${part}</p>`);
}

export function historyView(handelser: readonly Handelse[], utskick: readonly Utskick[], namn: Namn): Html {
  const rows = handelser.map(
    (
      one,
    ) => html`<li><div><p>${timeText(one.at)}</p><p class="svag">${namn.part(one.part)}, ${withoutSubject(one.aktor)}</p></div>
<div><p><strong>${HANDLINGAR[one.handling]}</strong>${one.fran && one.fran !== one.till ? html` <span class="svag">(${one.fran} → ${one.till})</span>` : ''}</p>
${one.text ? written(one.text) : ''}${told(
  utskick.filter(({ version }) => version === one.version),
  namn,
)}</div></li>`,
  );
  return html`<h2>Svar och historik</h2>
<p class="svag">Parterna får besked via e-post. Förvaltaren har ingen adress här och får inga brev.</p><ol class="handelser">${rows}</ol>`;
}

/** Of the login, only the name is the other parties' to see. */
function withoutSubject(aktor: string): string {
  return aktor.replace(/ \([^()]*\)$/, '');
}

function told(utskick: readonly Utskick[], namn: Namn): Html | string {
  if (utskick.length === 0) return '';
  const rows = utskick.map((one) => html`<li>${namn.part(one.mottagare)}: ${utskickText(one)}</li>`);
  return html`<ul class="svag brevlista">${rows}</ul>`;
}

function utskickText({ skickatAt, nastaAt, hinder, forsok }: Utskick): string {
  if (skickatAt !== undefined)
    return `brev skickat ${shortTimeText(skickatAt)}${hinder ? ` (men ${HINDER[hinder]})` : ''}`;
  if (hinder === undefined) return 'brev på väg';
  const why = HINDER[hinder];
  return nastaAt === undefined
    ? `inget brev har gått fram (${why}, ${forsok} försök). Kontakta parten på annat sätt.`
    : `inget brev har gått fram än: ${why}. Nytt försök ${shortTimeText(nastaAt)}.`;
}
