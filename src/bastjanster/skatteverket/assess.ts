// What Skatteverket's answer (v10) is worth. Its status codes have no public list, so missing data never prove that there are none.
import { type Assessment, type Responder, summarise } from '../../composite/quality.ts';
import { child, children, childText, type XmlElement } from '../../platform/xml.ts';
import { shortCode } from '../status-code.ts';

const NO_LIST = 'Inga uppgifter kom, och statuskoden har ingen offentlig förteckning';
const ZERO = 'Saknat eller negativt kapital lämnas som 0';

/** @param document the inner document */
export function assess(document: XmlElement): Assessment {
  const list = child(document, 'PersonuppgiftLista');
  const persons = list ? children(list).filter(({ name }) => name === 'Personuppgift') : [];
  const told = Map.groupBy(persons.flatMap(children), ({ name }) => name);
  const responders = [kapital(told), skattekonto(told)];
  return { quality: summarise(responders), responders, flags: [] };
}

/** What is told of the persons, by the elements' names. */
type Told = ReadonlyMap<string, readonly XmlElement[]>;

function kapital(told: Told): Responder {
  const own = { id: 'kapital', name: 'Kapitaluppgifter', ...codeOf(told, 'StatusKapitaluppgiftKod') };
  const years = told.get('Kapitaluppgift') ?? [];
  if (years.some(hasAmount)) return { ...own, quality: 'answered' };
  return { ...own, quality: 'unverifiable', text: years.length > 0 ? ZERO : NO_LIST };
}

function hasAmount(year: XmlElement): boolean {
  const amounts = ['SummaIntakterPaKapital', 'OverskottPaKapital'].map((name) => Number(childText(year, name)));
  return amounts.some((amount) => Number.isFinite(amount) && amount !== 0);
}

function skattekonto(told: Told): Responder {
  const own = { id: 'skattekonto', name: 'Skattekonto', ...codeOf(told, 'StatusSkattekontouppgiftKod') };
  const says = told.get('Skattekontouppgift')?.some(({ content }) => content.trim() !== '');
  return says ? { ...own, quality: 'answered' } : { ...own, quality: 'unverifiable', text: NO_LIST };
}

function codeOf(told: Told, name: string): { readonly code?: string } {
  const code = shortCode(told.get(name)?.[0]?.content);
  return code === undefined ? {} : { code };
}
