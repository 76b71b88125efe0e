// Whether an answer holds data on a person, whatever it says that it is worth: a status code is no proof that nothing stands beside it.
import type { Content } from '../../bastjanster/module.ts';
import { children, parseXml, type XmlElement } from '../../platform/xml.ts';
import type { Provsituation } from '../fall.ts';
import type { Fragat } from '../fragare.ts';

/** Whether an element is data on a person, by its contract. */
export type Databarande = (element: XmlElement) => boolean;

/** Elements of those names, but for such as are empty or say no. */
export function elementen(...namn: readonly string[]): Databarande {
  return ({ name, content }) => namn.includes(name) && !/^(?:|0|false)$/.test(content.trim());
}

/** @param dokument the text of the XML document that the answer holds as a string, where it holds one */
export function harElement(
  content: Content,
  ar: Databarande,
  dokument?: (root: XmlElement) => string | undefined,
): boolean {
  if (content.format !== 'xml') return false;
  using yttre = parseXml(content.xml);
  const text = dokument?.(yttre.root);
  if (text === undefined) return finns(yttre.root, ar);
  using inre = parseXml(text);
  return finns(inre.root, ar);
}

function finns(element: XmlElement, ar: Databarande): boolean {
  return ar(element) || children(element).some((barn) => finns(barn, ar));
}

/** Whether what came has data on anybody. */
export function harUppgifter({ agentur }: Provsituation, { leverans }: Fragat): boolean {
  if (!leverans) return false;
  const { quality, responders } = leverans.assessment;
  if (quality === 'answered' || responders.some((en) => en.quality === 'answered')) return true;
  return agentur.fakta.uppgifter(leverans.content);
}
