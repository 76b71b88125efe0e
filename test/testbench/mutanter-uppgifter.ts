// Mutants that give data where there is nobody to give any about, whatever their status says of it.
import { persons } from '../../src/bastjanster/simulation/population.ts';
import type { Mutant } from './mutanter.ts';

const KAND = persons.allaSvarar.personnummer;
/** As NEG-001 asks: the last digit is wrong. */
export const FEL_SIFFRA = KAND.slice(0, -1) + ((Number(KAND.at(-1)) + 1) % 10);

export const uppgiftsmutanter: readonly Mutant[] = [
  {
    bastjanst: 'AF',
    brott: 'svarar med namn och beslut på fel kontrollsiffra, under en okänd statuskod',
    fall: 'AF-NEG-001',
    gor: {
      fraga: (body) => body.replaceAll(FEL_SIFFRA, KAND),
      svar: (svar, fraga) =>
        fraga.includes(FEL_SIFFRA)
          ? {
              ...svar,
              body: svar.body
                .replaceAll(KAND, FEL_SIFFRA)
                .replace('StatusSokandeinformationKod>0<', 'StatusSokandeinformationKod>99<'),
            }
          : svar,
    },
  },
  {
    bastjanst: 'TNS',
    brott: 'svarar FEL och lämnar fordonen ändå på något som inte är ett personnummer',
    fall: 'TNS-NEG-002',
    gor: {
      fraga: (body) => body.replace('>AB<', `>${KAND.slice(0, 2)}<`).replace('>CDEFGHIJKL<', `>${KAND.slice(2)}<`),
      svar: (svar, fraga) =>
        fraga.includes('CDEFGHIJKL') ? { ...svar, body: svar.body.replace('>OK<', '>FEL<') } : svar,
    },
  },
  {
    bastjanst: 'CSN',
    brott: 'svarar -1004 och lämnar uppgifter om någon ändå',
    fall: 'CSN-NEG-006',
    gor: {
      fraga: (body) =>
        body.includes('Personnummer>')
          ? body
          : body.replace('<sam:FromDatum>', `<sam:Personnummer>${KAND}</sam:Personnummer>$&`),
      svar: (svar, fraga) =>
        fraga.includes('Personnummer>') ? svar : { ...svar, body: svar.body.replace('Kod>0<', 'Kod>-1004<') },
    },
  },
  {
    bastjanst: 'SKV',
    brott: 'lämnar en okänd persons namn, utan belopp',
    fall: 'SKV-FUN-002',
    gor: {
      svar: (svar, fraga) => {
        const person = `<Personuppgift><fol:IdentitetsbeteckningFysiskPerson>${/\d{12}/.exec(fraga)?.[0]}</fol:IdentitetsbeteckningFysiskPerson><fol:Fornamn>Anna</fol:Fornamn><fol:Efternamn>Ek</fol:Efternamn><StatusPersonuppgiftKod>0</StatusPersonuppgiftKod></Personuppgift>`;
        const escaped = person.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        return { ...svar, body: svar.body.replace('&lt;/PersonuppgiftLista&gt;', `${escaped}$&`) };
      },
    },
  },
  {
    bastjanst: 'TNS',
    brott: 'lämnar fordonen fast den svarar FEL',
    fall: 'TNS-FUN-202',
    gor: {
      svar: (svar) => ({
        ...svar,
        body: svar.body.replace(
          '<felresultat>',
          '<fordonsinnehav><frdn:fordon><frdn:regnr>ABC123</frdn:regnr><frdn:fabrikat>Volvo</frdn:fabrikat><frdn:fordonsar>2020</frdn:fordonsar><frdn:fordonsslag>PB</frdn:fordonsslag><frdn:handelsbeteckning>V60</frdn:handelsbeteckning></frdn:fordon></fordonsinnehav>$&',
        ),
      }),
    },
  },
  {
    bastjanst: 'CSN',
    brott: 'säger att allt är väl när hela CSN tiger',
    fall: 'CSN-FUN-202',
    gor: { svar: (svar) => ({ ...svar, body: svar.body.replace('Kod>-1103<', 'Kod>0<') }) },
  },
  {
    bastjanst: 'CSN',
    brott: 'säger att studiemedlen tiger, och lämnar dem',
    fall: 'CSN-FUN-203',
    gor: {
      svar: (svar) => ({
        ...svar,
        body: svar.body.replace('Kod>-1101<', 'Kod>-1102<'),
      }),
    },
  },
];
