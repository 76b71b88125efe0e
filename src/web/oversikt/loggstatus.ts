// How the log of queried persons and its gallring stand: counts and times, never a person.
import { type Html, html } from '../../platform/html.ts';
import type { Loggstatus } from '../../querylog/loggstatus.ts';
import { hasRole } from '../inloggning/person.ts';
import type { OwnInput, Page } from '../page.ts';
import type { ServicelevelServices } from '../servicelevel-services.ts';
import { antalText } from '../tal.ts';
import { timeText } from '../text.ts';

const PATH = '/loggstatus';

export function createLoggstatusPages({ loggstatus }: Pick<ServicelevelServices, 'loggstatus'>): Page[] {
  return [
    {
      method: 'get',
      path: PATH,
      access: ['drift', 'forvaltare'],
      async handle(input) {
        const status = await loggstatus();
        return {
          title: 'Logg och gallring',
          main: html`<p>Loggen över efterfrågade personer, i antal. Vad som står i den läses av nämnden själv.</p>
${facts(status)}${months(status)}${due(status)}${links(hasRole((input as OwnInput).person, 'drift'))}`,
        };
      },
    },
  ];
}

function facts(status: Loggstatus): Html {
  const { skrivbar, avslutSomVantar, senasteKontrollpunkt: point, senasteProtokoll: last, klockan } = status;
  const written = skrivbar
    ? html`<span class="badge badge--success"><span aria-hidden="true">●</span> Går att skriva</span>`
    : html`<span class="badge badge--error"><span aria-hidden="true">✖</span> Går inte att skriva</span> Inga frågor släpps fram.`;
  return html`<dl class="uppgifter"><div><dt>Loggen</dt><dd>${written}</dd></div>
<div><dt>Avslut som väntar på nytt försök (den här processen)</dt><dd>${antalText(avslutSomVantar)}</dd></div>
<div><dt>Senaste kontrollpunkt</dt><dd>${point ? `nummer ${antalText(point.nummer)}, ${timeText(point.at)}` : 'ingen än'}</dd></div>
<div><dt>Senaste gallring</dt><dd>${last ? `protokoll ${last.nummer}, ${timeText(last.avslutadAt)}: ${antalText(last.gallrade)} frågor gallrade${last.hindrade > 0 ? `, ${antalText(last.hindrade)} delar hindrade` : ''}` : 'ingen än'}</dd></div>
${klockan === undefined ? '' : html`<div><dt>Klockan</dt><dd><strong class="over">${klockan}</strong></dd></div>`}</dl>`;
}

function months({ manader }: Loggstatus): Html {
  const rows = manader.map(
    ({
      manad,
      poster,
      kedjor,
      sealedAt,
    }) => html`<tr><th scope="row" class="nummer">${manad}</th><td class="nummer">${antalText(poster)}</td>
<td class="nummer">${antalText(kedjor)}</td><td>${sealedAt === undefined ? 'öppen' : `förseglad ${timeText(sealedAt)}`}</td></tr>`,
  );
  return html`<h2>Månader</h2><div class="tabell" role="region" aria-label="Loggens månader" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Månad</th><th scope="col" class="nummer">Poster</th><th scope="col" class="nummer">Kedjor</th><th scope="col">Läge</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function due({ attGallra, utanBeslut }: Loggstatus): Html {
  const rows = attGallra.map(
    ({
      manad,
      namnder,
      fragor,
      hindrade,
    }) => html`<tr><th scope="row" class="nummer">${manad}</th><td class="nummer">${antalText(namnder)}</td>
<td class="nummer">${antalText(fragor)}</td><td class="nummer">${antalText(hindrade)}</td></tr>`,
  );
  const table = html`<div class="tabell" role="region" aria-label="Att gallra" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Månad</th><th scope="col" class="nummer">Nämnder</th><th scope="col" class="nummer">Frågor</th><th scope="col" class="nummer">Hindrade</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
  return html`<h2>Att gallra nu</h2>${rows.length > 0 ? table : html`<p>Inget har förfallit till gallring.</p>`}
${utanBeslut > 0 ? html`<p><strong class="over">${antalText(utanBeslut)} nämnder</strong> har avslutade månader men inget gallringsbeslut i kraft: inget av deras gallras.</p>` : ''}`;
}

function links(isDrift: boolean): Html {
  return html`<h2>Vidare</h2><ul><li><a class="anchor" href="/anslutningar">Anslutningar</a></li>
<li><a class="anchor" href="/handelser">Händelser</a></li>${isDrift ? html`<li><a class="anchor" href="/logg">Loggens kontroll</a></li>` : ''}</ul>`;
}
