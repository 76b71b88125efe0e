// Annex for an impact assessment: what could go wrong for the persons asked about, what is built against it, and where that is seen.

export interface Risk {
  readonly risk: string;
  readonly atgard: string;
  /** Files of the project that carry the measure out and that prove it. */
  readonly kod: readonly string[];
  readonly prov: readonly string[];
  /** What the nämnd or the driftleverantör can do to see it for themselves. */
  readonly kontroll?: string;
}

/** Only what is built; what is not stands in {@link EJ_GJORT}. */
export const RISKER: readonly Risk[] = [
  {
    risk: 'Någon frågar utan att det lämnar spår',
    atgard: 'Loggen faller stängd: posten skrivs innan någon tillfrågas, och utan post ställs ingen fråga.',
    kod: ['src/composite/compose.ts', 'src/querylog/query-log.ts'],
    prov: ['test/faults/log.spec.ts', 'test/faults/log-process.spec.ts'],
  },
  {
    risk: 'Loggen läses av den som kommer åt databasen eller en säkerhetskopia',
    atgard:
      'Frågans innehåll är krypterat (AES-256-GCM) under en nyckel för varje nämnd och månad. Nycklarna ligger skilda från loggen ' +
      'och är inslagna av en huvudnyckel. Personen söks med HMAC under samma nyckel.',
    kod: ['src/querylog/cipher.ts', 'src/querylog/keys/master-key.ts', 'src/querylog/innehall.ts'],
    prov: ['test/querylog/cipher.spec.ts', 'test/querylog/keys/keyring.spec.ts'],
  },
  {
    risk: 'Poster ändras, flyttas eller tas bort i efterhand',
    atgard: 'Posterna är kedjade, och kedjornas ändar signeras löpande med en nyckel som databasen aldrig ser.',
    kod: ['src/querylog/kedja.ts', 'src/querylog/kontroll/verify.ts'],
    prov: ['test/querylog/kontroll/records.spec.ts', 'test/querylog/kontroll/kontrollpunkt.spec.ts'],
    kontroll: 'Driftleverantören kör logg kontrollera, som namnger den första posten som är rörd.',
  },
  {
    risk: 'Uppgifter om vilka som tillfrågats finns kvar längre än nämnden har beslutat',
    atgard:
      'Gallring på nämndens beslut: månadens nyckel förstörs först, sedan raderna. Ett signerat protokoll utan personuppgifter står kvar. ' +
      'Frågor under en kvarhållning gallras först när den har upphört.',
    kod: ['src/querylog/gallring/gallring.ts', 'src/querylog/gallring/protokoll.ts'],
    prov: ['test/querylog/gallring/gallring.spec.ts', 'test/querylog/gallring/aterlast.spec.ts'],
    kontroll: 'Gallringsprotokollen i avsnittet ovan.',
  },
  {
    risk: 'Driftpersonal läser vilka personer nämnden frågat om',
    atgard:
      'Driftpersonal ser antal och lägen. Personer ser den först efter nämndens medgivande, som har en namngiven mottagare, ett skäl och ett slut.',
    kod: ['src/querylog/granskning/behorighet.ts', 'src/querylog/granskning/medgivande.ts'],
    prov: ['test/querylog/granskning/medgivande.spec.ts'],
    kontroll: 'Nämnden ser sina medgivanden under /v1/logg/medgivanden.',
  },
  {
    risk: 'Någon läser i loggen utan anledning',
    atgard: 'Varje titt i loggen kräver ett skäl och blir en post i samma kedja, synlig för nämnden.',
    kod: ['src/querylog/granskning/atkomst.ts', 'src/querylog/granskning/atkomster.ts'],
    prov: ['test/querylog/granskning/sok.spec.ts'],
  },
  {
    risk: 'Handläggare frågar om personer utanför sina ärenden',
    atgard:
      'Varje fråga bär ärende och handläggare. Månatliga stickprov efter regler, och avstämning mot nämndens egna ärenden utan att paren sparas.',
    kod: ['src/querylog/granskning/stickprov.ts', 'src/querylog/granskning/avstamning.ts'],
    prov: ['test/querylog/granskning/stickprov.spec.ts', 'test/querylog/granskning/avstamning.spec.ts'],
  },
  {
    risk: 'Nämnden får uppgifter som den inte har rätt till',
    atgard:
      'Rätten prövas för varje bastjänst, typ i LEFI och del hos Skatteverket innan någon tillfrågas. En spärr gäller överallt inom en sekund.',
    kod: ['src/anslutning/permission.ts', 'src/anslutning/register-view.ts'],
    prov: ['test/anslutning/permission.spec.ts', 'test/faults/rights.spec.ts'],
  },
  {
    risk: 'Svar lagras och sprids vidare från tjänsten',
    atgard:
      'Inga svar sparas. Svaret finns i minnet tills det har lämnats ut; loggen har utfall och tider, inte innehåll. Undantaget är ' +
      'uppdrag på nämndens instruktion: svaren väntar krypterade till nämndens egen nyckel och raderas när de hämtats, senast 24 timmar efter att uppdraget lämnades in.',
    kod: ['src/composite/compose.ts', 'src/querylog/post.ts'],
    prov: ['test/querylog/query-log.spec.ts', 'test/helhet/leaks.spec.ts'],
  },
  {
    risk: 'Personnummer hamnar i driftloggar, felmeddelanden, adresser eller mätvärden',
    atgard: 'Personens identitet maskerar sig själv när den skrivs ut, och fria fält prövas.',
    kod: ['src/composite/query.ts', 'src/platform/identity.ts'],
    prov: ['test/faults/free-fields.spec.ts', 'test/helhet/leaks.spec.ts', 'test/servicelevel/personnummer.spec.ts'],
  },
  {
    risk: 'Svaret handlar om en annan person än den som frågan gällde',
    atgard:
      'Varje svar jämförs med den som frågan gäller innan det lämnas ut; fel person blir ett fel. Transportstyrelsens svar namnger ingen och kan inte prövas så, vilket svaret säger.',
    kod: ['src/bastjanster/wire.ts', 'src/bastjanster/soap.ts'],
    prov: ['test/faults/content.spec.ts'],
  },
  {
    risk: 'Ett fel hos en myndighet läses som att personen inte har någonting',
    atgard:
      'Varje del säger vad den är värd. Bara ”nothing” får visas som att uppgifter saknas; ett fel blir aldrig det.',
    kod: ['src/composite/quality.ts', 'src/composite/answer.ts'],
    prov: ['test/composite/fan-out.spec.ts', 'test/faults/resilience.spec.ts'],
  },
];

