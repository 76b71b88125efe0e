// How to test: who the test persons are, and which of them makes what happen.
import { type Html, html } from '../../../platform/html.ts';
import type { Page } from '../../page.ts';
import type { Provperson, TeknikServices } from './services.ts';
import { tabell } from './tabell.ts';

export function createProvaPage({ provpersoner, trial }: Pick<TeknikServices, 'provpersoner' | 'trial'>): Page {
  return {
    method: 'get',
    path: '/teknik/prova',
    access: 'alla',
    handle: async () => ({
      title: 'Prova med testpersoner',
      main: provpersoner ? html`${INGRESS}${trial ? PROVLAGE : ''}${lista(provpersoner)}` : AV,
    }),
  };
}

const AV = html`<p class="ingress">Här finns inga testpersoner: den här miljön svarar om verkliga personer.</p>
<p>Testpersonerna finns i testmiljön och i provläge. Den som vill prova själv kan köra tjänsten på den egna datorn, med simulerade bastjänster.
Verkliga personer används aldrig för prov.</p>`;

const INGRESS = html`<p class="ingress">Det är personen som avgör vad som händer: varje slags svar och fel kan framkallas med bara en fråga.</p>
<p>Alla personer är påhittade. Numren är ur Skatteverkets serie för prov, där de fyra sista siffrorna är 2380–2399.
Utan egen klient går det att ställa en <a class="anchor" href="/provfraga">provfråga</a> på en sida här; den kräver inloggning.</p>`;

const PROVLAGE = html`<h2>I provläge</h2>
<p>Tjänsten svarar då på den egna datorn utan certifikat, med simulerade bastjänster. När den startar skriver den ut en färdig fråga och hur
den skickas, också över TLS med ett klientcertifikat som bara gäller där.</p>`;

function lista(provpersoner: readonly Provperson[]): Html {
  const [avviker, svarar] = [
    provpersoner.filter(({ avvikelser }) => avvikelser.length > 0),
    provpersoner.filter(({ avvikelser }) => avvikelser.length === 0),
  ];
  const rows = svarar.map(({ personnummer, namn, beskrivning }) => [nummer(personnummer), namn, beskrivning]);
  const failing = avviker.map(({ personnummer, namn, beskrivning, avvikelser }) => [
    nummer(personnummer),
    namn,
    beskrivning,
    html`<ul>${avvikelser.map((text) => html`<li>${text}</li>`)}</ul>`,
  ]);
  return html`<h2>Personer som alla svarar om</h2>
${tabell('Personer som alla svarar om', ['Personnummer', 'Namn', 'Vad svaret visar'], rows)}
<h2>Personer som får något att gå fel</h2>
${tabell('Personer som får något att gå fel', ['Personnummer', 'Namn', 'Vad svaret visar', 'Bastjänsten'], failing)}`;
}

function nummer(personnummer: string): Html {
  return html`<span class="nummer">${personnummer}</span>`;
}
