// Checks the links of the content, when every page that there is is known: a link that leads nowhere stops the start.
import type { Page } from '../page.ts';
import type { Innehall, Text } from './innehall.ts';
import { InnehallError, type Innehallsfel } from './innehall-error.ts';

/**
 * @param pages every page, the content's own among them
 * @param andra addresses of what is no page: `/v1/openapi.yaml`
 * @throws {InnehallError} naming each broken link by file and line
 */
export function checkLankar(innehall: Innehall, pages: readonly Page[], andra: readonly string[] = []): void {
  const own = new Map(innehall.sidor.map((sida) => [sida.adress, sida]));
  const paths = pages.filter(({ method }) => method === 'get').map(({ path }) => ({ path, pattern: patternOf(path) }));
  const texts: readonly Text[] = [
    ...innehall.sidor,
    ...innehall.avtal.flatMap(({ versioner }) => versioner.map(({ text }) => text)),
  ];
  const fel = texts.flatMap((text) => text.links.flatMap(({ href, line }) => brokenLink(text, href, line)));
  if (fel.length > 0) throw new InnehallError(fel);

  function leadsSomewhere(pathname: string): boolean {
    return paths.some(({ path, pattern }) => {
      const found = pattern.exec(pathname);
      return found !== null && isKnown(innehall, path, found.groups ?? {});
    });
  }

  function brokenLink(from: Text, href: string, rad: number): Innehallsfel[] {
    if (!/^[/#]/.test(href)) return [];
    const { pathname, hash } = new URL(href, 'http://sida');
    const to = href.startsWith('#') ? from : own.get(pathname);
    const isThere = to !== undefined || andra.includes(pathname) || leadsSomewhere(pathname);
    const flaw = { fil: from.fil, rad };
    if (!isThere) return [{ ...flaw, text: `länken ${href} leder ingenstans` }];
    const isHeading = hash === '' || !to || to.headings.some(({ id }) => id === decoded(hash.slice(1)));
    return isHeading ? [] : [{ ...flaw, text: `länken ${href} leder till en rubrik som inte finns` }];
  }
}

/** Whether there is what the address names, where it is the content that has it. */
function isKnown(
  { fortackningar, avtal }: Innehall,
  path: string,
  { id, dokument, version }: Readonly<Record<string, string>>,
): boolean {
  if (path.startsWith('/uppgifter/:id')) return fortackningar.some(({ uppgiftslamnare }) => uppgiftslamnare === id);
  if (!path.startsWith('/avtal/:dokument/:version')) return true;
  const wordings = avtal.find((one) => one.id === dokument)?.versioner ?? [];
  return wordings.some((one) => one.version === version);
}

/** Of a path in express' form: `:id` is one part of it, `*fil` all the rest. */
function patternOf(path: string): RegExp {
  const parts = path.split(/([:*][A-Za-z]+)/).map((part) => {
    if (part.startsWith(':')) return `(?<${part.slice(1)}>[^/]+)`;
    return part.startsWith('*') ? '.+' : part.replaceAll('.', '\\.');
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Undefined where it is no text: `100%`. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
