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
  const responders = [kapital(persons), skattekonto(persons)];
  return { quality: summarise(responders), responders, flags: [] };
}

function kapital(persons: readonly XmlElement[]): Responder {
  const own = { id: 'kapital', name: 'Kapitaluppgifter', ...codeOf(persons, 'StatusKapitaluppgiftKod') };
  const years = all(persons, 'Kapitaluppgift');
  if (years.some(hasAmount)) return { ...own, quality: 'answered' };
  return { ...own, quality: 'unverifiable', text: years.length > 0 ? ZERO : NO_LIST };
}

function hasAmount(year: XmlElement): boolean {
  const amounts = ['SummaIntakterPaKapital', 'OverskottPaKapital'].map((name) => Number(childText(year, name)));
  return amounts.some((amount) => Number.isFinite(amount) && amount !== 0);
}

function skattekonto(persons: readonly XmlElement[]): Responder {
  const own = { id: 'skattekonto', name: 'Skattekonto', ...codeOf(persons, 'StatusSkattekontouppgiftKod') };
  const says = all(persons, 'Skattekontouppgift').some(({ content }) => content.trim() !== '');
  return says ? { ...own, quality: 'answered' } : { ...own, quality: 'unverifiable', text: NO_LIST };
}

function codeOf(persons: readonly XmlElement[], name: string): { readonly code?: string } {
  const code = shortCode(all(persons, name)[0]?.content);
  return code === undefined ? {} : { code };
}

function all(persons: readonly XmlElement[], name: string): XmlElement[] {
  return persons.flatMap((person) => children(person).filter((one) => one.name === name));
}
