// What a start prints: addresses, and in trial mode a question that can be sent as it stands.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface StartText {
  /** Nobody is asked for a certificate. */
  readonly trial: boolean;
  readonly url: string;
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

const AGENCIES = ['AF', 'CSN', 'FK', 'SKV', 'SO', 'TNS', 'MIV'];

/** The question of the example, about a test person, for the last three months. */
export function exampleQuestion(person: string, today = new Date()): object {
  const day = (months: number, date: number) =>
    new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, date)).toISOString().slice(0, 10);
  const [fromDatum, tomDatum] = [day(-2, 1), day(1, 0)];
  // CSN answers for two months back and one month ahead only, which the usual window exceeds: it gets its own period.
  const csn = { '@inkludera': true, tidsperiod: { fromDatum: day(-2, today.getUTCDate() + 1), tomDatum } };
  const lefi = {
    personnummer: person,
    period: { from: fromDatum, tom: tomDatum },
    formansinformation: ['FK:SJP', 'FK:FP', 'FK:BTI', 'FK:AS'],
    preliminaraUtbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP'],
    utbetalningar: ['FK:SJP', 'FK:FP', 'PM:AP', 'PM:EF', 'PM:BTI'],
    beslut: ['PM:AP'],
    ovrigInformation: ['FK:GEPI'],
  };
  const fraga = { version: 'v9', aktorsid: 'provkommun', lefiJsonFraga: lefi };
  return {
    generellaFrageparametrar: {
      ingivare: { organisationsnummer: '162120000142', namn: 'Provkommunens socialnämnd', handlaggare: 'prov-1' },
      personidentitet: person,
      arendeidentitet: 'PROV-1',
      tidsperiod: { fromDatum, tomDatum },
      syfte: 'Utredning av ekonomiskt bistånd',
      lagtext: '15 kap. 10 § socialtjänstlagen (2025:400)',
    },
    specifikaFrageparametrar: {
      ...Object.fromEntries(AGENCIES.map((id) => [id, { '@inkludera': true }])),
      CSN: csn,
      FK: { '@inkludera': true, fraga },
    },
  };
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
    `  Logg  ${database}`,
    '',
    'Bastjänster:',
    ...rows,
    ...(controlUrl ? [`  styrning av simulatorerna och testpersoner: ${controlUrl}`] : []),
    '',
    ...(trial ? example(text) : []),
  ].join('\n');
}

const WARNING = [
  'SAMMANSATT KÖRS I PROVLÄGE: ALLA SOM NÅR DENNA DATOR PÅ LOOPBACK FÅR FRÅGA, OCH LOGGEN ÄR OKRYPTERAD.',
  'ANVÄND BARA TESTPERSONER.',
  '',
];

function example({ url, dataDir, person }: StartText): string[] {
  const file = join(dataDir, 'exempelfraga.json');
  writeFileSync(file, `${JSON.stringify(exampleQuestion(person), null, 2)}\n`);
  return [
    'Ställ en fråga om en testperson till alla sju:',
    '',
    `  curl -s -H 'Content-Type: application/json' --data @'${file}' ${url}/v1/fragor`,
    '',
  ];
}
