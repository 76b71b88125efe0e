// What the technical pages need of the rest of the service; the composition root hands it in, from the code's own tables.

/** A version of the contract. */
export interface TekniskVersion {
  readonly name: string;
  readonly namespace: string;
  /** First day in production, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day on which it is answered; missing while none is decided. */
  readonly closes?: string;
  /** Below the project root. */
  readonly wsdl: string;
  readonly xsd: string;
}

/** A felkod as the catalogue has it; of one that refuses the question also how it is sent. */
export interface TekniskFelkod {
  readonly felkod: string;
  readonly galler: 'fraga' | 'del';
  readonly kalla?: 'SSBT' | 'BT';
  readonly text: string;
  readonly radAnropare: string;
  /** HTTP status of the REST face. */
  readonly status?: number;
  /** Of the SOAP fault. */
  readonly faultcode?: string;
}

/** The codes of one field of one agency, with our own text for each. */
export interface Kodlista {
  /** Id of the bastjänst: `CSN`. */
  readonly bastjanst: string;
  readonly namn: string;
  /** Where the code stands in the answer; undefined where the agency has no public list. */
  readonly falt?: string;
  /** What is to be known of the field. */
  readonly om: string;
  readonly koder: readonly { readonly kod: string; readonly text: string; readonly betyder?: string }[];
}

export interface TekniskRegel {
  readonly felkod: string;
  /** Id of the bastjänst whose part it concerns; undefined: the question as a whole, or every part. */
  readonly bastjanst?: string;
  readonly galler: 'fraga' | 'del';
  readonly falt: string;
  readonly text: string;
  readonly rad: string;
  /** In force here. */
  readonly lage: string;
  readonly lagen: readonly string[];
}

export interface Provperson {
  readonly key: string;
  /** 12 digits. */
  readonly personnummer: string;
  readonly namn: string;
  readonly beskrivning: string;
  /** What agencies do instead of answering: `AF: svarar 404`. */
  readonly avvikelser: readonly string[];
}

/** What one who calls must keep to, as configured here; times in milliseconds. */
export interface TekniskaGranser {
  readonly totalMs: number;
  readonly bastjanstMs: number;
  readonly maxFragaByte: number;
  readonly maxSvarByte: number;
  /** Of one organisation, in one process. */
  readonly fragorPerSekund: number;
  readonly fragorIFoljd: number;
  readonly samtidigaPerOrganisation: number;
  readonly nekadePerMinut: number;
}

/** How tokens are taken, where they are. */
export interface TekniskToken {
  readonly scope: string;
  readonly claim: string;
  readonly algoritmer: readonly string[];
  /** Whether it must be bound to the client's certificate (RFC 8705). */
  readonly bunden: boolean;
}

export interface TeknikServices {
  /** Oldest first. */
  readonly versioner: readonly TekniskVersion[];
  /** Path of the SOAP face. */
  readonly soapPath: string;
  readonly bastjanster: readonly { readonly id: string; readonly namn: string }[];
  readonly felkoder: readonly TekniskFelkod[];
  readonly kodlistor: readonly Kodlista[];
  readonly regler: readonly TekniskRegel[];
  readonly granser: TekniskaGranser;
  readonly token: TekniskToken | undefined;
  /** Where nobody needs to show who calls. */
  readonly trial: boolean;
  /** Undefined where no test persons can be asked about. */
  readonly provpersoner: readonly Provperson[] | undefined;
  /** Folder of the client examples, below the project root or absolute, without a slash at its end. */
  readonly exempelFolder: string;
}
