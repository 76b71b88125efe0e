// The report as JUnit XML, the form that build servers read: one suite for each group.
import { type Html, html as xml } from '../../platform/html.ts';
import { type Fallresultat, GRUPPER, type Provprotokoll, type UtfallSlag } from '../prov.ts';
import { slutsatsOf } from './slutsats.ts';

type Verdict = 'failure' | 'error' | 'skipped' | undefined;

/** JUnit knows four ways to end; a warning is a pass that says something. */
const VERDICT: Readonly<Record<UtfallSlag, Verdict>> = {
  godkänd: undefined,
  varning: undefined,
  underkänd: 'failure',
  'fel i bänken': 'error',
  hoppad: 'skipped',
  'ej tillämplig': 'skipped',
  avbruten: 'skipped',
  väntar: 'skipped',
};

/** Valid by schemas/provbank/junit.xsd. */
export function junitrapport(protokoll: Provprotokoll): string {
  const suites = GRUPPER.flatMap((grupp) => {
    const own = protokoll.fall.filter(({ fall }) => fall.grupp === grupp);
    return own.length > 0 ? [suite(protokoll, grupp, own)] : [];
  });
  const name = `${protokoll.bastjanst} ${protokoll.kontraktsversion}`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${text(name)}"${sums(protokoll.fall)}>
${suites}
</testsuites>
`.markup;
}

function suite(protokoll: Provprotokoll, grupp: string, fall: readonly Fallresultat[]): Html {
  const { bastjanst, start, mal, kontraktshash } = protokoll;
  const properties = Object.entries({ mal: text(mal), kontraktshash, slutsats: slutsatsOf(protokoll) });
  return xml`<testsuite name="${bastjanst}.${grupp}"${sums(fall)} timestamp="${start.slice(0, 19)}">
<properties>${properties.map(([name, value]) => xml`<property name="${name}" value="${value}"/>`)}</properties>
${fall.map((one) => testcase(bastjanst, one))}
</testsuite>`;
}

function testcase(bastjanst: string, { fall, utfall, ms }: Fallresultat): Html {
  const { id, grupp, titel } = fall;
  const verdict = VERDICT[utfall.utfall];
  const message = text(utfall.skal ?? utfall.text);
  const detail = [utfall.text, utfall.vantat && `Väntat: ${utfall.vantat}`, utfall.fick && `Fick: ${utfall.fick}`];
  const body =
    verdict === undefined
      ? utfall.utfall === 'varning' && xml`<system-out>${text(`Varning: ${message}`)}</system-out>`
      : verdict === 'skipped'
        ? xml`<skipped message="${text(`${utfall.utfall}: ${message}`)}"/>`
        : {
            markup: `<${verdict} message="${xml`${message}`.markup}" type="${grupp}">${xml`${text(detail.filter(Boolean).join('\n'))}`.markup}</${verdict}>`,
          };
  return xml`<testcase classname="${bastjanst}.${grupp}" name="${text(`${id} ${titel}`)}" time="${seconds(ms)}">${body || ''}</testcase>`;
}

function sums(fall: readonly Fallresultat[]): Html {
  const count = (verdict: Verdict) => fall.filter(({ utfall }) => VERDICT[utfall.utfall] === verdict).length;
  const time = seconds(fall.reduce((sum, { ms }) => sum + ms, 0));
  return xml` tests="${fall.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}" time="${time}"`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** Without characters that XML 1.0 cannot hold. */
function text(given: string): string {
  return given.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
