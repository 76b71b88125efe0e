// The report as JUnit XML, the form that build servers read: one suite for each group.
import { type Html, html as xml } from '../../platform/html.ts';
import { type Fallresultat, GRUPPER, type Provprotokoll, type UtfallSlag } from '../prov.ts';
import { slutsatsOf, slutsatstext } from './slutsats.ts';

type Verdict = 'failure' | 'error' | 'skipped' | undefined;

/** JUnit knows four ways to end; a warning is a pass that says something, and what was broken off is no pass. */
const VERDICT: Readonly<Record<UtfallSlag, Verdict>> = {
  godkänd: undefined,
  varning: undefined,
  underkänd: 'failure',
  'fel i bänken': 'error',
  hoppad: 'skipped',
  'ej tillämplig': 'skipped',
  avbruten: 'error',
  väntar: 'error',
};

/** Valid by schemas/provbank/junit.xsd. */
export function junitrapport(protokoll: Provprotokoll): string {
  const { fall } = protokoll;
  const missing = slutsatsOf(protokoll) === 'ofullständig' ? 1 : 0;
  const suites = GRUPPER.flatMap((grupp) => {
    const own = fall.filter((one) => one.fall.grupp === grupp);
    return own.length > 0 ? [suite(protokoll, grupp, sums(own), own.map(testcaseOf(protokoll)))] : [];
  });
  const name = `${protokoll.bastjanst} ${protokoll.kontraktsversion}`;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${text(name)}"${sums(fall, missing)}>
${suites}${missing > 0 ? incomplete(protokoll) : ''}
</testsuites>
`.markup;
}

/** A build that only counts failures sees it too, as the command's exit code says it. */
function incomplete(protokoll: Provprotokoll): Html {
  const { bastjanst } = protokoll;
  const message = text(slutsatstext(protokoll));
  const failed = xml`<testcase classname="${bastjanst}.slutsats" name="Körningen räcker för ett besked" time="0.000">
<failure message="${message}" type="ofullständig">${message}</failure></testcase>`;
  return suite(protokoll, 'slutsats', sums([], 1), [failed]);
}

function suite(protokoll: Provprotokoll, grupp: string, sum: Html, cases: readonly Html[]): Html {
  const { bastjanst, start, mal, kontraktshash } = protokoll;
  const properties = Object.entries({ mal: text(mal), kontraktshash, slutsats: slutsatsOf(protokoll) });
  return xml`<testsuite name="${bastjanst}.${grupp}"${sum} timestamp="${start.slice(0, 19)}">
<properties>${properties.map(([name, value]) => xml`<property name="${name}" value="${value}"/>`)}</properties>
${[...cases]}
</testsuite>`;
}

function testcaseOf({ bastjanst }: Pick<Provprotokoll, 'bastjanst'>) {
  return (one: Fallresultat) => testcase(bastjanst, one);
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

/** @param failed failures that are no cases */
function sums(fall: readonly Fallresultat[], failed = 0): Html {
  const count = (verdict: Verdict) => fall.filter(({ utfall }) => VERDICT[utfall.utfall] === verdict).length;
  const time = seconds(fall.reduce((sum, { ms }) => sum + ms, 0));
  return xml` tests="${fall.length + failed}" failures="${count('failure') + failed}" errors="${count('error')}" skipped="${count('skipped')}" time="${time}"`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

/** Without characters that XML 1.0 cannot hold. */
function text(given: string): string {
  return given.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
