// The page of one source, put together from its parts.
import { type Html, html } from '../../platform/html.ts';
import { sammanlagd } from '../../servicelevel/matning/summa.ts';
import type { Brannhastighet } from '../../servicelevel/niva/servicelage.ts';
import { type Draft, errorSummary } from '../form.ts';
import type { Kalla, ServicelevelServices } from '../servicelevel-services.ts';
import { antalText, decimalText, msText, procentText } from '../tal.ts';
import { avstamningForm, avstamningView } from './avstamning-view.ts';
import { lageView } from './driftlage-ord.ts';
import { stromrad, uppdateradView } from './oversikt-view.ts';
import { HELHETEN, type Oversikt, type Oversiktsrad } from './oversiktslage.ts';
import { intervallOf, kolumner, type Oversiktsperiod, PERIODER, type Period, periodText, stegOf } from './perioder.ts';
import { diagramView } from './serie-view.ts';
import { beslutView, NULAGE_ID, nulageView, styrningForms } from './styrning-view.ts';
import { svarandeView, utfallView } from './utfall-view.ts';
import { varmekarta } from './varmekarta.ts';

export interface KallaDeps {
  readonly services: ServicelevelServices;
  readonly oversikt: (period: Oversiktsperiod) => Promise<Oversikt>;
}

export interface KallaView {
  readonly om: Kalla;
  readonly period: Period;
  readonly csrf: string | undefined;
  readonly draft: Draft;
  readonly mayDecide: boolean;
  readonly mayReconcile: boolean;
}

const AVSTAMNING_DAYS = 14;

/** @throws {DatabaseError} */
export async function enKallaView({ services, oversikt }: KallaDeps, view: KallaView): Promise<Html> {
  const { om, period, draft } = view;
  const { matningar, clock } = services;
  const intervall = intervallOf(period, clock.now());
  const { rader, at } = await oversikt('1h');
  const rad = rader.find((one) => one.om.kalla === om.kalla);
  const points = await matningar.serie({ kalla: om.kalla, svarande: '' }, intervall, stegOf(period));
  const names = await matningar.svarande(om.kalla, intervall);
  const svarande = await Promise.all(
    names.map(async (id) => ({ id, summa: await matningar.summa({ kalla: om.kalla, svarande: id }, [intervall]) })),
  );
  const drawn = kolumner(period, intervall, points);
  return html`${errorSummary(draft)}
<div data-strom="/oversikt/strom?kalla=${om.kalla}&amp;period=${period}">
${rad ? factsView(rad) : ''}
${stromrad(uppdateradView(at))}
<h2>Gången över tid</h2>
${periodval(om, period)}
${diagramView(drawn)}
${varmekarta(drawn, intervall)}
${utfallView(sammanlagd(points))}
${svarandeView(svarande)}
${om.kalla === HELHETEN.kalla ? '' : html`${await avstamningPart(services, view)}${await guardPart(services, view)}`}</div>`;
}

/** The part that an open page follows. */
export function lagePart({ om, lage }: Oversiktsrad): Html {
  return lageView(lage, om.namn);
}

function factsView(rad: Oversiktsrad): Html {
  const { manaden, brand } = rad;
  const { niva, svarstid, budget, tillganglighet } = manaden;
  const measured = { 50: svarstid.p50, 90: svarstid.p90, 95: svarstid.p95, 99: svarstid.p99 }[niva.svarstid.percentil];
  const burns = brand.map(
    (one) =>
      html`<li>${decimalText(one.lang)} × på ${antalText(one.fonster.lang / 3_600_000)} h (gräns ${decimalText(one.troskel)})${burnNote(one)}</li>`,
  );
  return html`<p class="lagesrad" id="lage">${lagePart(rad)}</p>
<dl class="uppgifter"><div><dt>Tillgänglighet, 30 dygn</dt><dd>${procentText(tillganglighet)} (avtal ${procentText(niva.tillganglighet)})</dd></div>
<div><dt>Felbudget kvar, 30 dygn</dt><dd>${budget ? html`${budget.kvar < 0 ? 'överskriden' : procentText(budget.kvar, 0)}: ${antalText(budget.har)} fel av ${decimalText(budget.far, 1)} tillåtna` : '–'}</dd></div>
<div><dt>Svarstid p${niva.svarstid.percentil}, 30 dygn</dt><dd>${msText(measured)} (avtal ${msText(niva.svarstid.ms)})</dd></div>
<div><dt>Förbränning</dt><dd>${burns.length > 0 ? html`<ul class="andrat">${burns}</ul>` : '–'}</dd></div></dl>`;
}

function burnNote({ overskriden, underlag, minst }: Brannhastighet): Html {
  if (overskriden) return html` <strong class="over">över</strong>`;
  return underlag < minst ? html` <span class="svag">för få anrop för att säga något</span>` : html``;
}

function periodval({ kalla }: Kalla, chosen: Period): Html {
  const items = PERIODER.map(
    (period) =>
      html`<li><a class="anchor" href="/oversikt/${kalla}?period=${period}"${period === chosen ? { markup: ' aria-current="true"' } : ''}>${periodText(period)}</a></li>`,
  );
  return html`<nav class="periodval" aria-label="Period"><ul>${items}</ul></nav>`;
}

async function avstamningPart({ avstamning }: ServicelevelServices, view: KallaView): Promise<Html> {
  const { om, csrf, draft, mayReconcile } = view;
  return html`<h2 id="avstamning">Avstämning med myndigheten</h2>
${avstamningView(await avstamning.dagar(om.kalla, AVSTAMNING_DAYS))}
${mayReconcile ? avstamningForm(om.kalla, csrf, draft) : ''}`;
}

async function guardPart({ guards, driftlagen }: ServicelevelServices, view: KallaView): Promise<Html> {
  const { om, csrf, draft, mayDecide } = view;
  const [state, limits] = [guards.state(om.kalla), guards.limits(om.kalla)];
  const beslut = (await driftlagen.alla()).find(({ kalla }) => kalla === om.kalla);
  if (!state || !limits || !beslut) return html``;
  const styrning = { kalla: om.kalla, limits, beslut };
  return html`<h2>Skyddet framför bastjänsten</h2>
<h3>Just nu, i den här processen</h3>
<p class="svag">Kör tjänsten i flera processer har var och en sin kö och sin brytare; siffrorna gäller den som visade sidan.</p>
<dl class="uppgifter" id="${NULAGE_ID}">${nulageView(state)}</dl>
${beslutView(styrning)}
${mayDecide ? styrningForms(styrning, csrf, draft) : ''}`;
}
