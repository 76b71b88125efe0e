// The one layout of all pages: header with who is logged in, menu by role, content, footer.
import { type Html, html } from '../platform/html.ts';
import { CSRF_FIELD } from './inloggning/csrf.ts';
import { type Person, ROLLTEXT } from './inloggning/person.ts';
import { menyView } from './meny.ts';
import type { Skript } from './page.ts';
import type { StaticFile, StaticFiles } from './static-face.ts';

/** What a page shows beside its content. */
export interface View {
  readonly title: string;
  readonly main: Html;
  readonly person?: Person;
  /** Of the session; absent without one. */
  readonly csrf?: string;
  /** The path, so that the menu says where one is. */
  readonly path?: string;
  readonly skript?: readonly Skript[];
  /** Seconds until the browser reads the page anew. */
  readonly laserOm?: number;
  /** Of the content, where it is not Swedish. */
  readonly lang?: 'en';
}

export interface LayoutDeps extends StaticFiles {
  /** True in local trial: then every page says so. */
  readonly trial: boolean;
  /** Whether everybody has a menu. */
  readonly portal?: boolean;
}

const NAME = 'Sammansatt bastjänst';

export type Layout = (view: View) => string;

export function createLayout({ styles, skript: files, trial, portal = false }: LayoutDeps): Layout {
  return ({ title, main, person, csrf, path, skript = [], laserOm, lang }) =>
    html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
${
  laserOm
    ? html`<meta http-equiv="refresh" content="${laserOm}">
`
    : ''
}<link rel="icon" href="data:,">
<title>${title === NAME ? NAME : `${title} – ${NAME}`}</title>
${[...styles, ...skript.flatMap((one) => files[one])].map(fileView)}
</head>
<body>
<a class="iskiplink" href="#innehall">Hoppa till innehållet</a>
<header class="topp">
<div class="page-header">
<div class="page-header__app-name"><a href="/">Sammansatt bastjänst</a></div>
</div>
${who(person, csrf)}
${trial ? html`<p class="provlage"><strong>PROVLÄGE.</strong> Den här tjänsten körs på den egna datorn, med påhittade personer.</p>` : ''}
${menyView(person, path, portal)}
</header>
<main id="innehall" tabindex="-1"${lang ? html` lang="${lang}"` : ''}>
<h1>${title}</h1>
${main}
</main>
<footer class="fot"><p>Sammansatt bastjänst för socialnämnder.</p></footer>
</body>
</html>
`.markup;
}

/** Scripts run in their order when the page is read. */
function fileView({ address, slag }: StaticFile): Html {
  switch (slag) {
    case 'stil':
      return html`<link rel="stylesheet" href="${address}">`;
    case 'skript':
      return html`<script src="${address}" defer></script>`;
    case 'modul':
      return html`<script src="${address}" type="module"></script>`;
  }
}

/** A form's hidden token; every form that is sent with post has one. */
export function csrfInput(csrf: string | undefined): Html {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${csrf ?? ''}">`;
}

function who(person: Person | undefined, csrf: string | undefined): Html {
  if (!person) return html`<div class="vem"><a class="anchor" href="/logga-in">Logga in</a></div>`;
  const roles = [...new Set(person.roller.map(({ roll }) => ROLLTEXT[roll]))].join(', ') || 'ingen roll';
  return html`<div class="vem">
<p>${person.namn} <span class="roll">(${roles})</span></p>
<a class="anchor" href="/inloggningar">Mina inloggningar</a>
<form method="post" action="/logga-ut">${csrfInput(csrf)}
<button class="button button--discrete button--small" type="submit">Logga ut</button></form>
</div>`;
}
