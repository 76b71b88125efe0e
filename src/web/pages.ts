// The router over all pages: who may see one is settled before anything of the request is read.
import express, { type Request, type Response, type Router } from 'express';
import type { ClientAddress } from '../inbound/client-address.ts';
import { setPageHeaders } from './headers.ts';
import { type Besok, type BesokDeps, besokOf, isOwn } from './inloggning/besok.ts';
import { clearCookie, readCookie, setCookie } from './inloggning/cookies.ts';
import { CSRF_FIELD, csrfOf } from './inloggning/csrf.ts';
import { hasRole } from './inloggning/person.ts';
import { isSameOrigin, type Plats } from './inloggning/plats.ts';
import type { Layout } from './layout.ts';
import {
  type Browser,
  LoginNeeded,
  type Page,
  PageError,
  type PageFile,
  type PageInput,
  type PageReply,
} from './page.ts';
import { pageFault } from './page-fault.ts';

export interface PagesDeps extends BesokDeps {
  readonly pages: readonly Page[];
  readonly layout: Layout;
  /** Origin of the login's provider, where it is another. */
  readonly providerOrigin?: string;
  readonly clientAddress: ClientAddress;
  readonly onBug: (error: unknown, where: string) => void;
}

const MAX_FORM_BYTES = 65_536;

export function createPages({ pages, layout, providerOrigin, clientAddress, onBug, ...deps }: PagesDeps): Router {
  const router = express.Router();
  for (const page of pages) router[page.method](page.path, (request, response) => answer(page, request, response));
  for (const [path, those] of Map.groupBy(pages, (page) => page.path)) {
    const allow = those.map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST')).join(', ');
    router.all(path, (request, response) =>
      answer({ ...refusal(allow, response), path, method: 'get' }, request, response),
    );
  }

  const nowhere = { path: '', method: 'get', access: 'alla', handle: unknownPage } as const;
  router.use((request, response, next) => {
    // Programs have answers of their own: only a browser is told by a page.
    const isBrowser = request.method === 'GET' && request.accepts(['json', 'html']) === 'html';
    if (isBrowser) void answer(nowhere, request, response);
    else next();
  });
  // A variable of the path that is no UTF-8 is refused by the router itself.
  router.use((error: unknown, request: Request, response: Response, next: express.NextFunction) => {
    if (error instanceof URIError) void answer(nowhere, request, response);
    else next(error);
  });

  async function answer(page: Page, request: Request, response: Response): Promise<void> {
    let besok: Besok | undefined;
    try {
      besok = await besokOf(request, deps);
      if (!besok) throw new PageError(421, 'Okänd adress', 'Tjänsten svarar inte under det namnet.');
      setPageHeaders(response, besok.plats, providerOrigin);
      send(response, await page.handle(await receive(page, request, response, besok)), besok, request.path);
    } catch (error) {
      const { reply, bug } = pageFault(error);
      if (bug) onBug(error, `${page.method} ${page.path}`);
      if (besok) send(response, reply, besok, request.path);
      else sendBare(response, reply);
    }
  }

  async function receive(page: Page, request: Request, response: Response, besok: Besok): Promise<PageInput> {
    const { session } = besok;
    const { access } = page;
    if (access !== 'alla' && !session) throw new LoginNeeded(page.method === 'get' ? request.originalUrl : '/');
    if (typeof access !== 'string' && !hasRole(session?.person, ...access)) {
      throw new PageError(403, 'Du har inte tillgång hit', 'Sidan finns för andra roller än dem du har.');
    }
    const form = page.method === 'post' ? await formOf(page, request, response) : new URLSearchParams();
    if (page.method === 'post' && !isOwnForm(page, request, besok, form.get(CSRF_FIELD) ?? undefined)) {
      const text = 'Formuläret hör inte till din inloggning. Gå tillbaka, läs om sidan och skicka det igen.';
      throw new PageError(403, 'Formuläret kunde inte tas emot', text);
    }
    return {
      ...(session && { person: session.person, csrf: csrfOf(session.secret), sessionKey: session.key }),
      params: request.params as Record<string, string>,
      query: new URL(request.originalUrl, 'http://sida').searchParams,
      form,
      browser: { address: clientAddress(request), ...browserOf(request, response, besok.plats) },
    };
  }

  function formOf(
    { maxFormBytes = MAX_FORM_BYTES }: Page,
    request: Request,
    response: Response,
  ): Promise<URLSearchParams> {
    const type = 'application/x-www-form-urlencoded';
    const readForm = express.raw({ type, limit: maxFormBytes, inflate: false });
    return new Promise((resolve, reject) => {
      readForm(request, response, (error?: unknown) => {
        if (error) reject(error);
        else resolve(new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString('utf8') : ''));
      });
    });
  }

  function send(response: Response, reply: PageReply, { session }: Besok, path: string): void {
    if (response.destroyed) return;
    if ('next' in reply) return void response.redirect(303, reply.next);
    if ('file' in reply) return void sendFile(response, reply.file);
    const own = session && { person: session.person, csrf: csrfOf(session.secret) };
    const { title, main, skript = [], laserOm, lang } = reply;
    const text = layout({ title, main, skript, path, ...own, ...(laserOm && { laserOm }), ...(lang && { lang }) });
    response
      .status(reply.status ?? 200)
      .type('text/html; charset=utf-8')
      .end(text);
  }

  function sendBare(response: Response, reply: PageReply): void {
    if (response.destroyed || !('main' in reply)) return;
    const text = layout({ title: reply.title, main: reply.main });
    response
      .status(reply.status ?? 500)
      .set('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .end(text);
  }

  return router;
}

/** Without a session there is nothing that another site could do in its name; then a browser's word is enough. */
function isOwnForm({ utanSession }: Page, request: Request, besok: Besok, token: string | undefined): boolean {
  return utanSession && !besok.session ? isSameOrigin(request, besok.plats) : isOwn(request, besok, token);
}

function sendFile(response: Response, { name, type, text }: PageFile): void {
  response.attachment(name).set('Content-Type', type).end(text);
}

async function unknownPage(): Promise<never> {
  throw new PageError(404, 'Sidan finns inte', 'Kontrollera adressen, eller börja om från startsidan.');
}

function refusal(allow: string, response: Response): Pick<Page, 'access' | 'handle'> {
  return {
    access: 'alla',
    async handle() {
      response.set('Allow', allow);
      throw new PageError(405, 'Så går det inte', 'Sidan kan inte användas på det sättet.');
    },
  };
}

function browserOf(request: Request, response: Response, plats: Plats): Omit<Browser, 'address'> {
  return {
    origin: plats.origin,
    url: new URL(request.originalUrl, plats.origin),
    cookie: (kind) => readCookie(request, kind, plats),
    setCookie: (kind, value) => setCookie(response, kind, plats, value),
    clearCookie: (kind) => clearCookie(response, kind, plats),
  };
}