export interface EjGjort {
  readonly vad: string;
  readonly ansvarar: 'nämnden' | 'driftleverantören' | 'uppgiftslämnaren' | 'nämnden och driftleverantören';
}

export const EJ_GJORT: readonly EjGjort[] = [
  { vad: 'Konsekvensbedömningen (artikel 35) är inte gjord: bilagan är underlag till den.', ansvarar: 'nämnden' },
  {
    vad: 'Hur länge loggen bevaras bestäms inte av tjänsten. Utan gallringsbeslut gallras ingenting.',
    ansvarar: 'nämnden',
  },
  { vad: 'Svaret i nämndens verksamhetssystem, och behörigheterna där, ligger utanför tjänsten.', ansvarar: 'nämnden' },
  {
    vad: 'Information till de registrerade (artiklarna 13 och 14) lämnas inte av tjänsten. Registerutdrag ur loggen tar nämnden fram i den.',
    ansvarar: 'nämnden',
  },
  {
    vad: 'Register, åtaganden, händelser om administration och avvikelser gallras inte av tjänsten.',
    ansvarar: 'nämnden och driftleverantören',
  },
  {
    vad: 'Drifthall, säkerhetskopior, uppdateringar och personal beskrivs inte här: tjänsten vet inte hur den drivs.',
    ansvarar: 'driftleverantören',
  },
  {
    vad: 'Ingen oberoende säkerhetsgranskning av tjänsten finns redovisad i projektet.',
    ansvarar: 'driftleverantören',
  },
  {
    vad: 'Uppgiftslämnarens egen logg över tillfrågade gallras av uppgiftslämnaren (överenskommelsen § 6.2.8).',
    ansvarar: 'uppgiftslämnaren',
  },
];
