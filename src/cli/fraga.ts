// `fraga`: asks about a person from a terminal, and shows the overview as tables, or the answer as it came.
import { fragetext } from '../assembly/fragetext.ts';
import type { Avsnitt } from '../platform/avsnitt.ts';
import { readEnv } from '../platform/config.ts';
import { type FragaConfig, toFraga } from '../platform/config-fraga.ts';
import { bastjanster } from '../profiles/sverige/modules.ts';
import { oversiktAvsnitt } from '../profiles/sverige/oversikt/visning/visning.ts';
import { versionLives } from '../profiles/sverige/versions.ts';
import { refuseIdentities } from './arguments.ts';
import { CliError, type Command, type Io } from './command.ts';
import { FragaError, type Svar, skickaFraga } from './fraga-anrop.ts';
import { type Fragan, readFraga } from './fraga-arguments.ts';
import { prepareFile, writeFile } from './fraga-fil.ts';
import { readPerson } from './fraga-person.ts';
import { avsnittText } from './fraga-tabell.ts';
import { isWhole, isWholeXml, readSvar, type SvarJson } from './fraga-utfall.ts';
import { isTerminal, widthOf } from './terminal.ts';

const [REFUSED, PARTIAL] = [1, 3];
/** Columns of the tables. */
const [NARROWEST, WIDEST] = [80, 120];
const CLEAR_LINE = '\r\u001b[2K';

export const fraga: Command = {
  name: 'fraga',
  usage: [
    [
      'fraga [--manad ÅÅÅÅ-MM] [--bastjanster AF,CSN,…] [--fran DAG --tom DAG] [--arende ID]',
      'frågar om en person och visar översikten; 0 helt svar, 1 nekad, 2 fel i anropet, 3 ofullständigt svar',
    ],
    ['      [--json | --xml] [--ut FIL [--skriv-over]]', 'svaret som det kom; till en fil som bara du kan läsa'],
  ],
  async run(args, io) {
    refuseIdentities(args);
    const fragan = readFraga(args, bastjanster);
    const config = toFraga(readEnv());
    const arende = arendeOf(fragan, config);
    refuseWithoutAktorsid(fragan, config);
    if (fragan.fil) prepareFile(fragan.fil);
    const personnummer = await readPerson(io);
    const text = formulera({ ...fragan, arende }, config, personnummer);
    try {
      const svar = await ask(fragan, config, text, io);
      const { content, whole } = shown(fragan, svar, config, io);
      if (fragan.fil) {
        writeFile(fragan.fil, content);
        io.stderr.write(`Svaret står i ${fragan.fil.namn}, som bara du kan läsa.\n`);
      } else io.stdout.write(typeof content === 'string' ? content : Buffer.from(content).toString('utf8'));
      if (!whole) io.stderr.write('Svaret är ofullständigt: alla bastjänster har inte kunnat svara helt.\n');
      return whole ? 0 : PARTIAL;
    } catch (error) {
      if (!(error instanceof FragaError)) throw error;
      io.stderr.write(`${error.message}\n`);
      return REFUSED;
    }
  },
};

/** @throws {CliError} where the log would not say why it is asked */
function arendeOf({ arende }: Fragan, { prov }: FragaConfig): string {
  if (arende) return arende;
  if (prov) return 'PROV-1';
  throw new CliError('--arende saknas: loggen över efterfrågade personer ska säga för vilket ärende frågan ställs.');
}

/** @throws {CliError} where Försäkringskassan cannot be asked */
function refuseWithoutAktorsid({ bastjanster: asked }: Fragan, { prov, aktorsid }: FragaConfig): void {
  if (prov || aktorsid || !asked.includes('FK')) return;
  throw new CliError(
    'FRAGA_AKTORSID saknas: Försäkringskassan behöver kommunens aktörsid. Utan det, välj --bastjanster utan FK.',
  );
}

function formulera(fragan: Fragan & { readonly arende: string }, config: FragaConfig, personnummer: string) {
  const { aktorsid, ingivare } = config;
  const version = versionLives.at(-1) ?? { name: '', namespace: '' };
  return fragetext({
    ...{ ...fragan, personnummer, alla: bastjanster, version: version.name, namespace: version.namespace },
    ingivare,
    syfte: 'Utredning av ekonomiskt bistånd',
    ...(aktorsid && { aktorsid }),
  });
}

async function ask(
  { form, bastjanster: asked }: Fragan,
  config: FragaConfig,
  { xml, json }: { readonly xml: string; readonly json: string },
  { stderr }: Io,
): Promise<Svar> {
  const terminal = isTerminal(stderr);
  if (terminal) stderr.write(`Frågar ${asked.join(', ')} …`);
  try {
    return await (form === 'xml' ? skickaFraga(config, 'soap', xml) : skickaFraga(config, 'rest', json));
  } finally {
    if (terminal) stderr.write(CLEAR_LINE);
  }
}

interface Shown {
  readonly content: Uint8Array | string;
  readonly whole: boolean;
}

function shown({ form, fil }: Fragan, { bytes, varning }: Svar, { farg }: FragaConfig, { stdout }: Io): Shown {
  if (form === 'xml') return { content: bytes, whole: isWholeXml(bytes, varning) };
  const svar = readSvar(bytes);
  const whole = isWhole(svar);
  if (form === 'json') return { content: bytes, whole };
  const bredd = fil ? WIDEST : widthOf(stdout, NARROWEST, WIDEST);
  const text = avsnittText([...varningarna(svar), ...oversiktAvsnitt(svar)], {
    bredd,
    farg: farg && !fil && isTerminal(stdout),
  });
  return { content: `Frågans id: ${svar.id}\n\n${text}`, whole };
}

/** What the service's rules found though the question was asked. */
function varningarna({ varningar = [] }: SvarJson): Avsnitt[] {
  if (varningar.length === 0) return [];
  const punkter = varningar.map(({ kod, galler = 'frågan', text }) => `${kod} (${galler}): ${text}`);
  return [{ slag: 'lista', rubrik: 'Varningar', punkter, tomt: '' }];
}
