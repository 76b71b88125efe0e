// Logging in and out: to the provider and back with an answer that holds, and a session that ends everywhere.
import { html } from '../../platform/html.ts';
import { OidcError } from '../../platform/oidc.ts';
import { type Page, PageError, type PageInput, type PageReply } from '../page.ts';
import type { Forsok } from './forsok.ts';
import type { Paborjade } from './paborjade.ts';
import type { Person } from './person.ts';
import { PersonError, toPerson } from './rollregler.ts';
import type { Sessioner } from './sessioner.ts';
import { AFTER_LOGOUT, CALLBACK, type Inloggningstjanst } from './tjanst.ts';

export interface LoginDeps {
  readonly tjanst: Inloggningstjanst;
  readonly sessioner: Sessioner;
  readonly paborjade: Paborjade;
  readonly forsok: Forsok;
  /** Told of every login and logout, and of what was refused (ASVS 5.0 16.3.1); names nobody. */
  readonly onLogin: (event: 'inloggad' | 'utloggad' | 'nekad') => void;
}

export function createLoginPages(deps: LoginDeps): Page[] {
  return [
    { method: 'get', path: '/logga-in', access: 'alla', handle: (input) => begin(deps, input) },
    { method: 'get', path: CALLBACK, access: 'alla', handle: (input) => complete(deps, input) },
    { method: 'post', path: '/logga-ut', access: 'inloggad', handle: (input) => logout(deps, input) },
    { method: 'get', path: AFTER_LOGOUT, access: 'alla', handle: async () => loggedOut },
  ];
}

async function begin({ tjanst, paborjade, forsok }: LoginDeps, { query, browser }: PageInput): Promise<PageReply> {
  if (!(await forsok.count('borjan', browser.address))) throw tooMany();
  const { url, checks } = await tjanst.clientFor(browser.origin).begin(browser.origin + CALLBACK);
  browser.setCookie('inloggning', await paborjade.add({ checks, retur: localPath(query.get('retur')) }));
  return { next: url };
}

async function complete(deps: LoginDeps, { browser }: PageInput): Promise<PageReply> {
  const { tjanst, sessioner, paborjade, forsok, onLogin } = deps;
  if (await forsok.isOver('fel', browser.address)) throw tooMany();
  const secret = browser.cookie('inloggning');
  browser.clearCookie('inloggning');
  const begun = secret === undefined ? undefined : await paborjade.take(secret);
  try {
    if (!begun) throw new OidcError('refused', 'no login of this browser has been begun');
    const claims = await tjanst.clientFor(browser.origin).complete(browser.url, begun.checks);
    await renew(toPerson(claims, tjanst.rules));
    onLogin('inloggad');
    return { next: begun.retur };
  } catch (error) {
    onLogin('nekad');
    if (error instanceof PersonError) throw new PageError(403, 'Du kan inte loggas in', error.message);
    if (!(error instanceof OidcError) || error.kind === 'unreachable') throw error;
    await forsok.count('fel', browser.address);
    throw new PageError(
      400,
      'Inloggningen gick inte att slutföra',
      'Den kan ha gått ut eller redan vara använd. Logga in på nytt.',
    );
  }

  /** Whatever session the browser had, it has another now (ASVS 5.0 7.2.4). */
  async function renew(person: Person): Promise<void> {
    const old = browser.cookie('session');
    if (old !== undefined) await sessioner.end(old);
    browser.setCookie('session', await sessioner.open(person));
  }
}

async function logout({ tjanst, sessioner, onLogin }: LoginDeps, { browser }: PageInput): Promise<PageReply> {
  const secret = browser.cookie('session');
  if (secret !== undefined) await sessioner.end(secret);
  browser.clearCookie('session');
  onLogin('utloggad');
  // A provider that is away does not keep anybody logged in here.
  const there = await tjanst
    .clientFor(browser.origin)
    .logoutUrl(browser.origin + AFTER_LOGOUT)
    .catch(() => undefined);
  return { next: there ?? AFTER_LOGOUT };
}

const loggedOut: PageReply = {
  title: 'Du är utloggad',
  main: html`<p>Stäng webbläsaren om andra använder samma dator.</p>
<p><a class="anchor" href="/logga-in">Logga in igen</a></p>`,
};

/** A path of ours, and no other site (ASVS 5.0 3.7.2); the start page where it is none. */
function localPath(path: string | null): string {
  return path !== null && /^\/(?!\/)[\w\-./?=&%]{0,200}$/.test(path) ? path : '/';
}

function tooMany(): PageError {
  return new PageError(429, 'För många försök', 'Vänta några minuter och försök igen.');
}
