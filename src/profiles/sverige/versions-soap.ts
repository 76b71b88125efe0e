// SSBTEK's two versions over SOAP: they differ in Skatteverket alone.
import type { PartsContent } from '../../bastjanster/module.ts';
import type { SoapVersion } from '../profile.ts';
import { base64Element, type DataWriter, errorXml } from './answer-xml.ts';
import { skatteverketPartError } from './felkoder.ts';
import { createSoapVersion } from './soap-version.ts';
import { versionLives } from './versions.ts';

/** CSN's answer travels as a document, FK's as bytes, v11's Skatteverket as five parts of bytes. */
const writers: Readonly<Record<string, DataWriter>> = {
  CSN: (content) => (content.format === 'xml' ? data(base64Element('svar', `${PROLOG}${content.xml}`)) : ''),
  FK: (content) => (content.format === 'json' ? data(base64Element('lefiJsonSvar', content.bytes)) : ''),
};
const v11Writers: typeof writers = {
  ...writers,
  SKV: (content) => (content.format === 'parts' ? skatteverketXml(content) : ''),
};

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n';

function data(inner: string): string {
  return `<ssbt:data>${inner}</ssbt:data>`;
}

/** A part whose flag was false is absent. */
function skatteverketXml({ parts }: PartsContent): string {
  const elements = Object.entries(parts).map(([name, part]) => {
    const inner = 'bytes' in part ? base64Element('data', part.bytes) : errorXml(part.fault, skatteverketPartError);
    return `<ssbt:${name}>${inner}</ssbt:${name}>`;
  });
  return elements.join('');
}

/** Oldest first. @param order the agencies in the order of the answer */
export function createSoapVersions(order: readonly string[]): SoapVersion[] {
  return versionLives.map((life) => {
    const isV11 = life.name === 'v11';
    return createSoapVersion({
      life,
      decode: { order, skatteverket: isV11 ? 'v11' : 'v10' },
      writers: isV11 ? v11Writers : writers,
      pings: isV11 ? { SKV: 'SKV_DELAR' } : {},
    });
  });
}
