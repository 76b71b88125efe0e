// The one layout of all pages: header with who is logged in, menu by role, content, footer.
import { type Html, html } from '../platform/html.ts';
import { CSRF_FIELD } from './inloggning/csrf.ts';
import { hasRole, type Person, ROLLTEXT, type RollNamn } from './inloggning/person.ts';

/** What a page shows beside its content. */
export interface View {
  readonly title: string;
  readonly main: Html;
  readonly person?: Person;
  /** Of the session; absent without one. */
  readonly csrf?: string;
  /** The path, so that the menu says where one is. */
  readonly path?: string;
}

export interface LayoutDeps {
  readonly styles: readonly string[];
  /** True in local trial: then every page says so. */
  readonly trial: boolean;
}

interface MenuItem {
  readonly path: string;
  readonly text: string;
  readonly roles: readonly RollNamn[];
}

/** What each role finds in the menu and on the start page. */
export const MENU: readonly MenuItem[] = [
  { path: '/ansokan', text: 'Ansök om anslutning', roles: ['namnd', 'drift'] },
  { path: '/anslutningar', text: 'Anslutningar', roles: ['drift', 'forvaltare', 'namnd'] },
  { path: '/ataganden', text: 'Åtaganden', roles: ['drift', 'namnd', 'handlaggare'] },
  { path: '/handelser', text: 'Händelser', roles: ['drift', 'forvaltare'] },
];

const NAME = 'Sammansatt bastjänst';

export type Layout = (view: View) => string;

export function createLayout({ styles, trial }: LayoutDeps): Layout {
  const links = styles.map((href) => html`<link rel="stylesheet" href="${href}">`);
  return ({ title, main, person, csrf, path }) =>
    html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title === NAME ? NAME : `${title} – ${NAME}`}</title>
${links}
</head>
<body>
<a class="iskiplink" href="#innehall">Hoppa till innehållet</a>
<header class="topp">
<div class="page-header">
<div class="page-header__app-name"><a href="/">Sammansatt bastjänst</a></div>
</div>
${who(person, csrf)}
${trial ? html`<p class="provlage"><strong>PROVLÄGE.</strong> Den här tjänsten körs på den egna datorn, med påhittade personer.</p>` : ''}
${menu(person, path)}
</header>
<main id="innehall" tabindex="-1">
<h1>${title}</h1>
${main}
</main>
<footer class="fot"><p>Sammansatt bastjänst för socialnämnder.</p></footer>
</body>
</html>
`.markup;
}

/** A form's hidden token; every form that is sent with post has one. */
export function csrfInput(csrf: string | undefined): Html {
  return html`<input type="hidden" name="${CSRF_FIELD}" value="${csrf ?? ''}">`;
}

export function menuFor(person: Person | undefined): readonly MenuItem[] {
  return MENU.filter(({ roles }) => hasRole(person, ...roles));
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

function menu(person: Person | undefined, path: string | undefined): Html | string {
  const items = menuFor(person);
  if (items.length === 0) return '';
  const rows = items.map(
    (item) =>
      html`<li><a href="${item.path}"${item.path === path ? { markup: ' aria-current="page"' } : ''}>${item.text}</a></li>`,
  );
  return html`<nav class="meny" aria-label="Huvudmeny"><ul>${rows}</ul></nav>`;
}
