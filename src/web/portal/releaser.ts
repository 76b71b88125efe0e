// The versions of the contract: what each brought, since when it is in production, and when it closes.
import { type Html, html } from '../../platform/html.ts';
import { swedishDay } from '../../platform/swedish-day.ts';
import type { Release } from './innehall.ts';
import { InnehallError } from './innehall-error.ts';

/** @param now milliseconds since the epoch */
export function releasetabell(releaser: readonly Release[], now: number): Html {
  if (releaser.length === 0) return html`<p>Inga versioner är publicerade än.</p>`;
  const idag = swedishDay(now);
  const rows = [...releaser]
    .sort(
      (a, b) => b.produktion.localeCompare(a.produktion) || b.version.localeCompare(a.version, 'sv', { numeric: true }),
    )
    .map((one) => {
      const { version, innehall, produktion, stangs, anmarkning } = one;
      return html`<tr><th scope="row">${version} ${lage(one, idag)}</th><td>${innehall}${anmarkning ? html`<p class="svag">${anmarkning}</p>` : ''}</td>
<td class="nummer">${produktion}</td><td class="nummer">${stangs ?? 'inte bestämt'}</td></tr>`;
    });
  return html`<div class="tabell" role="region" aria-label="Versioner" tabindex="0"><table class="table-ng table-ng--divided"><thead><tr>
<th scope="col">Version</th><th scope="col">Innehåll</th><th scope="col">I produktion</th><th scope="col">Stängs</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function lage({ produktion, stangs }: Release, idag: string): Html {
  if (produktion > idag) return html`<span class="badge badge--info">kommande</span>`;
  return stangs !== undefined && stangs < idag
    ? html`<span class="badge badge--default">stängd</span>`
    : html`<span class="badge badge--success">i drift</span>`;
}

/**
 * That the table closes a version on the day on which the service does.
 * @param versioner as the service runs them; `closes` is the last day on which one is answered, `YYYY-MM-DD`
 * @throws {InnehallError} naming each version whose days differ
 */
export function checkReleaser(
  releaser: readonly Release[],
  versioner: readonly { readonly name: string; readonly closes?: string }[],
): void {
  const fel = versioner.flatMap(({ name, closes }) => {
    const stangs = releaser.find(({ version }) => version === name)?.stangs;
    if (stangs === closes) return [];
    const text = `${name} stängs ${stangs ?? 'inte'} enligt tabellen, men ${closes ?? 'inte'} enligt tjänsten`;
    return [{ fil: 'data/releaser.json', text }];
  });
  if (fel.length > 0) throw new InnehallError(fel);
}
