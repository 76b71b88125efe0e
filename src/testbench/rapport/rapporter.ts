// The files that a run leaves: which there are, what they are called, and how each is made.
import type { Provprotokoll } from '../prov.ts';
import { type Avvikelseval, avvikelsetext, avvikelseutkast } from './avvikelse.ts';
import { htmlrapport } from './html.ts';
import { jsonrapport } from './json.ts';
import { junitrapport } from './junit.ts';
import { sjalvdeklarationHtml, sjalvdeklarationJson } from './sjalvdeklaration.ts';

export interface Rapportslag {
  /** File name, and the last part of its address on pages. */
  readonly namn: string;
  readonly typ: string;
  /** For people. */
  readonly titel: string;
  gor(protokoll: Provprotokoll, val: Avvikelseval): string;
}

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

export const RAPPORTER: readonly Rapportslag[] = [
  { namn: 'rapport.html', typ: HTML, titel: 'Rapport att läsa och skriva ut', gor: htmlrapport },
  { namn: 'rapport.json', typ: JSON_TYPE, titel: 'Rapport för program (JSON)', gor: jsonrapport },
  { namn: 'junit.xml', typ: 'application/xml; charset=utf-8', titel: 'JUnit XML för byggservrar', gor: junitrapport },
  { namn: 'sjalvdeklaration.html', typ: HTML, titel: 'Självdeklaration att skriva under', gor: sjalvdeklarationHtml },
  { namn: 'sjalvdeklaration.json', typ: JSON_TYPE, titel: 'Självdeklaration (JSON)', gor: sjalvdeklarationJson },
  {
    namn: 'avvikelser.txt',
    typ: 'text/plain; charset=utf-8',
    titel: 'Utkast till avvikelser för underkända fall',
    gor: (protokoll, val) => avvikelsetext(avvikelseutkast(protokoll, val)),
  },
  {
    namn: 'avvikelser.json',
    typ: JSON_TYPE,
    titel: 'Utkast till avvikelser (JSON)',
    gor: (protokoll, val) => `${JSON.stringify(avvikelseutkast(protokoll, val), null, 2)}\n`,
  },
];

/** What the signed self-declaration is called. */
export const SIGNERAD = 'sjalvdeklaration.jws';
