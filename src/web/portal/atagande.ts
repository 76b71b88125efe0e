// The undertaking of bilaga 7, to be read by all: the text that operators have put in force, or that there is none yet.
import { type Html, html } from '../../platform/html.ts';
import { hasRole, type Person } from '../inloggning/person.ts';
import { timeText } from '../text.ts';
import type { PortalServices } from './services.ts';

export async function atagandeView(
  { atagandetexter }: Pick<PortalServices, 'atagandetexter'>,
  person: Person | undefined,
): Promise<Html> {
  const text = await atagandetexter.gallande();
  if (!text)
    return html`<div class="message-box message-box--info"><p>Ingen text är registrerad än. Driftleverantören registrerar textens
ordalydelse när den är beslutad; till dess kan ingen bekräfta.</p></div>`;
  const paragraphs = text.text.split(/\r?\n\s*\r?\n/).map((one) => html`<p>${one}</p>`);
  const confirms = hasRole(person, 'handlaggare', 'namnd');
  return html`<section class="atagande" aria-labelledby="atagandetext"><h2 id="atagandetext">Texten som gäller (version ${text.version})</h2>
${paragraphs}<p class="svag">I kraft sedan ${timeText(text.registreradAt)}</p></section>
${confirms ? html`<p class="ej-utskrift"><a class="anchor" href="/ataganden">Bekräfta åtagandet</a></p>` : html`<p class="ej-utskrift"><a class="anchor" href="/logga-in?retur=%2Fataganden">Logga in för att bekräfta</a></p>`}`;
}
