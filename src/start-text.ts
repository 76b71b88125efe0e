// What a start prints: addresses, and in trial mode questions that can be sent as they stand.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleQuestion, exampleXml } from './example-question.ts';

/** Trial mode over TLS: its address, and files that a client shows and trusts. */
export interface TrialTls {
  readonly url: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export interface StartText {
  /** Nobody is asked for a certificate. */
  readonly trial: boolean;
  readonly url: string;
  readonly trialTls: TrialTls | undefined;
  readonly soapPath: string;
  /** By interface of a bastjänst, in order. */
  readonly sources: readonly {
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly simulated: boolean;
  }[];
  readonly controlUrl: string | undefined;
  readonly dataDir: string;
  readonly database: string;
  /** 12 digits: a test person. */
  readonly person: string;
}

/** Where everything is; in trial mode also an example question, written beside the data, and how to send it. */
export function startText(text: StartText): string {
  const { url, soapPath, sources, controlUrl, database, trial } = text;
  const width = Math.max(...sources.map(({ id }) => id.length));
  const rows = sources.map(
    ({ id, name, url: address, simulated }) =>
      `  ${id.padEnd(width)} ${address}  ${name}${simulated ? ' (simulator)' : ''}`,
  );
  return [
    '',
    ...(trial ? WARNING : ['Sammansatt är igång. Klientcertifikat krävs av den som frågar.', '']),
    `  SOAP  ${url}${soapPath}        (kontraktet: ${url}${soapPath}?wsdl)`,
    `  REST  ${url}/v1/fragor`,
    `  Sidor ${url}/`,
    `  Logg  ${database}`,
    '',
    'Bastjänster:',
    ...rows,
    ...(controlUrl ? [`  styrning av simulatorerna och testpersoner: ${controlUrl}`] : []),
    '',
    ...(trial ? example(text) : []),
  ].join('\n');
}

/** @param dataDir where SQLite has its file; without it the log is in PostgreSQL */
export function databaseText(dataDir: string | undefined): string {
  if (dataDir === undefined) return 'PostgreSQL, som flera processer kan dela';
  return `SQLite i ${dataDir}: en enda tjänsteprocess, flera kräver PostgreSQL (DATABASE_URL)`;
}

/** What a stop says first. */
export function stoppingText({ drainMs }: { readonly drainMs: number }): string {
  const end = 'Stänger: frågor som pågår får sitt svar …';
  if (drainMs === 0) return end;
  const seconds = (drainMs / 1000).toLocaleString('sv');
  return `Inte längre redo enligt /halsa, men tar emot frågor i ${seconds} s (STOPP_VANTA_MS).\n${end}`;
}

const WARNING = [
  'SAMMANSATT KÖRS I PROVLÄGE: ALLA SOM NÅR DENNA DATOR PÅ LOOPBACK FÅR FRÅGA OCH LÄSA LOGGEN,',
  'OCH LOGGENS NYCKLAR LIGGER BREDVID LOGGEN. ANVÄND BARA TESTPERSONER.',
  '',
];

function example({ url, trialTls, soapPath, dataDir, person }: StartText): string[] {
  const [json, xml] = [join(dataDir, 'exempelfraga.json'), join(dataDir, 'exempelfraga.xml')];
  const question = exampleQuestion(person);
  writeFileSync(json, `${JSON.stringify(question, null, 2)}\n`);
  writeFileSync(xml, exampleXml(question));
  return [
    'Ställ en fråga om en testperson till alla sju, som JSON eller SOAP:',
    '',
    `  curl -s -H 'Content-Type: application/json' --data @'${json}' ${url}/v1/fragor`,
    `  curl -s -H 'Content-Type: text/xml; charset=utf-8' --data-binary @'${xml}' ${url}${soapPath}`,
    '',
    ...(trialTls ? overTls(trialTls, json) : []),
  ];
}

function overTls({ url, ca, cert, key }: TrialTls, json: string): string[] {
  return [
    'Samma fråga över TLS, med klientcertifikat (egna för provläge, giltiga i ett år):',
    '',
    `  curl -s --cacert '${ca}' --cert '${cert}' --key '${key}' \\`,
    `    -H 'Content-Type: application/json' --data @'${json}' ${url}/v1/fragor`,
    '',
  ];
}
