// A browser without scripts for tests: fetch with a jar of cookies, which follows redirects and fills in forms as they stand.

export interface BrowserPage {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Visit {
  readonly method?: string;
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as it is, in place of a form. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** False: a redirect is the answer. Default true. */
  readonly follow?: boolean;
}

export type TestBrowser = ReturnType<typeof createBrowser>;

/**
 * @param origin where paths are
 * @param get how it fetches, where the origin has a CA of its own
 */
export function createBrowser(origin: string, get: typeof fetch = fetch) {
  const jars = new Map<string, Map<string, { readonly value: string; readonly path: string }>>();

  function jarOf(url: URL) {
    const jar = jars.get(url.host) ?? new Map();
    jars.set(url.host, jar);
    return jar as Map<string, { readonly value: string; readonly path: string }>;
  }

  function keep(url: URL, headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const of = (attribute: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${attribute}=`))?.slice(attribute.length + 1);
      const expires = of('expires');
      const path = of('path') ?? '/';
      if (value === '' || (expires !== undefined && Date.parse(expires) < Date.now()))
        jarOf(url).delete(`${name} ${path}`);
      else jarOf(url).set(`${name} ${path}`, { value, path });
    }
  }

  async function visit(
    address: string,
    { method = 'GET', form, body, headers = {}, follow = true }: Visit = {},
  ): Promise<BrowserPage> {
    const url = new URL(address, origin);
    const cookies = [...jarOf(url)]
      .filter(([, { path }]) => url.pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`);
    const response = await get(url, {
      method,
      redirect: 'manual',
      headers: {
        ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...headers,
      },
      ...(form ? { body: encoded(form) } : body !== undefined && { body }),
    });
    keep(url, response.headers);
    const location = response.headers.get('location');
    if (follow && location !== null) return visit(new URL(location, url).href);
    return { url: url.href, status: response.status, headers: response.headers, text: await response.text() };
  }

  /** The form's own token goes along. */
  async function send(path: string, form: Visit['form'] = {}, from = '/inloggningar'): Promise<BrowserPage> {
    const csrf = csrfIn((await visit(from)).text);
    return visit(path, {
      method: 'POST',
      form: { csrf, ...form },
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    });
  }

  return {
    visit,
    send,
    /** Chooses who to be at the trial's provider. @returns where it ends */
    async login(user: string, from = '/logga-in'): Promise<BrowserPage> {
      const choice = await visit(from);
      const action = /<form method="post" action="([^"]+)"/.exec(choice.text)?.[1] ?? '';
      return visit(new URL(action, choice.url).href, { method: 'POST', form: { anvandare: user } });
    },
    /** The value of a cookie of ours. */
    cookie: (name: string) => jarOf(new URL(origin)).get(`${name} /`)?.value,
    setCookie: (name: string, value: string) => void jarOf(new URL(origin)).set(`${name} /`, { value, path: '/' }),
  };
}

/** The token of a page's forms. */
export function csrfIn(text: string): string {
  return /name="csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
}

/** A hidden field of a page. */
export function hiddenIn(text: string, name: string): string {
  return new RegExp(`type="hidden" name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
}

function encoded(form: NonNullable<Visit['form']>): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
  return body.toString();
}
