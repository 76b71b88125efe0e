// What the a-kassor's answer is worth, a-kassa by a-kassa. Their status is a free text without a list: it proves nothing.
import type { Assessment, DeliveredQuality, Responder } from '../../composite/quality.ts';
import { child, children, childText, type XmlElement } from '../../platform/xml.ts';

const NO_LIST = 'Inga uppgifter kom, och a-kassans status har ingen offentlig förteckning';
const DATA = ['Utbetalningar', 'Avstangningar', 'AnsoktOmErsattning'];

export function assess(answer: XmlElement): Assessment {
  const list = child(answer, 'ArbetsloshetsersattningLista');
  const entries = list ? children(list).filter(({ name }) => name === 'Arbetsloshetsersattning') : [];
  const responders = withOwnIds(entries.map(responder));
  return { quality: overall(responders), responders, flags: [] };
}

/** An a-kassa that proves nothing stands beside one that answered as one that could not answer. */
function overall(responders: readonly Responder[]): DeliveredQuality {
  const answered = responders.filter(({ quality }) => quality === 'answered').length;
  if (answered === 0) return 'unverifiable';
  return answered === responders.length ? 'answered' : 'partial';
}

function responder(entry: XmlElement): Responder {
  const name = nameOf(entry);
  const own = { id: slug(name), name, ...codeOf(entry) };
  const says = DATA.some((name) => child(entry, name));
  return says ? { ...own, quality: 'answered' } : { ...own, quality: 'unverifiable', text: NO_LIST };
}

/** The name is the source's: shortened, and not taken where it could hold an identity. */
function nameOf(entry: XmlElement): string {
  const name = (childText(entry, 'SvarandeOrganisation') ?? '').replaceAll(/\s+/g, ' ').trim();
  return name === '' || digitsIn(name) >= 6 ? 'Okänd a-kassa' : name.slice(0, 100);
}

function codeOf(entry: XmlElement): { readonly code?: string } {
  const status = (childText(entry, 'StatusSvarandeOrganisation') ?? '').trim();
  return /^[A-ZÅÄÖ0-9 _-]{1,40}$/.test(status) && digitsIn(status) < 6 ? { code: status } : {};
}

function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}

function slug(name: string): string {
  const ascii = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    ascii
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replaceAll(/^-|-$/g, '') || 'okand-a-kassa'
  );
}

/** An a-kassa that stands there twice gets a number. */
function withOwnIds(responders: readonly Responder[]): Responder[] {
  const seen = new Map<string, number>();
  return responders.map((one) => {
    const times = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, times);
    return times === 1 ? one : { ...one, id: `${one.id}-${times}` };
  });
}
