// An address whose host is written in one way: `CSN.example.` and `csn.example` are one host, and must compare as one.

/** The address with its host in lower case and without trailing dots; null where the text is none. */
export function parseHostUrl(text: string): URL | null {
  const url = URL.parse(text.trim());
  if (url) url.hostname = url.hostname.replace(/\.+$/, '');
  return url;
}
