// The report as people read it on a terminal: what failed first, then what was left out, then the sums.
import { timeForPeople } from '../../platform/swedish-day.ts';
import { type Fallresultat, GRUPPER, type Provprotokoll, UTFALL, type UtfallSlag } from '../prov.ts';
import { certifikattext } from './certifikattext.ts';
import { slutsatsOf, slutsatstext } from './slutsats.ts';
import { UTFALLSORD, type Utfallsord } from './utfallsord.ts';

const ANSI: Readonly<Record<Utfallsord['farg'], string>> = { bra: '32', fel: '31', varning: '33', svag: '2' };

export interface Terminalval {
  /** Whether the terminal shows colours. */
  readonly farg: boolean;
}

export function terminalrapport(protokoll: Provprotokoll, { farg }: Terminalval): string {
  const { fall, namn, bastjanst, kontraktsversion, mal, start, certifikat } = protokoll;
  const fingeravtryck = certifikat ? `, SHA-256 ${certifikat.fingeravtryck}` : '';
  const of = (...slag: readonly UtfallSlag[]) => fall.filter(({ utfall }) => slag.includes(utfall.utfall));
  const lines = [
    `${namn} (${bastjanst}), kontrakt ${kontraktsversion}, mot ${mal}, ${timeForPeople(Date.parse(start))}`,
    ...(mal.startsWith('https:') ? [`Certifikat: ${certifikattext(protokoll)}${fingeravtryck}`] : []),
    '',
    ...grouped(protokoll),
    ...section(
      'Underkända',
      of('underkänd').flatMap((one) => failure(one, farg)),
    ),
    ...section(
      'Fel i bänken',
      of('fel i bänken').map((one) => oneLine(one, farg)),
    ),
    ...section(
      'Varningar',
      of('varning').map((one) => oneLine(one, farg)),
    ),
    ...section('Inte bedömda', leftOut(of('hoppad', 'avbruten', 'väntar'))),
    ...section('Gäller inte', leftOut(of('ej tillämplig'))),
    '',
    slutsatstext(protokoll),
  ];
  return `${lines.join('\n')}\n`;
}

/** The whole of several runs: one line each. */
export function samlad(alla: readonly Provprotokoll[]): string {
  const rows = alla.map((one) => `  ${one.bastjanst.padEnd(12)} ${slutsatsOf(one).padEnd(13)} ${counts(one.fall)}`);
  return `Sammanlagt\n${rows.join('\n')}\n`;
}

/** One case on one line, as it ends. */
export function fallrad({ fall, utfall, ms }: Fallresultat, { farg }: Terminalval): string {
  return `${sign(utfall.utfall, farg)} ${fall.id}  ${fall.titel}  ${ms} ms`;
}

function grouped({ fall }: Provprotokoll): string[] {
  const rows = GRUPPER.flatMap((grupp) => {
    const own = fall.filter((one) => one.fall.grupp === grupp);
    return own.length > 0 ? [`  ${grupp.padEnd(12)} ${counts(own)}`] : [];
  });
  return [...rows, `  ${'alla'.padEnd(12)} ${counts(fall)}`];
}

function counts(fall: readonly Fallresultat[]): string {
  return UTFALL.flatMap((slag) => {
    const antal = fall.filter(({ utfall }) => utfall.utfall === slag).length;
    return antal > 0 ? [`${antal} ${slag}`] : [];
  }).join(', ');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : [];
}

function failure(one: Fallresultat, farg: boolean): string[] {
  const { vantat, fick, text } = one.utfall;
  return [
    `  ${sign('underkänd', farg)} ${one.fall.id}  ${one.fall.titel}`,
    `      ${text}`,
    ...(vantat === undefined ? [] : [`      Väntat: ${vantat}`]),
    ...(fick === undefined ? [] : [`      Fick:   ${fick}`]),
    `      Varför: ${one.fall.varfor}`,
  ];
}

/** More than this are a count: the reports have every id. */
const MOST_IDS = 12;

/** By reason: most share one. */
function leftOut(fall: readonly Fallresultat[]): string[] {
  const reasons = Map.groupBy(fall, ({ utfall }) => utfall.skal ?? utfall.text);
  return [...reasons].map(([reason, those]) => {
    const ids = those.map((one) => one.fall.id).join(', ');
    return `  – ${reason} ${those.length > MOST_IDS ? `${those.length} fall; --rapport MAPP skriver vilka.` : ids}`;
  });
}

function oneLine({ fall, utfall }: Fallresultat, farg: boolean): string {
  return `  ${sign(utfall.utfall, farg)} ${fall.id}  ${fall.titel}: ${utfall.skal ?? utfall.text}`;
}

function sign(slag: UtfallSlag, farg: boolean): string {
  const { tecken, farg: which } = UTFALLSORD[slag];
  return farg ? `\u001b[${ANSI[which]}m${tecken}\u001b[0m` : tecken;
}
