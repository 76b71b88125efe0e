// The alerts: what is wrong now, what was, and what is watched.
import { type Html, html } from '../../platform/html.ts';
import type { Larmtjanst } from '../../servicelevel/larm/create-larm.ts';
import type { Larm, LarmGrad, Larmlista } from '../../servicelevel/larm/larm.ts';
import { regelnamn, regler } from '../../servicelevel/larm/regler.ts';
import type { Page } from '../page.ts';
import { shortTimeText } from '../text.ts';

export interface LarmServices {
  /** What knows of the clocks as well may say so. */
  readonly larm: Larmlista & Partial<Pick<Larmtjanst, 'harKlockreferens'>>;
}

const MOST = 100;

const GRAD: Readonly<Record<LarmGrad, { readonly text: string; readonly form: string; readonly badge: string }>> = {
  kritisk: { text: 'Kritiskt', form: '✖', badge: 'error' },
  varning: { text: 'Varning', form: '▲', badge: 'warning' },
};

export function createLarmPages({ larm }: LarmServices): Page[] {
  return [
    {
      method: 'get',
      path: '/larm',
      access: ['drift', 'forvaltare'],
      async handle() {
        const [pagaende, historik] = [await larm.pagaende(), await larm.historik(MOST)];
        const hasReference = (await larm.harKlockreferens?.()) ?? true;
        return {
          title: 'Larm',
          main: html`<p>Larm skickas till de mottagare som är inställda när något börjar, blir värre, pågår länge och är över.</p>
<h2>Pågående</h2>
${pagaende.length > 0 ? html`<ol class="larm">${pagaende.map(lasting)}</ol>` : html`<p>Inget larm pågår.</p>`}
<h2 id="larmhistorik">Historik</h2>
${historik.length > 0 ? history(historik) : html`<p>Inga larm har funnits.</p>`}
${watched(hasReference)}`,
        };
      },
    },
  ];
}

function lasting({ regel, objekt, grad, text, sedan, meddelatAt }: Larm): Html {
  return html`<li><h3>${badge(grad)} ${regler[regel].rubrik}: ${objekt}</h3>
<p>${text}</p>
<p class="svag">Sedan ${shortTimeText(sedan)}. ${meddelatAt === undefined ? 'Ingen mottagare har nåtts.' : `Meddelat ${shortTimeText(meddelatAt)}.`}</p></li>`;
}

function history(historik: readonly Larm[]): Html {
  const rows = historik.map(
    ({ regel, objekt, grad, sedan, slut, meddelatAt }) => html`<tr><td class="nummer">${shortTimeText(sedan)}</td>
<td class="nummer">${slut === undefined ? 'pågår' : shortTimeText(slut)}</td><td>${badge(grad)}</td>
<td>${regler[regel].rubrik}</td><td>${objekt}</td>
<td class="nummer">${meddelatAt === undefined ? 'ingen' : shortTimeText(meddelatAt)}</td></tr>`,
  );
  return html`<div class="tabell" role="region" aria-labelledby="larmhistorik" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Sedan</th><th scope="col">Slut</th><th scope="col">Grad</th><th scope="col">Larm</th><th scope="col">Gäller</th>
<th scope="col">Meddelat</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function watched(hasReference: boolean): Html {
  const rows = regelnamn.map((regel) => {
    const { rubrik, villkor, atgard } = regler[regel];
    const blind = regel === 'klocka-driver' && !hasReference;
    const note = blind
      ? ' Just nu jämförs ingen dators klocka: databasen har ingen egen, och svaren säger ingen tid.'
      : '';
    return html`<div><dt>${rubrik}</dt><dd>När ${villkor}.${note}<br><span class="svag">${atgard}</span></dd></div>`;
  });
  return html`<details class="falla"><summary><h2>Det som bevakas</h2></summary><dl class="uppgifter">${rows}</dl></details>`;
}

function badge(grad: LarmGrad): Html {
  const { text, form, badge: kind } = GRAD[grad];
  return html`<span class="badge badge--${kind}"><span aria-hidden="true">${form}</span> ${text}</span>`;
}
