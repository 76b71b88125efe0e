// The bastjänst of Skatteverket by its second interface, which v11 asks; skatteverket/ is the one that v10 asks.
import type { BastjanstModule, Content } from '../module.ts';
import { createSkatteverketDelar } from './ask.ts';
import { ID, SOURCE } from './contract.ts';

export const skatteverketDelar: BastjanstModule = {
  id: ID,
  source: SOURCE,
  name: 'Skatteverket (REST, v11)',
  folder: 'skatteverket-delar',
  create: createSkatteverketDelar,
  jsonWriter: () => write,
};

const utf8 = new TextDecoder();

/** The asked parts by name, each as it came, or null where it has a fault: the texts of faults are the profile's. */
function write(content: Content): string {
  if (content.format !== 'parts') return 'null';
  const fields = Object.entries(content.parts).map(
    ([name, part]) => `${JSON.stringify(name)}:${'bytes' in part ? utf8.decode(part.bytes) : 'null'}`,
  );
  return `{${fields.join(',')}}`;
}
