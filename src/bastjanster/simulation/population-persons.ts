// Fictitious persons as data; identities only from Skatteverket's series for tests (the last four digits are 2380-2399).

export interface TestPersonData {
  /** 12 digits. */
  readonly personnummer: string;
  readonly fornamn: string;
  readonly efternamn: string;
  /** What this person is there for, one line in Swedish. */
  readonly beskrivning: string;
  /** Has protected personal data. */
  readonly skyddad?: boolean;
  /** Days ago that the person died. */
  readonly avledForDagarSedan?: number;
}

function person(personnummer: string, fornamn: string, efternamn: string, beskrivning: string): TestPersonData {
  return { personnummer, fornamn, efternamn, beskrivning };
}

/** Persons about whom all agencies answer as agreed; what each agency has on them stands in its testdata.ts. */
export const ordinaryPersons = {
  allaSvarar: person('198503142385', 'Alva', 'Lindqvist', 'Alla sju svarar med uppgifter'),
  ordinarie: person('197806222381', 'Göran', 'Åkesson', 'Vanlig person: arbetar, har bil, nästan inga ersättningar'),
  student: person('200109182394', 'Elin', 'Sjöberg', 'Studerande: studiemedel från CSN'),
  gymnasist: person('200802032383', 'Nils', 'Hedström', 'Gymnasieelev: studiehjälp och inackorderingstillägg från CSN'),
  arbetssokande: person('199105072384', 'Samira', 'Holm', 'Arbetssökande: aktivitetsstöd och ersättning från a-kassa'),
  foralder: person('198801262380', 'Johanna', 'Nyström', 'Förälder: föräldrapenning och barnbidrag från FK'),
  familjMamma: person('198409112383', 'Malin', 'Öberg', 'Familj: vuxen med två barn, samhörig med familjPappa'),
  familjPappa: person('198604302391', 'David', 'Öberg', 'Familj: vuxen med två barn, samhörig med familjMamma'),
  familjDotter: person('201508122387', 'Ella', 'Öberg', 'Familj: barn till familjMamma och familjPappa'),
  familjSon: person('201805212394', 'Love', 'Öberg', 'Familj: barn till familjMamma och familjPappa'),
  sjuk: person('197511032380', 'Peter', 'Wallin', 'Sjukskriven: sjukpenning från FK'),
  pensionar: person('195202172382', 'Birgitta', 'Ekström', 'Pensionär: allmän pension och bostadstillägg från PM'),
  efterlevande: person('194908052394', 'Inger', 'Söderlund', 'Pensionär med efterlevandepension från PM'),
  nyanland: person('199306302382', 'Yusuf', 'Haddad', 'Nyanländ: tillstånd hos MIV, etablering hos AF'),
  samordning: person('198901742380', 'Katarzyna', 'Nowak', 'Samordningsnummer (dag + 60): CSN kan inte tillfrågas'),
  samordningMigration: person('199703882390', 'Dawit', 'Tesfaye', 'Samordningsnummer med ärende hos MIV'),
  avliden: {
    ...person('193804122384', 'Sven', 'Bergqvist', 'Avliden för 40 dagar sedan'),
    avledForDagarSedan: 40,
  },
  skyddad: { ...person('198207202386', 'Lo', 'Sandell', 'Skyddade personuppgifter hos AF, CSN och FK'), skyddad: true },
  okandHosCsn: person('199901152380', 'Hugo', 'Blomgren', 'CSN känner inte personen ("Ej träff")'),
  okandHosMiv: person('197009092391', 'Lena', 'Forslund', 'MIV känner inte personen (response saknas)'),
  utanFordon: person('199502282388', 'Amanda', 'Ström', 'Äger inget fordon: TNS svarar OK utan fordon'),
  ingenUppgift: person('198712122384', 'Tom', 'Tomasson', 'Ingen myndighet har någon uppgift'),
  storSvar: person('196804162383', 'Rut', 'Mångberg', 'Stort svar: 200 utbetalningar hos FK, CSN och SO'),
  fleraAkassor: person('197408012396', 'Kent', 'Isaksson', 'Tre a-kassor svarar, en av dem med okänd status'),
  avstangd: person('198303192382', 'Mikaela', 'Dahl', 'Avstängd från ersättning hos sin a-kassa'),
  ansokt: person('199006052386', 'Oskar', 'Lundmark', 'Har ansökt hos a-kassa men inte fått beslut'),
  omstallning: person('197202292392', 'Carina', 'Viklund', 'Omställningsstudiestöd och studiestartsstöd från CSN'),
  hemutrustning: person('198107242383', 'Fatima', 'Rahimi', 'Hemutrustningslån från CSN, permanent uppehållstillstånd'),
  fordonssamlare: person('196010082383', 'Roland', 'Kjellgren', 'Äger tolv fordon'),
  kapital: person('199609112389', 'Beata', 'Gyllenhammar', 'Har kapitalinkomster och utbetalning från skattekontot'),
  ung: person('200311302384', 'Vera', 'Nordin', 'Ung vuxen: utvecklingsersättning, ingen a-kassa'),
  sjukersattning: person('196505152386', 'Anders', 'Fransson', 'Sjukersättning och bostadstillägg från FK'),
  avaktualiserad: person('197901152392', 'Ismail', 'Demir', 'Avaktualiserad hos AF, aktivitetsrapport inte inlämnad'),
  underhall: person('199208232380', 'Sofie', 'Hägg', 'Ensam förälder: underhållsstöd, bostadsbidrag och barnbidrag'),
} as const satisfies Record<string, TestPersonData>;
