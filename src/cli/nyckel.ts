// `nyckel`: makes master keys and wraps the log's keys anew.
import { newMasterKey } from '../querylog/keys/master-key.ts';
import { readArguments } from './arguments.ts';
import { CliError, type Command } from './command.ts';
import { withKeyring } from './log-context.ts';

export const nyckel: Command = {
  name: 'nyckel',
  usage: [
    ['nyckel ny', 'skriver en ny huvudnyckel; sätt den först i HUVUDNYCKEL_FIL'],
    ['nyckel rotera', 'slår in loggens nycklar i den första huvudnyckeln; sedan kan gamla rader tas bort'],
    ['nyckel lista', 'hur många nycklar som finns för varje månad'],
  ],
  async run(args, { stdout }) {
    const [word] = readArguments(args, {}, 1).words;
    switch (word) {
      case 'ny':
        stdout.write(`${newMasterKey()}\n`);
        return 0;
      case 'rotera': {
        const { rewrapped, already } = await withKeyring((keyring) => keyring.rewrap());
        stdout.write(`${rewrapped} nycklar är inslagna i den första huvudnyckeln, ${already} var det redan.\n`);
        return 0;
      }
      case 'lista': {
        const names = await withKeyring((keyring) => keyring.names());
        const uses = Map.groupBy(names, ({ bruk }) =>
          bruk.replace(/^markering-.*/, 'markeringar').replace(/^uppdrag-.*/, 'uppdrag'),
        );
        const rows = [...uses]
          .sort(([a], [b]) => a.localeCompare(b))
          .map(([bruk, those]) => `${bruk}  ${those.length}\n`);
        stdout.write(rows.join('') || 'Inga nycklar finns.\n');
        return 0;
      }
      default:
        throw new CliError('Skriv nyckel ny, nyckel rotera eller nyckel lista.');
    }
  },
};
