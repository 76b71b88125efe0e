// The main menu: what each role finds here, folded away where the window is narrow.
import { type Html, html } from '../platform/html.ts';
import { hasRole, type Person, type RollNamn } from './inloggning/person.ts';

interface MenuItem {
  readonly path: string;
  readonly text: string;
  readonly roles: readonly RollNamn[];
}

const SERVICE = ['drift', 'forvaltare', 'uppgiftslamnare'] as const;
const WHOLE = ['drift', 'forvaltare'] as const;

/** In the order in which they stand, on the start page too. */
const MENU: readonly MenuItem[] = [
  { path: '/oversikt', text: 'Översikt', roles: SERVICE },
  { path: '/driftinformation', text: 'Driftinformation', roles: [...SERVICE, 'namnd', 'handlaggare', 'loggranskare'] },
  { path: '/larm', text: 'Larm', roles: WHOLE },
  { path: '/rapporter', text: 'Rapporter', roles: SERVICE },
  { path: '/servicenivaer', text: 'Servicenivåer', roles: SERVICE },
  { path: '/organisationer', text: 'Organisationer', roles: WHOLE },
  { path: '/loggstatus', text: 'Logg och gallring', roles: WHOLE },
  { path: '/logg', text: 'Loggen', roles: ['namnd', 'loggranskare'] },
  { path: '/ansokan', text: 'Ansök om anslutning', roles: ['namnd', 'drift'] },
  { path: '/anslutningar', text: 'Anslutningar', roles: ['drift', 'forvaltare', 'namnd'] },
  { path: '/ataganden', text: 'Åtaganden', roles: ['drift', 'namnd', 'handlaggare'] },
  { path: '/handelser', text: 'Händelser', roles: WHOLE },
];

export function menuFor(person: Person | undefined): readonly MenuItem[] {
  return MENU.filter(({ roles }) => hasRole(person, ...roles));
}

/** @param path where one is: the page, or one under it */
export function menyView(person: Person | undefined, path: string | undefined): Html | string {
  const items = menuFor(person);
  if (items.length === 0) return '';
  const rows = items.map((item) => html`<li><a href="${item.path}"${currentOf(item, path)}>${item.text}</a></li>`);
  return html`<nav class="meny" aria-label="Huvudmeny"><details><summary class="meny__knapp">Meny</summary><ul>${rows}</ul></details></nav>`;
}

function currentOf(item: MenuItem, path: string | undefined): Html | string {
  if (item.path === path) return { markup: ' aria-current="page"' };
  return path?.startsWith(`${item.path}/`) ? { markup: ' aria-current="true"' } : '';
}
