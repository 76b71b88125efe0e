// The catalogue of faults: every way in which a service of this kind is known to be let down, each with an id that tests begin their titles with.

export interface Fel {
  readonly id: string;
  /** In Swedish, as the table of test/faults/README.md has it. */
  readonly fel: string;
  /** Words for each of its kinds: for each there must be a test with these words in its title. */
  readonly slag: readonly string[];
}

export interface Grupp {
  readonly bokstav: string;
  readonly rubrik: string;
  /** Words for each side from which the faults of the group can come: each kind must be tested from each. */
  readonly sidor: readonly string[];
  readonly fel: readonly Fel[];
}

type Rad = string | readonly [fel: string, ...slag: string[]];

/** Numbers the faults of a group from 1. */
function grupp(bokstav: string, rubrik: string, rader: readonly Rad[], sidor: readonly string[] = []): Grupp {
  const fel = rader.map((rad, index) => {
    const [text, ...slag] = typeof rad === 'string' ? [rad] : rad;
    return { id: `${bokstav}${index + 1}`, fel: text, slag };
  });
  return { bokstav, rubrik, sidor, fel };
}

export const katalog: readonly Grupp[] = [
  grupp('A', 'Förbindelsen till en bastjänst', [
    'förbindelsen vägras',
    'värdnamnet finns inte',
    'ingen svarar på anropet',
    'motparten återställer förbindelsen',
    'stängt före första raden',
    'lovade tecken kommer aldrig',
    'fler tecken än Content-Length säger',
    'skräp, sedan stängt',
    'svaret droppar förbi tidsgränsen',
    'en sparad förbindelse är halvt stängd',
    ['TLS går inte att upprätta', 'versions of TLS', 'speaks no TLS'],
    ['certifikatet har gått ut, gäller ett annat namn eller har okänd utgivare', 'expired', 'wrong host', 'unknown CA'],
    ['klientcertifikatet godtas inte', 'no client certificate', 'client certificate of a stranger'],
    'svar efter tidsgränsen; källan ser förbindelsen stängas',
  ]),
  grupp('B', 'HTTP från en bastjänst', [
    '404',
    '502 med HTML',
    '429 med Retry-After',
    ['omdirigering, som aldrig följs', '301', '302'],
    '500 med ett giltigt SOAP-fel',
    '500 utan innehåll',
    '200 utan innehåll',
    ['Content-Type är fel eller saknas', 'wrong Content-Type', 'no Content-Type'],
    'teckenkodningen motsägs av innehållet',
    ['gzip och gzip-bomb', 'gzip:', 'gzip bomb'],
    'svar över storleksgränsen',
  ]),
  grupp(
    'C',
    'SOAP och XML, i en fråga och från en bastjänst',
    [
      'trasig XML',
      'Body saknas',
      'två element i Body',
      'en annan operations element',
      'BOM',
      'UTF-16',
      'CDATA',
      ['andra prefix, standardnamnrymd', 'other prefixes', 'default namespace'],
      'kuvert i SOAP 1.2',
      'huvud med mustUnderstand',
      'DTD',
      'extern entitet',
      'entiteter som växer utan gräns',
      '10 000 nivåer',
      '100 000 attribut',
      'en text på 5 MB',
      [
        'SOAP-fel utan kod, tomt, i ett annat, med specialtecken',
        'a fault without code',
        'an empty fault',
        'a fault in a fault',
        'special characters',
      ],
      'ett element bryter mot schemat',
      'okänd version av namnrymden',
      'avhugget',
    ],
    ['of a question', 'from a bastjänst'],
  ),
  grupp('D', 'Innehållet i ett svar', [
    'ett värde utanför de tillåtna',
    'ett obligatoriskt element saknas',
    ['ett okänt element', 'where the schema lets any in', 'where the schema lets none in'],
    'svar om en annan person',
    'tomt men giltigt',
    'samma post två gånger',
    'ett personnummer i en feltext',
    'base64 som inte är det',
    'JSON som inte är det',
    [
      'en del av myndigheten tiger: LEFI OTILLGANGLIG, CSN -1101, en a-kassa',
      'FK partial',
      'CSN partial',
      'SO partial',
    ],
  ]),
  grupp('E', 'Frågan', [
    'fel kontrollsiffra',
    'samordningsnummer',
    'interimsnummer',
    'födelsedag i framtiden',
    ['tio siffror, bindestreck, blanksteg', 'ten digits', 'hyphen', 'blanks'],
    'arendeidentitet om 32 tecken',
    'från och med efter till och med',
    'period över två år med FK',
    'CSN utanför sitt fönster',
    'ingen bastjänst inkluderad',
    ['inkluderad utan fraga: FK, och SKV i v11', 'FK included', 'SKV included in v11'],
    'lefiJsonFraga om en annan person',
    [
      'okänd LEFI-version, aktorsid som ändrar adressen, samma fält två gånger i lefiJsonFraga',
      'unknown LEFI version',
      'aktorsid that would change the path',
      'duplicate keys in lefiJsonFraga',
    ],
    'ett organisationsnummer som inte är anroparens',
    'upphävd lagtext',
    'frågan över storleksgränsen',
    'frågan kommer för långsamt',
    [
      'ett personnummer i ett fritt fält: korrelationsid, arendeidentitet, handlaggare, syfte',
      'korrelationsid',
      'arendeidentitet',
      'handlaggare',
      'syfte',
    ],
    [
      'REST: fel metod, fel innehållstyp, okänt fält, djup JSON, samma fält två gånger, __proto__',
      'wrong method',
      'wrong content type',
      'unknown field',
      'deep',
      'duplicate keys',
      '__proto__',
    ],
  ]),
  grupp('F', 'Rätten att fråga', [
    'inget certifikat',
    'okänd organisation',
    ['anslutning som inte börjat gälla, är spärrad, är avslutad', 'not yet valid', 'spärrad', 'ended'],
    'en myndighet som nämnden inte får fråga',
    'biträde som inte är nämndens',
    'handläggare utan åtagande, där det krävs',
    ['token som har gått ut eller är en annans', 'expired', 'for another service', 'of a stranger'],
    'driftens sidor utan rollen',
    'vidarebefordrat certifikat från någon som inte är betrodd',
  ]),
  grupp('G', 'Motståndskraft', [
    'en källa svarar aldrig',
    'ingen svarar någonsin',
    'alla svarar fel',
    'fel precis vid kretsens gräns',
    'öppen, halvöppen: ett enda försök fast många frågar',
    'försöket svarar aldrig',
    'långsamma svar öppnar kretsen',
    'kön är full, med egen orsak',
    'väntan i kön räknas in i tidsgränsen',
    'återhämtning efter avbrott',
    'datorns klocka ställs om',
    'anroparen lägger på: anropen avbryts, raden avslutas',
    'planerat underhåll: egen status med sluttid',
  ]),
  grupp('H', 'Loggen över efterfrågade personer', [
    'databasen nere vid start',
    'förlorad när en rad påbörjas',
    'förlorad när en rad avslutas',
    'disken är full',
    'kill -9 under last',
    'två gallringar samtidigt',
    'gallring avbruten halvvägs',
    'en gammal säkerhetskopia lästes in: det gallrade förblir oläsbart',
  ]),
  grupp('I', 'Last', [
    'dubbelt så många frågor som tjänsten orkar med',
    'uthållighet, med blandning av stora, vanliga, brutna och olovliga frågor',
    'rullande omstart under last',
    'anropare som läser sitt svar långsamt eller inte alls',
  ]),
];
