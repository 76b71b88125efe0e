// The menus: what everybody finds on the portal, and what each role finds besides; folded away where the window is narrow.
import { type Html, html } from '../platform/html.ts';
import { hasRole, type Person, type RollNamn } from './inloggning/person.ts';

interface MenuPlace {
  readonly path: string;
  readonly text: string;
}

interface MenuItem extends MenuPlace {
  readonly roles: readonly RollNamn[];
  /** A page of the portal. */
  readonly portal?: true;
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
  { path: '/avvikelser', text: 'Avvikelser', roles: [...SERVICE, 'namnd'], portal: true },
  { path: '/provfraga', text: 'Provfråga', roles: ['drift', 'namnd', 'uppgiftslamnare'], portal: true },
  { path: '/provbank', text: 'Provbänken', roles: ['drift', 'uppgiftslamnare'], portal: true },
  { path: '/dataskydd', text: 'Dataskydd', roles: ['drift', 'namnd', 'loggranskare'], portal: true },
  { path: '/handelser', text: 'Händelser', roles: WHOLE },
];

/** Everybody's. */
const PORTAL: readonly MenuPlace[] = [
  { path: '/om', text: 'Om tjänsten' },
  { path: '/anslutning', text: 'Anslutning' },
  { path: '/uppgifter', text: 'Uppgifter' },
  { path: '/driftinformation', text: 'Driftinformation' },
  { path: '/teknik', text: 'Teknisk information' },
  { path: '/fragor-och-svar', text: 'Frågor och svar' },
  { path: '/avtal', text: 'Avtal' },
  { path: '/personuppgifter', text: 'Personuppgifter' },
];

/** @param withPortal whether there is a portal */
export function menuFor(person: Person | undefined, withPortal: boolean): readonly MenuItem[] {
  return MENU.filter(({ roles, portal }) => hasRole(person, ...roles) && (withPortal || !portal));
}

/**
 * @param path where one is: the page, or one under it
 * @param portal whether there is a portal
 */
export function menyView(person: Person | undefined, path: string | undefined, portal: boolean): Html | string {
  if (!portal) return menuOf('Huvudmeny', menuFor(person, false), path);
  const own = menuFor(person, true).filter((item) => !PORTAL.some((place) => place.path === item.path));
  return html`${menuOf('Portalen', PORTAL, path)}${menuOf('Dina sidor', own, path)}`;
}

function menuOf(name: string, places: readonly MenuPlace[], path: string | undefined): Html | string {
  if (places.length === 0) return '';
  const rows = places.map((place) => html`<li><a href="${place.path}"${currentOf(place, path)}>${place.text}</a></li>`);
  return html`<nav class="meny" aria-label="${name}"><details><summary class="meny__knapp">${name}</summary><ul>${rows}</ul></details></nav>`;
}

function currentOf(item: MenuPlace, path: string | undefined): Html | string {
  if (item.path === path) return { markup: ' aria-current="page"' };
  return path?.startsWith(`${item.path}/`) ? { markup: ' aria-current="true"' } : '';
}
