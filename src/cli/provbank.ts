// `provbank`: proves a bastjänst, or this service, against its contract, and says before what it will send.
import { JwsError } from '../platform/jws.ts';
import { SjalvdeklarationError } from '../testbench/rapport/sjalvdeklaration.ts';
import { TestpersonerError } from '../testbench/testpersoner.ts';
import { TillatelseError } from '../testbench/tillatelse-error.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CliError, type Command, type Io } from './command.ts';
import { OPTIONS } from './provbank-arguments.ts';
import { type ProvbankContext, provbankContext } from './provbank-context.ts';
import { kor } from './provbank-kor.ts';
import { lista } from './provbank-lista.ts';
import { medgivande } from './provbank-medgivande.ts';
import { signera } from './provbank-signera.ts';
import { verifiera } from './provbank-verifiera.ts';

const WHO = '--aktor NAMN --skal SKÄL';
const MEDGIVANDE = { 'medgivet-av': 'text', till: 'text', aktor: 'text', skal: 'text', json: 'flagga' } as const;

const ACTS: Readonly<
  Record<
    string,
    {
      readonly options: Parameters<typeof readArguments>[1];
      /** With its own. */
      readonly words: number;
      act(context: ProvbankContext, given: Arguments, io: Io): number | Promise<number>;
    }
  >
> = {
  lista: { options: { krav: 'flagga', json: 'flagga' }, words: 2, act: lista },
  signera: { options: { nyckel: 'text', protokoll: 'text' }, words: 2, act: (_, given, io) => signera(given, io) },
  verifiera: { options: { nyckel: 'text', protokoll: 'text' }, words: 2, act: (_, given, io) => verifiera(given, io) },
  medgivande: { options: { url: 'text', ...MEDGIVANDE }, words: 3, act: medgivande },
};
const KOR = { options: OPTIONS, words: 1, act: kor };

/** The command on whatever catalogues, simulators and consent it is given. */
export function createProvbankCommand(context: ProvbankContext): Command {
  return {
    name: 'provbank',
    usage: [
      [
        'provbank BASTJÄNST --url ADRESS [--cert FIL --key FIL] [--ca FIL] [--personer FIL] [--ja] [--tyst]',
        'provar bastjänsten mot sitt kontrakt; 0 godkänd, 1 underkänd, 2 fel i anropet, 3 inget besked',
      ],
      [
        '         [--grupp GRUPP,…] [--fall ID,…] [--fientlig]',
        'bara en del, som godkänd ger 3; fientliga fall kräver medgivande',
      ],
      [
        '         [--takt N] [--samtidiga N] [--antal N] [--tid SEKUNDER]',
        'anrop i sekunden, samtidiga frågor, anrop sammanlagt; längsta tid',
      ],
      [
        '         [--tillganglighet PROCENT] [--percentil PROCENT --svarstid-ms N] [--matningar N]',
        'nivån som mäts, och hur många gånger; annars den avtalade (niva lista), eller standard',
      ],
      ['         [--test-url ADRESS] [--installning NAMN=VÄRDE,…]', 'det som pingen behöver'],
      [
        '         [--rapport MAPP [--signera NYCKEL.PEM] [--kontakt TEXT]]',
        'HTML, JSON, JUnit, självdeklaration och utkast till avvikelser',
      ],
      ['provbank --all [--ja] …', 'provar de egna simulatorerna'],
      ['provbank lista [BASTJÄNST] [--krav] [--json]', 'fallen som finns; --krav: vilka fall som prövar varje krav'],
      [
        'provbank signera sjalvdeklaration.json --protokoll rapport.json --nyckel NYCKEL.PEM',
        'signerar en självdeklaration som hämtats på sidan',
      ],
      ['provbank verifiera FIL [--nyckel PEM] [--protokoll rapport.json]', 'kontrollerar en signerad självdeklaration'],
      [
        `provbank medgivande ge BASTJÄNST --url ADRESS --medgivet-av NAMN --till DAG ${WHO}`,
        'den som har adressen medger fientliga fall',
      ],
      [`provbank medgivande lista [--json] | aterkalla ID ${WHO}`, 'medgivandena som finns'],
    ],
    async run(args, io) {
      const [word = ''] = args;
      const { options, words, act } = (Object.hasOwn(ACTS, word) ? ACTS[word] : undefined) ?? KOR;
      const given = readArguments(args, options, words);
      try {
        return await act(context, given, io);
      } catch (error) {
        throw isOfCaller(error) ? new CliError(error.message) : error;
      }
    },
  };
}

export const provbank = createProvbankCommand(provbankContext);

/** What the one who gave the command can mend. */
function isOfCaller(error: unknown): error is Error {
  return [TillatelseError, TestpersonerError, JwsError, SjalvdeklarationError].some((kind) => error instanceof kind);
}
