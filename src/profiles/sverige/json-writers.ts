// How each agency's answer stands in the JSON answer.
import type { BastjanstModule, Content, PartsContent } from '../../bastjanster/module.ts';
import type { JsonDataWriter } from './answer-json.ts';
import { skatteverketPartError } from './felkoder.ts';

const utf8 = new TextDecoder();

/** By bastjänst. CSN's and FK's answers keep the element that the SOAP contract puts around them. */
export function jsonWriters(modules: readonly BastjanstModule[]): Readonly<Record<string, JsonDataWriter>> {
  const write = new Map(modules.map((module) => [module.source, module.jsonWriter()]));
  const plain = (source: string) => (content: Content) => write.get(source)?.(content) ?? 'null';
  return {
    ...Object.fromEntries([...write.keys()].map((source) => [source, plain(source)])),
    CSN: (content) => `{"svar":${plain('CSN')(content)}}`,
    FK: (content) => `{"lefiJsonSvar":${plain('FK')(content)}}`,
    SKV: (content) => (content.format === 'parts' ? partsJson(content) : plain('SKV')(content)),
  };
}

/** Each part with its data as it came, or its error. */
function partsJson({ parts }: PartsContent): string {
  const texts = Object.entries(parts).map(([name, part]) => {
    const inner =
      'bytes' in part
        ? `"data":${utf8.decode(part.bytes)}`
        : `"error":${JSON.stringify(skatteverketPartError(part.fault))}`;
    return `${JSON.stringify(name)}:{${inner}}`;
  });
  return `{${texts.join(',')}}`;
}
