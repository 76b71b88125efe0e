// Follows every link of the site from its start, as somebody who has logged in or not.
import { createBrowser, type TestBrowser } from '../web/a-browser.ts';

export interface Crawled {
  /** Path with its query, without a fragment. */
  readonly path: string;
  readonly status: number;
  /** Content type without parameters. */
  readonly type: string;
  /** Of HTML alone. */
  readonly text: string;
  /** Where the first link to it stands. */
  readonly from: string;
  /** Whether it is, or leads to, the login. */
  readonly needsLogin: boolean;
}

export interface Crawl {
  readonly pages: ReadonlyMap<string, Crawled>;
  /** Addresses elsewhere, with the page on which each stands. */
  readonly outward: readonly { readonly href: string; readonly from: string }[];
  /** Links to a place in a page that has no such place. */
  readonly loose: readonly string[];
}

/** @param browser whose links they are; default: of nobody who has logged in */
export async function crawl(origin: string, browser: TestBrowser = createBrowser(origin)): Promise<Crawl> {
  const pages = new Map<string, Crawled>();
  const outward: { href: string; from: string }[] = [];
  const places: { path: string; fragment: string; from: string }[] = [];
  const queue = [{ path: '/', from: '' }];
  for (const { path, from } of queue) {
    if (pages.has(path)) continue;
    const found = await visit(browser, path, from);
    pages.set(path, found);
    for (const href of linksIn(found.text)) {
      const url = new URL(href, origin + path);
      if (url.protocol === 'mailto:' || url.protocol === 'data:') continue;
      if (url.origin !== origin) outward.push({ href, from: path });
      else {
        const to = url.pathname + url.search;
        if (url.hash) places.push({ path: to, fragment: decodeURIComponent(url.hash.slice(1)), from: path });
        queue.push({ path: to, from: path });
      }
    }
  }
  const loose = places
    .filter(({ path, fragment }) => !pages.get(path)?.text.includes(` id="${fragment}"`))
    .map(({ path, fragment, from }) => `${from} → ${path}#${fragment}`);
  return { pages, outward, loose };
}

async function visit(browser: TestBrowser, path: string, from: string): Promise<Crawled> {
  const headers = { accept: 'text/html, */*' };
  const { status, text, headers: sent } = await browser.visit(path, { follow: false, headers });
  const type = (sent.get('content-type') ?? '').split(';')[0] ?? '';
  const next = status === 303 ? [path, sent.get('location') ?? ''] : [];
  const needsLogin = next.some((one) => /^\/logga-in(\?|$)/.test(one));
  return { path, from, status, type, text: type === 'text/html' ? text : '', needsLogin };
}

function linksIn(html: string): string[] {
  const all = [...html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => href);
  return all.map((href) => href.replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
}
