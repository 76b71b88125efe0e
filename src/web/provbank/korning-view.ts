// How a run looks: under way, lost, or ended with its cases and reports.
import { type Html, html } from '../../platform/html.ts';
import type { Korning, Korningsslut } from '../../testbench/korningar.ts';
import { type Fallresultat, GRUPPER, type Provprotokoll } from '../../testbench/prov.ts';
import { RAPPORTER } from '../../testbench/rapport/rapporter.ts';
import { type Slutsats, slutsatsOf, slutsatstext } from '../../testbench/rapport/slutsats.ts';
import { UTFALLSORD } from '../../testbench/rapport/utfallsord.ts';
import { form } from '../form.ts';
import type { PageReply } from '../page.ts';
import { shortTimeText } from '../text.ts';
import { PATH } from './services.ts';

const LASER_OM_S = 5;

export interface KorningView {
  readonly korning: Korning;
  readonly namn: string;
  readonly protokoll: Provprotokoll | undefined;
  readonly csrf: string | undefined;
}

export function korningPage({ korning, namn, protokoll, csrf }: KorningView): PageReply {
  const { origin, startadAt, startadAv, fientlig } = korning;
  return {
    title: `Körning: ${namn}`,
    ...(korning.slut === undefined && { laserOm: LASER_OM_S }),
    main: html`<p>Mot ${protokoll?.mal ?? origin}, startad ${shortTimeText(startadAt)} av ${startadAv}${fientlig ? ', med fientliga fall' : ''}.</p>
${korning.slut === undefined ? underway(korning, csrf) : ended(korning.slut)}
${protokoll ? result(korning.id, protokoll, csrf) : ''}
<p><a class="anchor" href="${PATH}">Till provbänken</a></p>`,
  };
}

function underway({ id, klara, antal, avbryts }: Korning, csrf: string | undefined): Html {
  const stop = form({ action: `${PATH}/korningar/${id}/avbryt`, csrf, submit: 'Avbryt körningen', secondary: true });
  return html`<h2>Pågår</h2>
<p><progress max="${antal}" value="${klara}" aria-label="Fall som är klara"></progress> ${klara} av ${antal} fall klara${avbryts ? ', avbryts' : ''}.</p>
<p class="svag">Sidan läses om av sig själv var ${LASER_OM_S}:e sekund tills körningen är klar.</p>
${avbryts ? '' : stop}`;
}

const SLUT: Readonly<Record<Korningsslut, string>> = {
  klar: 'Körningen är klar.',
  avbruten: 'Körningen avbröts: fall som inte hann köras är inte bedömda.',
  fel: 'Något gick fel i provbänken, och det blev ingen rapport. Driftleverantören har fått veta det.',
  förlorad: 'Tjänsten startades om under körningen, och det blev ingen rapport. Starta den igen.',
};

function ended(slut: Korningsslut): Html {
  return html`<p>${SLUT[slut]}</p>`;
}

const SLUTSATS: Readonly<Record<Slutsats, string>> = {
  godkänd: '✔ Godkänd',
  underkänd: '✖ Underkänd',
  ofullständig: '▲ Ofullständig',
};

function result(id: string, protokoll: Provprotokoll, csrf: string | undefined): Html {
  const failed = protokoll.fall.filter(({ utfall }) => utfall.utfall === 'underkänd');
  const files = RAPPORTER.map(
    ({ namn, titel }) => html`<li><a class="anchor" href="${PATH}/korningar/${id}/${namn}">${titel}</a></li>`,
  );
  return html`<p><strong>${SLUTSATS[slutsatsOf(protokoll)]}.</strong> ${slutsatstext(protokoll)}</p>
<h2>Rapporter</h2><ul>${files}</ul>
${failed.length > 0 ? html`<h2>Underkända fall</h2>${failed.map((one) => failure(id, one, csrf))}` : ''}
<h2 id="fall">Alla fall</h2>
${table(protokoll.fall)}`;
}

function failure(id: string, { fall, utfall }: Fallresultat, csrf: string | undefined): Html {
  const draft = {
    action: `${PATH}/korningar/${id}/avvikelser`,
    csrf,
    submit: 'Skriv en avvikelse',
    hidden: { fall: fall.id },
    secondary: true,
  };
  return html`<h3>${fall.id} ${fall.titel}</h3>
<p>${utfall.text}</p>
<dl class="uppgifter"><div><dt>Väntat</dt><dd>${utfall.vantat ?? fall.forvantan}</dd></div>
${utfall.fick === undefined ? '' : html`<div><dt>Fick</dt><dd>${utfall.fick}</dd></div>`}
<div><dt>Varför</dt><dd>${fall.varfor}</dd></div></dl>
${form(draft)}`;
}

function table(fall: readonly Fallresultat[]): Html {
  const rows = GRUPPER.flatMap((grupp) => fall.filter((one) => one.fall.grupp === grupp)).map(
    ({
      fall: { id, grupp, titel },
      utfall: { utfall, skal, text },
    }) => html`<tr><th scope="row" class="nummer">${id}</th><td>${grupp}</td>
<td>${titel}</td><td class="nummer"><span aria-hidden="true">${UTFALLSORD[utfall].tecken}</span> ${utfall}</td><td>${skal ?? text}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-labelledby="fall" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Fall</th><th scope="col">Grupp</th><th scope="col">Titel</th><th scope="col">Utfall</th><th scope="col">Besked</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
