// The start page's parts: how the service stands, what is told and planned, and where people go on.
import { type Html, html } from '../../platform/html.ts';
import type { Driftnotis } from '../../servicelevel/driftinformation/driftnotis.ts';
import { notisList } from '../driftinformation/notis-view.ts';
import { lageView } from '../oversikt/driftlage-ord.ts';
import type { Oversikt } from '../oversikt/oversiktslage.ts';
import type { Kalla } from '../servicelevel-services.ts';
import { timeText } from '../text.ts';
import { dagstapel, dagstapelText } from './dagstapel.ts';
import type { Dagstatusar } from './dagstatus.ts';

interface Genvag {
  readonly path: string;
  readonly titel: string;
  readonly text: string;
}

const GENVAGAR: readonly Genvag[] = [
  { path: '/om', titel: 'Om tjänsten', text: 'Vad tjänsten gör, vilka som är med och vilka som får fråga.' },
  {
    path: '/anslutning',
    titel: 'Anslut en socialnämnd',
    text: 'Stegen från ansökan till första frågan, och hur ni byter leverantör.',
  },
  {
    path: '/uppgifter',
    titel: 'Förteckning över uppgifter',
    text: 'Vad varje uppgiftslämnare lämnar ut, och med vilket stöd.',
  },
  {
    path: '/driftinformation',
    titel: 'Driftinformation',
    text: 'Störningar och planerade avbrott, med prenumeration.',
  },
  {
    path: '/oppettider',
    titel: 'Öppettider och servicenivåer',
    text: 'När tjänsten är öppen och vad som är överenskommet.',
  },
  { path: '/teknik', titel: 'Teknisk information', text: 'Kontrakt, felkoder, testpersoner och exempel på klienter.' },
  { path: '/releaser', titel: 'Releaser', text: 'Kontraktets versioner, med stängningsdagar.' },
  { path: '/fragor-och-svar', titel: 'Frågor och svar', text: 'Per uppgiftslämnare.' },
  { path: '/handlaggare', titel: 'För handläggare', text: 'Påminnelse att skriva ut, och åtagandet.' },
  { path: '/avtal', titel: 'Avtal', text: 'Överenskommelsen och dess bilagor, nu och tidigare.' },
  {
    path: '/personuppgifter',
    titel: 'Personuppgifter',
    text: 'Vem som ansvarar för vad, vad som loggas och hur man begär registerutdrag.',
  },
];

export function genvagar(): Html {
  const rows = GENVAGAR.map(
    ({ path, titel, text }) => html`<li><h3><a class="anchor" href="${path}">${titel}</a></h3><p>${text}</p></li>`,
  );
  return html`<h2>Hitta rätt</h2><ul class="genvagar">${rows}</ul>`;
}

/** A word and a shape for now, and a bar for the last 90 days, of each. */
export function driftstatus({ at, rader }: Oversikt, dagar: Dagstatusar): Html {
  const rows = rader.map(({ om, lage }) => {
    const own = dagar.get(om.kalla) ?? [];
    return html`<li><h3>${om.namn}</h3><p>${lageView({ ord: lage.ord }, om.namn)}</p>
<div>${dagstapel(own)}<p class="svag">${dagstapelText(own)}</p></div></li>`;
  });
  return html`<h2>Driftstatus</h2><p class="svag">Läget ${timeText(at)}. Läs om sidan för ett nytt.</p>
<ul class="driftstatus">${rows}</ul>
<p class="svag">Varje kolumn är ett av de senaste 90 dygnen, med idag längst till höger: en hög stapel är en dag utan störning, en kort
stapel längre ned en dag med störning, och en punkt en dag utan uppgifter.</p>`;
}

export function handelser(
  services: { readonly kallor: readonly Kalla[] },
  notiser: readonly Driftnotis[],
  now: number,
): Html {
  const [planned, current] = [notiser.filter(({ fran }) => fran > now), notiser.filter(({ fran }) => fran <= now)];
  const list = (those: readonly Driftnotis[], none: string) =>
    those.length > 0 ? notisList(services, those, now) : html`<p>${none}</p>`;
  return html`<section><h2>Pågår nu</h2>${list(current, 'Inga kända störningar.')}</section>
<section><h2>Planerade avbrott</h2>${list(planned, 'Ingenting är planerat de närmaste 30 dagarna.')}</section>`;
}
