// Made of schemas/openapi.bundle.json, what the service hands out: node scripts/med-node.mjs scripts/client-types.ts

/**
 * Ett element som schemat släpper in utan att känna det, helt och oförändrat.
 */
export type ArbetsformedlingenSvarOvrigt = {
  namn: string;
  namnrymd: string;
  xml: string;
}[];
export type ForsakringskassanLefiV9AvvikelseKod = 'INTERNT_FEL' | 'OBEHORIG';
export type ForsakringskassanLefiV9ExternFormanGruppKod =
  | 'FK:ABB'
  | 'FK:AP'
  | 'FK:AS'
  | 'FK:BOB'
  | 'FK:BST'
  | 'FK:BTI'
  | 'FK:DPE'
  | 'FK:EJO'
  | 'FK:ET'
  | 'FK:FP'
  | 'FK:FSJP'
  | 'FK:GP'
  | 'FK:HE'
  | 'FK:MABB'
  | 'FK:MEK'
  | 'FK:NP'
  | 'FK:OMV'
  | 'FK:PJOB'
  | 'FK:PROG'
  | 'FK:RBE'
  | 'FK:SA'
  | 'FK:SBP'
  | 'FK:SJP'
  | 'FK:TFP'
  | 'FK:US'
  | 'FK:VB'
  | 'FK:YL'
  | 'PM:AP'
  | 'PM:BTI'
  | 'PM:EF';
export type ForsakringskassanLefiV9ExternOvrigInformationTypKod =
  'FK:GEPI' | 'FK:PANV' | 'FK:SGI' | 'FK:SKUP' | 'FK:STAV' | 'PM:LINT' | 'PM:PBH' | 'PM:PU';
export type ForsakringskassanLefiV9FkFormanGruppKod =
  | 'FK:ABB'
  | 'FK:AP'
  | 'FK:AS'
  | 'FK:BOB'
  | 'FK:BST'
  | 'FK:BTI'
  | 'FK:DPE'
  | 'FK:EJO'
  | 'FK:ET'
  | 'FK:FP'
  | 'FK:FSJP'
  | 'FK:GP'
  | 'FK:HE'
  | 'FK:MABB'
  | 'FK:MEK'
  | 'FK:NP'
  | 'FK:OMV'
  | 'FK:PJOB'
  | 'FK:PROG'
  | 'FK:RBE'
  | 'FK:SA'
  | 'FK:SBP'
  | 'FK:SJP'
  | 'FK:TFP'
  | 'FK:US'
  | 'FK:VB'
  | 'FK:YL';
export type ForsakringskassanLefiV9PmFormanGruppKod = 'PM:AP' | 'PM:BTI' | 'PM:EF';
export type ForsakringskassanLefiV9UtlamnareKod = 'FK' | 'PM';
export type ForsakringskassanLefiV9TillstandKod = 'OK' | 'FELANDE' | 'OTILLGANGLIG';
export type ForsakringskassanLefiV9PmFormanBeslutStatusKod = 'INTERIMISTISKT' | 'PRELIMINART' | 'SLUTLIGT';
export type ForsakringskassanLefiV9PmFormanBeslutUtfallKod = 'BIFALL' | 'AVSLAG';
export type ForsakringskassanLefiV9PmFormanBeslutatBeloppFrekvensKod =
  'AR' | 'HALVAR' | 'KVARTAL' | 'MANAD' | 'VECKA' | 'DAG' | 'ENGANGS';
export type ForsakringskassanLefiV9PmFormanBeslutadErsattningTypKod =
  | 'PM:BH'
  | 'PM:BL'
  | 'PM:BP'
  | 'PM:BT'
  | 'PM:ELSTOD'
  | 'PM:FL'
  | 'PM:FOL'
  | 'PM:FOP'
  | 'PM:FOPGARP'
  | 'PM:GARP'
  | 'PM:IP'
  | 'PM:IPT'
  | 'PM:OL'
  | 'PM:OP'
  | 'PM:OPGARP'
  | 'PM:PREP'
  | 'PM:PREPEL'
  | 'PM:SBT'
  | 'PM:SEL'
  | 'PM:SEP'
  | 'PM:SEPGARP'
  | 'PM:TP'
  | 'PM:AFS'
  | 'PM:ANKEL'
  | 'PM:ANKEP'
  | 'PM:ANKEPGARP';
export type ForsakringskassanLefiV9PmFormanSamordningTypKod =
  'PM:AL' | 'PM:AP' | 'PM:BP40' | 'PM:NKT' | 'PM:SA' | 'PM:UEP' | 'PM:UYL' | 'PM:VPSB' | 'PM:YL' | 'PM:OVR';
export type ForsakringskassanLefiV9PmCivilstandKod = 'OGIFT' | 'GIFT';
export type ForsakringskassanLefiV9PmFormanUtbetalningAvdragTypKod =
  | 'PM:AVDRAGKANTRA'
  | 'PM:AVDRAGOVRIGT'
  | 'PM:INSTITUTION'
  | 'PM:KVIKAN'
  | 'PM:KVIOVR'
  | 'PM:PS'
  | 'PM:PST'
  | 'PM:SOCAVDRAG'
  | 'PM:SS'
  | 'PM:SST'
  | 'PM:UTLFORDRAN'
  | 'PM:UTMATNING'
  | 'PM:UTMHELA'
  | 'PM:UTMTV';
export type ForsakringskassanLefiV9PmUtbetalningFormanKod =
  'PM:AL' | 'PM:AP37' | 'PM:AP38' | 'PM:BTP' | 'PM:EP' | 'PM:PREP';
export type ForsakringskassanLefiV9PmFormanUtbetalningBeloppTypKod =
  | 'PM:AFS'
  | 'PM:AL1'
  | 'PM:AL2'
  | 'PM:AL3'
  | 'PM:AL4'
  | 'PM:AL5'
  | 'PM:AL6'
  | 'PM:AL7'
  | 'PM:AL8'
  | 'PM:AL9'
  | 'PM:ALB'
  | 'PM:ANKEP'
  | 'PM:ANKEPGARP'
  | 'PM:BP'
  | 'PM:BPFRI'
  | 'PM:BPSKP'
  | 'PM:BTP'
  | 'PM:BTPSA'
  | 'PM:ELSTOD'
  | 'PM:FOP'
  | 'PM:FOPGARP'
  | 'PM:GARP'
  | 'PM:IP'
  | 'PM:IPT'
  | 'PM:OP'
  | 'PM:OPGARP'
  | 'PM:PFE'
  | 'PM:PFO'
  | 'PM:SBTP'
  | 'PM:SBTPSA'
  | 'PM:SEP'
  | 'PM:SEPGARP'
  | 'PM:TP';
export type ForsakringskassanLefiV9PmOvrigInformationTypKod = 'PM:LINT' | 'PM:PBH' | 'PM:PU';
export type ForsakringskassanLefiV9PmLevnadsintygStatusKod =
  0 | 1 | 2 | 3 | 4 | 5 | 7 | 8 | 9 | 10 | 20 | 21 | 22 | 23 | 24 | 25;
export type ForsakringskassanLefiV9PmPensionKontoTypKod = 'IP' | 'PREP';
export type ForsakringskassanLefiV9PmPensionKontoHandelseTypKod =
  | 'ANDRAD_PENSIONSRATT'
  | 'ARSOMRAKNING'
  | 'DODSFALL'
  | 'EG_OVERFORING'
  | 'FORVARVSVILLKORET_INTE_UPPFYLLT'
  | 'FORVARVSVILLKORET_UPPFYLLT'
  | 'NYTT_ANDRAT_PENSIONSUTTAG'
  | 'RIKTALDER_UPPNADD';
export type ForsakringskassanLefiV9PmPensionKontoTransaktionTypKod =
  | 'ARVSVINST'
  | 'FORVALTNINGSKOSTNAD'
  | 'PENSIONSRATT'
  | 'BALANSERAD_PENSIONSRATT'
  | 'INDEXERING'
  | 'UTTAGEN_PENSIONSBEHALLNING'
  | 'ATERLAGD_PENSIONSBEHALLNING';
export type SkatteverketDelarDelarAr = number | string | null;
/**
 * Kronor, som tal eller som text.
 */
export type SkatteverketDelarDelarBelopp = number | string | null;
export type SkatteverketDelarDelarIdentitet = string | number | null;
export type SkatteverketDelarDelarText = string | null;
/**
 * Begär en översikt bredvid svaren (finns bara i REST): utbetalningar, beslut och övriga uppgifter i en gemensam form, summor för ansökningsmånaden och de två månaderna före, och förändringar. true ger den med förvalda värden.
 */
export type FragaOversikt =
  | boolean
  | {
      /**
       * En större förändring än så mellan de två månaderna före ansökningsmånaden sägs.
       */
      troskelProcent?: number;
      /**
       * Ansökningsmånaden, ÅÅÅÅ-MM. Saknas den gäller innevarande månad i Sverige.
       */
      manad?: string;
    };
export type FragaFrageTidpunkt = string;
/**
 * Helst ett UUID. Saknas det görs ett, som återfinns i svaret.
 */
export type FragaKorrelationsid = string;
export type FragaFraganSkallInkluderasISvaret = boolean;
/**
 * 16 följt av organisationsnumret, tolv siffror.
 */
export type FragaOrganisationsnummer = string;
export type FragaText = string;
/**
 * Person- eller samordningsnummer, tolv siffror.
 */
export type FragaPersonidentitet = string;
/**
 * @maxItems 50
 */
export type FragaPersonuppgiftsbitrade = {
  ordningsnummer?: number;
  organisationsnummer: FragaOrganisationsnummer;
  namn: FragaText;
}[];
export type FragaSyfte = string;
export type FragaLagtext = string;
export type HushallRoll = 'sökande' | 'medsökande' | 'barn';
export type HushallSvarPerson =
  | {
      /**
       * Vems uppgiften är: nummer i personer.
       */
      nummer: number;
      roll: 'sökande' | 'medsökande' | 'barn';
      utfall: 'besvarad';
      svar: Svar;
    }
  | HushallSvarNekad;
/**
 * Vad svaret är värt. Bara nothing får visas som "ingen uppgift".
 */
export type SvarKvalitet = 'answered' | 'nothing' | 'partial' | 'unverifiable' | 'failed' | 'not-asked';
/**
 * Ett element som schemat släpper in utan att känna det, helt och oförändrat.
 */
export type TransportstyrelsenSvarOvrigt = {
  namn: string;
  namnrymd: string;
  xml: string;
}[];

export interface Felkoder {
  felkoder: {
    felkod: string;
    galler: 'fraga' | 'del';
    kalla?: 'SSBT' | 'BT';
    text: string;
    radAnropare: string;
    radDrift: string;
    /**
     * En regels läge: neka, korta, varna eller av.
     */
    lage?: string;
  }[];
}
/**
 * Varför frågan inte ställdes (RFC 9457).
 */
export interface Fragefel {
  type: string;
  title: string;
  status: number;
  detail?: string;
  /**
   * Ur /v1/felkoder.
   */
  felkod: string;
  felmeddelande: string[];
  id?: string;
  /**
   * Bara när ingen i ett hushåll kunde tillfrågas; felkod och status är den förstas.
   */
  personer?: HushallSvarNekad[];
}
/**
 * En person som ingen har tillfrågats om.
 */
export interface HushallSvarNekad {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  nummer: number;
  roll: 'sökande' | 'medsökande' | 'barn';
  utfall: 'nekad';
  fel: HushallSvarFel;
}
/**
 * Vad en ensam fråga skulle ha nekats med; id finns i tjänstens logg.
 */
export interface HushallSvarFel {
  id: string;
  felkod: string;
  /**
   * @minItems 1
   */
  felmeddelande: [string, ...string[]];
  status: number;
}
export interface Fragekontroll {
  /**
   * Per bastjänst.
   */
  delar: {
    [k: string]: {
      tillfragas: boolean;
      tidsperiod?: FragaTidsperiod;
      error?: SvarError;
    };
  };
  varningar: SvarVarning[];
}
export interface FragaTidsperiod {
  fromDatum: string;
  tomDatum: string;
}
export interface SvarError {
  kalla: 'SSBT' | 'BT';
  felkod: string;
  /**
   * @minItems 1
   */
  felmeddelande: [string, ...string[]];
  forsokIgenOmSekunder?: number;
}
/**
 * Något att veta, fast frågan ställdes. galler saknas när det gäller hela frågan.
 */
export interface SvarVarning {
  kod: string;
  galler?: string;
  text: string;
}
export interface ArbetsformedlingenSvar {
  Fraga: {
    Test?: boolean;
    OrganisationsnummerForIngivare: string;
    NamnPaIngivare: string;
    KontonamnForHandlaggare: string;
    Referensnummer: string;
    From: string;
    Tom: string;
    SyfteMedFraga: string;
    LagParagraf: string;
    OrganisationsnummerForPersonuppgiftsbitrade?: string;
    NamnPaPersonuppgiftsbitrade?: string;
    IdentitetsbeteckningFysiskPerson: string;
    _ovrigt?: ArbetsformedlingenSvarOvrigt;
  };
  Svar: {
    Schemaversion: string;
    Referensnummer: string;
    LagParagraf: string;
    IdentitetsbeteckningFysiskPerson: string;
    Fornamn?: string;
    Efternamn?: string;
    Sekretessmarkering?: boolean;
    ArbetssokandeInfo?: {
      Arbetssokande?: boolean;
      ArbetssokandeSKAT?: string;
      ArbetssokandeRegistrerad?: string;
      ArbetssokandeOmfattning?: number;
      ArbetssokandeAvaktualiserad?: string;
      AktivetetsRapportDatum: {
        AktivitetsRapportMeddelande: string;
        SenasteAktivitetsRapportDatum?: string;
      };
    };
    BeslutInfo?: {
      EkonomiskaBeslut: {
        Beslut?: {
          ErsattningTyp: string;
          Omfattning: number;
          BeslutFrom: string;
          BeslutTom: string;
          _ovrigt?: ArbetsformedlingenSvarOvrigt;
        }[];
      };
      _ovrigt?: ArbetsformedlingenSvarOvrigt;
    };
    Akassetillhorighet?: string;
    StatusSokandeinformationKod: number;
    StatusSokandeinformationKodText: string;
    _ovrigt?: ArbetsformedlingenSvarOvrigt;
  };
  _ovrigt?: ArbetsformedlingenSvarOvrigt;
}
export interface CsnSvar {
  '@schemaVersion': string;
  GemensamtSvarEkbistand: {
    Resultat: {
      ResultatKod: string;
      ResultatText: string;
    };
  };
  GemensamtFragaEkbistand: {
    SubOrgKod?: string;
    HandlaggareId?: string;
    ArendeId?: string;
    HushallsId?: string;
    AppNamn?: string;
    Personnummer?: string;
    FromDatum?: string;
    TomDatum?: string;
  };
  Personer: {
    Person?: {
      '@personnummer': string;
      '@Status'?: string;
      '@sekretess'?: string;
      '@sekel'?: string;
      Studiestodstypforteckning: {
        studiemedel: string;
        studiehjalp: string;
        hemutrustningslan: string;
        studiestartsstod: string;
        omstallningsstudiestod: string;
      };
      Studiemedel: {
        Arenden?: {
          Arende?: {
            '@lopnummer': string;
            stodform: string;
            klartext: string;
            status: string;
            relarende?: string;
            soktaTider: {
              soktTid?: {
                soktfrom: string;
                sokttom: string;
                soktomfattning: string;
                soktlan?: string;
              }[];
            };
            BeviljadeTider: {
              BeviljadTid?: {
                starttid: string;
                sluttid: string;
                takt?: string;
                gr_takt?: string;
                Beloppen: {
                  Belopp?: {
                    beloppstyp: string;
                    klartext: string;
                    belopp: string;
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
            UtbetalningsPlan: {
              Utbetalning?: {
                utbetdatum: string;
                utbetstatus: string;
                Utbetaldatider: {
                  Utbetaldtid?: {
                    startvecka?: string;
                    slutvecka?: string;
                    Beloppen: {
                      Belopp?: {
                        beloppstyp: string;
                        klartext: string;
                        belopp: string;
                        totbelopp: string;
                      }[];
                    };
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
          }[];
        };
      };
      Studiehjalp: {
        Arenden?: {
          Arende?: {
            '@lopnummer': string;
            stodform: string;
            klartext: string;
            status: string;
            relarende?: string;
            soktaTider: {
              soktTid?: {
                soktfrom: string;
                sokttom: string;
                soktomfattning: string;
                soktlan?: string;
              }[];
            };
            BeviljadeTider: {
              BeviljadTid?: {
                starttid: string;
                sluttid: string;
                takt?: string;
                gr_takt?: string;
                Beloppen: {
                  Belopp?: {
                    beloppstyp: string;
                    klartext: string;
                    belopp: string;
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
            UtbetalningsPlan: {
              Utbetalning?: {
                utbetdatum: string;
                utbetstatus: string;
                Utbetaldatider: {
                  Utbetaldtid?: {
                    startvecka?: string;
                    slutvecka?: string;
                    Beloppen: {
                      Belopp?: {
                        beloppstyp: string;
                        klartext: string;
                        belopp: string;
                        totbelopp: string;
                      }[];
                    };
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
          }[];
        };
      };
      HemutrustningsLan: {
        Arenden?: {
          Arende?: {
            '@lopnummer': string;
            '@medlanare'?: string;
            stodform: string;
            klartext: string;
            status: string;
            UtbetalningsPlan: {
              Utbetalning?: {
                utbetdatum: string;
                utbetstatus: string;
                Utbetaldatider: {
                  Utbetaldtid?: {
                    startvecka?: string;
                    slutvecka?: string;
                    Beloppen: {
                      Belopp?: {
                        beloppstyp: string;
                        klartext: string;
                        belopp: string;
                        totbelopp: string;
                      }[];
                    };
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
          }[];
        };
      };
      Studiestartsstod: {
        Arenden?: {
          Arende?: {
            '@lopnummer': string;
            stodform: string;
            klartext: string;
            status: string;
            relarende?: string;
            soktaTider: {
              soktTid?: {
                soktfrom: string;
                sokttom: string;
                soktomfattning: string;
                soktlan?: string;
              }[];
            };
            BeviljadeTider: {
              BeviljadTid?: {
                starttid: string;
                sluttid: string;
                takt?: string;
                gr_takt?: string;
                Beloppen: {
                  Belopp?: {
                    beloppstyp: string;
                    klartext: string;
                    belopp: string;
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
            UtbetalningsPlan: {
              Utbetalning?: {
                utbetdatum: string;
                utbetstatus: string;
                Utbetaldatider: {
                  Utbetaldtid?: {
                    startvecka?: string;
                    slutvecka?: string;
                    Beloppen: {
                      Belopp?: {
                        beloppstyp: string;
                        klartext: string;
                        belopp: string;
                        totbelopp: string;
                      }[];
                    };
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
          }[];
        };
      };
      Omstallningsstudiestod: {
        Arenden?: {
          Arende?: {
            '@lopnummer': string;
            stodform: string;
            klartext: string;
            status: string;
            soktaTider: {
              soktTid?: {
                soktfrom: string;
                sokttom: string;
                soktomfattning: string;
                soktlan?: string;
              }[];
            };
            BeviljadeTider: {
              BeviljadTid?: {
                starttid: string;
                sluttid: string;
                takt?: string;
                gr_takt?: string;
                Beloppen: {
                  Belopp?: {
                    beloppstyp: string;
                    klartext: string;
                    belopp: string;
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
            UtbetalningsPlan: {
              Utbetalning?: {
                utbetdatum: string;
                utbetstatus: string;
                Utbetaldatider: {
                  Utbetaldtid?: {
                    startvecka?: string;
                    slutvecka?: string;
                    Beloppen: {
                      Belopp?: {
                        beloppstyp: string;
                        klartext: string;
                        belopp: string;
                        totbelopp: string;
                      }[];
                    };
                    totbelopp: string;
                  }[];
                };
                totbelopp: string;
              }[];
            };
          }[];
        };
      };
    }[];
  };
}
export interface ForsakringskassanLefiV9Adress {
  roller?: ForsakringskassanLefiV9Sifferkod[];
  utdelningadress?: string[];
  postnummer?: string;
  postort?: string;
  land?: ForsakringskassanLefiV9Land;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Sifferkod {
  id?: number;
  beskrivning?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Land {
  kod?: string;
  namn?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9AktivitetsstodArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9AktivitetsstodUppgifter;
  beslut?: ForsakringskassanLefiV9AktivitetsstodBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9AktivitetsstodUppgifter {
  atgardstyp?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9AktivitetsstodBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  dagar?: number;
  karens?: boolean;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Bokstavskod {
  id?: string;
  beskrivning?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9FranTill {
  fran?: string;
  till?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Belopp {
  summa?: number;
  valuta?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9AllmanpensionArende {
  beslut?: ForsakringskassanLefiV9AllmanpensionBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9AllmanpensionBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  samordnatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Omfattning {
  taljare?: number;
  namnare?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Arbetsgivare {
  namn?: string;
  organisationsnummer?: string;
  adress?: ForsakringskassanLefiV9Adress;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9ArbetsskadelivrantaUnderlag;
  samordnatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaUnderlag {
  faktor?: number;
  samordningsandel?: ForsakringskassanLefiV9Omfattning;
  bruttoforhojning?: ForsakringskassanLefiV9Belopp;
  pensionsgrundandeInkomst?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaEfterlevandeArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9ArbetsskadelivrantaEfterlevandeUppgifter;
  beslut?: ForsakringskassanLefiV9ArbetsskadelivrantaBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaEfterlevandeUppgifter {
  uppdaterades?: string;
  arbetsgivare?: ForsakringskassanLefiV9Sifferkod;
  skadetillfalle?: string;
  orsak?: ForsakringskassanLefiV9Sifferkod;
  avliden?: ForsakringskassanLefiV9Person;
  arsinkomstInnanSkada?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Person {
  personnummer?: string;
  foddes?: string;
  namn?: string;
  skyddad?: boolean;
  avled?: string[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaEgenArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9ArbetsskadelivrantaEgenUppgifter;
  beslut?: ForsakringskassanLefiV9ArbetsskadelivrantaBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ArbetsskadelivrantaEgenUppgifter {
  uppdaterades?: string;
  arbetsgivare?: ForsakringskassanLefiV9Sifferkod;
  skadetillfalle?: string;
  orsak?: ForsakringskassanLefiV9Sifferkod;
  arsinkomstInnanSkada?: ForsakringskassanLefiV9Belopp;
  arsinkomstEfterSkada?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Arbetsstalle {
  nummer?: string;
  namn?: string;
  arbetsgivare?: ForsakringskassanLefiV9Arbetsgivare;
  sysselsattning?: string;
  arbetstid?: ForsakringskassanLefiV9Omfattning;
  adress?: ForsakringskassanLefiV9Adress;
  telefon?: string;
  kontakt?: ForsakringskassanLefiV9Kontaktuppgifter;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Kontaktuppgifter {
  namn?: string;
  telefon?: string[];
  epost?: string[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Avvikelse {
  kod?: ForsakringskassanLefiV9AvvikelseKod;
  beskrivning?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BarnbidragArende {
  grunduppgifter?: ForsakringskassanLefiV9BarnbidragUppgifter;
  beslut?: ForsakringskassanLefiV9BarnbidragBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BarnbidragUppgifter {
  barn?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BarnbidragBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9BarnbidragUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BarnbidragUnderlag {
  skolgang?: boolean;
  myndighetsplacering?: boolean;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadsbidragArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  medsokande?: ForsakringskassanLefiV9Person[];
  beslut?: ForsakringskassanLefiV9BostadsbidragBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadsbidragBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9BostadsbidragUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadsbidragUnderlag {
  reduceradBostadskostnad?: ForsakringskassanLefiV9Belopp;
  totalBostadskostnad?: ForsakringskassanLefiV9Belopp;
  inkomster?: ForsakringskassanLefiV9Belopp[];
  hemmavarandeBarn?: ForsakringskassanLefiV9Person[];
  tidvisboendeBarn?: ForsakringskassanLefiV9Person[];
  vaxelvisboendeBarn?: ForsakringskassanLefiV9Person[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadstillaggArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  medsokande?: ForsakringskassanLefiV9Person[];
  beslut?: ForsakringskassanLefiV9BostadstillaggBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadstillaggBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9BostadstillaggUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9BostadstillaggUnderlag {
  arsbruttokostnad?: ForsakringskassanLefiV9Belopp;
  bostadstillaggsnettokostnad?: ForsakringskassanLefiV9Belopp;
  forsorjningsstodsarsnettokostnad?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9EfterlevandepensionArende {
  grunduppgifter?: ForsakringskassanLefiV9EfterlevandepensionUppgifter;
  beslut?: ForsakringskassanLefiV9EfterlevandepensionBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9EfterlevandepensionUppgifter {
  avliden?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9EfterlevandepensionBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  samordnatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  omfattning?: ForsakringskassanLefiV9Omfattning[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternAvvikelseFormanGrupp {
  avvikelse?: ForsakringskassanLefiV9Avvikelse;
  formansgrupp?: ForsakringskassanLefiV9ExternFormanGrupp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternFormanGrupp {
  kod: ForsakringskassanLefiV9ExternFormanGruppKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternAvvikelseOvrigInformationTyp {
  avvikelse?: ForsakringskassanLefiV9Avvikelse;
  ovrigInformationstyp?: ForsakringskassanLefiV9ExternOvrigInformationTyp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternOvrigInformationTyp {
  kod: ForsakringskassanLefiV9ExternOvrigInformationTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternFormansinformationAvvikelser {
  formansinformation?: ForsakringskassanLefiV9FkAvvikelseFormanGrupp[];
  ansprak?: ForsakringskassanLefiV9PmAvvikelseFormanGrupp[];
  beslut?: ForsakringskassanLefiV9PmAvvikelseFormanGrupp[];
  preliminaraUtbetalningar?: ForsakringskassanLefiV9ExternAvvikelseFormanGrupp[];
  utbetalningar?: ForsakringskassanLefiV9ExternAvvikelseFormanGrupp[];
  ovrigInformation?: ForsakringskassanLefiV9ExternAvvikelseOvrigInformationTyp[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9FkAvvikelseFormanGrupp {
  avvikelse?: ForsakringskassanLefiV9Avvikelse;
  formansgrupp?: ForsakringskassanLefiV9FkFormanGrupp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9FkFormanGrupp {
  kod: ForsakringskassanLefiV9FkFormanGruppKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmAvvikelseFormanGrupp {
  avvikelse?: ForsakringskassanLefiV9Avvikelse;
  formansgrupp?: ForsakringskassanLefiV9PmFormanGrupp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanGrupp {
  kod: ForsakringskassanLefiV9PmFormanGruppKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ExternFormansinformationSvar {
  utlamnare?: ForsakringskassanLefiV9UtlamnareTillstand[];
  avvikelser?: ForsakringskassanLefiV9ExternFormansinformationAvvikelser;
  formansinformation?: ForsakringskassanLefiV9Formansinformation;
  ansprak?: ForsakringskassanLefiV9PmFormanAnsprak[];
  beslut?: ForsakringskassanLefiV9PmFormanBeslut[];
  preliminaraUtbetalningar?: ForsakringskassanLefiV9PmFormanUtbetalning[];
  utbetalningar?: ForsakringskassanLefiV9PmFormanUtbetalning[];
  ovrigInformation?: ForsakringskassanLefiV9PmOvrigInformation[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UtlamnareTillstand {
  utlamnare?: ForsakringskassanLefiV9Utlamnare;
  tillstand?: ForsakringskassanLefiV9Tillstand;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Utlamnare {
  kod?: ForsakringskassanLefiV9UtlamnareKod;
  namn?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Tillstand {
  kod?: ForsakringskassanLefiV9TillstandKod;
  beskrivning?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Formansinformation {
  generellPersoninformation?: ForsakringskassanLefiV9Personinformation[];
  aktivitetsstodsarende?: ForsakringskassanLefiV9AktivitetsstodArende[];
  allmanpensionsarende?: ForsakringskassanLefiV9AllmanpensionArende[];
  arbetsskadeefterlevandearende?: ForsakringskassanLefiV9ArbetsskadelivrantaEfterlevandeArende[];
  arbetsskadeegenlivrantearende?: ForsakringskassanLefiV9ArbetsskadelivrantaEgenArende[];
  barnbidragsarende?: ForsakringskassanLefiV9BarnbidragArende[];
  bostadsbidragsarende?: ForsakringskassanLefiV9BostadsbidragArende[];
  bostadstillaggsarende?: ForsakringskassanLefiV9BostadstillaggArende[];
  efterlevandepensionsarende?: ForsakringskassanLefiV9EfterlevandepensionArende[];
  mottagareavbarnbidrag?: ForsakringskassanLefiV9MottagareAvBarnbidragArende[];
  foraldrapenningarende?: ForsakringskassanLefiV9ForaldrapenningArende[];
  forebyggandeSjukpenningsarende?: ForsakringskassanLefiV9ForebyggandeSjukpenningArende[];
  handikappersattningsarende?: ForsakringskassanLefiV9HandikappersattningArende[];
  graviditetspenningsarende?: ForsakringskassanLefiV9GraviditetspenningArende[];
  intjanandebehallning?: ForsakringskassanLefiV9IntjanandeBehallning[];
  intjanandeuppgift?: ForsakringskassanLefiV9IntjanandeUppgift[];
  levnadsintygsuppgift?: ForsakringskassanLefiV9LevnadsintygUppgift[];
  merkostnadsersattningsarende?: ForsakringskassanLefiV9MerkostnadsersattningArende[];
  narstaendepenningarende?: ForsakringskassanLefiV9NarstaendepenningArende[];
  omvardnadsbidragsarende?: ForsakringskassanLefiV9OmvardnadsbidragArende[];
  preliminarautbetalningar?: ForsakringskassanLefiV9UtbetalningUppgift[];
  programanvisning?: ForsakringskassanLefiV9Programanvisning[];
  programersattningsarende?: ForsakringskassanLefiV9ProgramersattningArende[];
  programjobdagar?: ForsakringskassanLefiV9Programjobdagar[];
  rehabersattningsarende?: ForsakringskassanLefiV9RehabersattningArende[];
  sjukOchAktivitetsersattningsarende?: ForsakringskassanLefiV9SjukOchAktivitetsersattningArende[];
  sjukOchAktivitetsersattningSteglosAvrakningHistorik?: ForsakringskassanLefiV9SjukOchAktivitetsersattningSteglosAvrakning[];
  sjukOchAktivitetsersattningSteglosAvrakningNulage?: ForsakringskassanLefiV9SjukOchAktivitetsersattningSteglosAvrakning[];
  sjukpenningarende?: ForsakringskassanLefiV9SjukpenningArende[];
  sjukpenninggrundandeInkomstuppgift?: ForsakringskassanLefiV9SjukpenninggrundandeInkomstUppgift[];
  skatteuppgift?: ForsakringskassanLefiV9Skatteuppgift[];
  smittbararersattningsarende?: ForsakringskassanLefiV9SmittbararersattningArende[];
  studiemedelsavisering?: ForsakringskassanLefiV9StudiemedelAvisering[];
  tillfalligForaldrapenningarende?: ForsakringskassanLefiV9TillfalligForaldrapenningArende[];
  totalforsvarspliktsarende?: ForsakringskassanLefiV9TotalforsvarspliktspenningArende[];
  underhallsskuld?: ForsakringskassanLefiV9Underhallsskuld[];
  underhallsstodskrav?: ForsakringskassanLefiV9UnderhallsstodArende[];
  underhallsstodsmottag?: ForsakringskassanLefiV9UnderhallsstodArende[];
  utbetalningsuppgift?: ForsakringskassanLefiV9UtbetalningUppgift[];
  vardbidragsarende?: ForsakringskassanLefiV9VardbidragArende[];
  yrkesskadeefterlevandearende?: ForsakringskassanLefiV9YrkesskadelivrantaEfterlevandeArende[];
  yrkesskadeegenlivrantearende?: ForsakringskassanLefiV9YrkesskadelivrantaEgenArende[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Personinformation {
  personnummer?: string;
  foddes?: string;
  namn?: string;
  skyddad?: boolean;
  avled?: string[];
  adress?: ForsakringskassanLefiV9Adress[];
  arbetsstallen?: ForsakringskassanLefiV9Arbetsstalle[];
  barn?: ForsakringskassanLefiV9Person[];
  civilstand?: ForsakringskassanLefiV9Sifferkod;
  folkbokford?: ForsakringskassanLefiV9Folkbokforingsuppgift[];
  medborgarskap?: ForsakringskassanLefiV9Medborgarskap[];
  samhorig?: ForsakringskassanLefiV9Person[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Folkbokforingsuppgift {
  lan?: string;
  kommun?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Medborgarskap {
  datum?: string;
  land?: ForsakringskassanLefiV9Land;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MottagareAvBarnbidragArende {
  grunduppgifter?: ForsakringskassanLefiV9MottagareAvBarnbidragUppgifter;
  beslut?: ForsakringskassanLefiV9MottagareAvBarnbidragBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MottagareAvBarnbidragUppgifter {
  personuppgift?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MottagareAvBarnbidragBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9MottagareAvBarnbidragUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MottagareAvBarnbidragUnderlag {
  skolgang?: boolean;
  institutionsplacering?: ForsakringskassanLefiV9MottagareAvBarnbidragInstitution[];
  tvaBidragsmottagare?: boolean;
  utbetalningsdatum?: string;
  utbetalningsmottagare?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MottagareAvBarnbidragInstitution {
  institution?: ForsakringskassanLefiV9Sifferkod;
  namn?: string;
  adress?: ForsakringskassanLefiV9Adress;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForaldrapenningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9ForaldrapenningUppgifter;
  beslut?: ForsakringskassanLefiV9ForaldrapenningBeslut[];
  anspraksdagar?: ForsakringskassanLefiV9ForaldrapenningAnspraksdag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForaldrapenningUppgifter {
  barn?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForaldrapenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  ersattningsdagar?: ForsakringskassanLefiV9ForaldrapenningErsattningsdag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForaldrapenningErsattningsdag {
  dag?: string;
  niva?: ForsakringskassanLefiV9Bokstavskod;
  bruttobelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForaldrapenningAnspraksdag {
  dag?: string;
  niva?: ForsakringskassanLefiV9Bokstavskod;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForebyggandeSjukpenningArende {
  startades?: string;
  aktivt?: boolean;
  beslut?: ForsakringskassanLefiV9ForebyggandeSjukpenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForebyggandeSjukpenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  karens?: boolean;
  beslutsutfall?: string;
  beslutstyp?: string;
  ersattning?: string;
  ersattningsniva?: string;
  ersattningsdagar?: ForsakringskassanLefiV9ForebyggandeSjukpenningDag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ForebyggandeSjukpenningDag {
  ersattningsdatum?: string;
  ersattningsbelopp?: ForsakringskassanLefiV9Belopp;
  karensavdragsbelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9HandikappersattningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9HandikappersattningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9HandikappersattningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9GraviditetspenningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9GraviditetspenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9GraviditetspenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeBehallning {
  belopp?: ForsakringskassanLefiV9Belopp;
  premiepensionBelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeUppgift {
  ar?: number;
  underlag?: ForsakringskassanLefiV9IntjanandeUnderlag;
  pensionsbehallningar?: ForsakringskassanLefiV9IntjanandeGrund[];
  pensionsratter?: ForsakringskassanLefiV9IntjanandeGrund[];
  faktiskaPensionsratter?: ForsakringskassanLefiV9IntjanandeGrund[];
  poang?: number[];
  barnbeslut?: ForsakringskassanLefiV9IntjanandeBarnBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeUnderlag {
  behallningsunderlag?: ForsakringskassanLefiV9IntjanandeBehallningUnderlag[];
  pensionsunderlag?: ForsakringskassanLefiV9IntjanandePensionUnderlag[];
  poangunderlag?: ForsakringskassanLefiV9IntjanandePoangUnderlag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeBehallningUnderlag {
  uppdaterades?: string;
  andringsanledning?: string;
  pensionsbehallningsforandringar?: ForsakringskassanLefiV9IntjanandeForandring[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeForandring {
  typ?: ForsakringskassanLefiV9Bokstavskod;
  arvsvinst?: ForsakringskassanLefiV9Belopp;
  indexforanding?: ForsakringskassanLefiV9Belopp;
  administrationskostnad?: ForsakringskassanLefiV9Belopp;
  uttaget?: ForsakringskassanLefiV9Belopp;
  aterlagt?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePensionUnderlag {
  uppdaterades?: string;
  andringsanledning?: string;
  intjanandetak?: ForsakringskassanLefiV9Belopp[];
  forvarvsvillkorsar?: string;
  belopp?: ForsakringskassanLefiV9IntjanandeGrund[];
  underlagPgbForPlikt?: ForsakringskassanLefiV9IntjanandePgbForPlikt[];
  underlagPgbForStudier?: ForsakringskassanLefiV9IntjanandePgbForStudier[];
  underlagPgbForBarn?: ForsakringskassanLefiV9IntjanandePgbForBarn[];
  underlagPgbForSa?: ForsakringskassanLefiV9IntjanandePgbForSa[];
  underlagPgbForAntagandepoang?: ForsakringskassanLefiV9IntjanandePgbForAntagandepoang[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeGrund {
  typ?: ForsakringskassanLefiV9Bokstavskod;
  belopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForPlikt {
  belopp?: ForsakringskassanLefiV9Belopp;
  dagar?: number;
  halvaMedelPGI?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForStudier {
  belopp?: ForsakringskassanLefiV9Belopp;
  studiebidrag?: ForsakringskassanLefiV9Belopp;
  beloppForeAvrundningTakbegransning?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForBarn {
  belopp?: ForsakringskassanLefiV9Belopp;
  jamfarelseinkomst?: ForsakringskassanLefiV9Belopp;
  utfyllnadsinkomst?: ForsakringskassanLefiV9Belopp;
  beloppAlternativ1?: ForsakringskassanLefiV9Belopp;
  trefjardedelsMedelPGI?: ForsakringskassanLefiV9Belopp;
  beloppAlternativ2?: ForsakringskassanLefiV9Belopp;
  basbelopp?: ForsakringskassanLefiV9Belopp;
  bastaAlternativ?: number;
  beloppForeAvrundningTakbegransning?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForSa {
  belopp?: ForsakringskassanLefiV9Belopp;
  manadsunderlag?: ForsakringskassanLefiV9IntjanandePgbForSaManadsunderlag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForSaManadsunderlag {
  manad?: string;
  antagandeinkomst?: ForsakringskassanLefiV9Belopp;
  reduceringsbelopp?: ForsakringskassanLefiV9Belopp;
  andel?: string;
  pisa?: ForsakringskassanLefiV9Belopp[];
  pisaAnhorig?: ForsakringskassanLefiV9Belopp[];
  arbetsskadelivranta?: ForsakringskassanLefiV9Belopp[];
  samordningsprocentAL?: number[];
  beloppForeAvrundningTakbegransning?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePgbForAntagandepoang {
  belopp?: ForsakringskassanLefiV9Belopp;
  antagandepoang?: number;
  jamforelsepoang?: number;
  bastaPoangPlusEtt?: number;
  svenskaNordiskaForsakringsmanader?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePoangUnderlag {
  uppdaterades?: string;
  andringsanledning?: string;
  vardar?: boolean;
  pgiBedomd?: boolean;
  poang?: ForsakringskassanLefiV9IntjanandePoang[];
  basbelopp?: ForsakringskassanLefiV9Belopp[];
  inkomster?: ForsakringskassanLefiV9IntjanandeGrund[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandePoang {
  typ?: ForsakringskassanLefiV9Bokstavskod;
  summa?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9IntjanandeBarnBeslut {
  foralder?: ForsakringskassanLefiV9Person;
  foraldertyp?: ForsakringskassanLefiV9Sifferkod;
  berattigad?: boolean;
  upplysning?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9LevnadsintygUppgift {
  uppdaterades?: string;
  status?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MerkostnadsersattningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9MerkostnadsersattningBeslut;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MerkostnadsersattningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  beslutstatus?: ForsakringskassanLefiV9Bokstavskod;
  beslutsutfall?: ForsakringskassanLefiV9Sifferkod;
  upphorandeManadFrom?: string[];
  periodbeslut?: ForsakringskassanLefiV9MerkostnadsersattningPeriodbeslut[];
  underlag?: ForsakringskassanLefiV9MerkostnadsersattningUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MerkostnadsersattningPeriodbeslut {
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  andel?: ForsakringskassanLefiV9Omfattning;
  utbetalningstyp?: ForsakringskassanLefiV9Bokstavskod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9MerkostnadsersattningUnderlag {
  Barn?: ForsakringskassanLefiV9Person[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9NarstaendepenningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9NarstaendepenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9NarstaendepenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  karens?: boolean;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9OmvardnadsbidragArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9OmvardnadsbidragBeslut;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9OmvardnadsbidragBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  beslutstatus?: ForsakringskassanLefiV9Bokstavskod;
  beslutsutfall?: ForsakringskassanLefiV9Sifferkod;
  upphorandeManadFrom?: string[];
  periodbeslut?: ForsakringskassanLefiV9OmvardnadsbidragPeriodBeslut[];
  underlag?: ForsakringskassanLefiV9OmvardnadsbidragUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9OmvardnadsbidragPeriodBeslut {
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  andel?: ForsakringskassanLefiV9Omfattning;
  utbetalningstyp?: ForsakringskassanLefiV9Bokstavskod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9OmvardnadsbidragUnderlag {
  Barn?: ForsakringskassanLefiV9Person[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UtbetalningUppgift {
  typ?: ForsakringskassanLefiV9Sifferkod;
  foretag?: ForsakringskassanLefiV9Sifferkod;
  formansfamilj?: ForsakringskassanLefiV9Bokstavskod;
  datum?: string;
  period?: ForsakringskassanLefiV9FranTill;
  bruttobelopp?: ForsakringskassanLefiV9Belopp;
  skattebelopp?: ForsakringskassanLefiV9Belopp;
  avdragsbelopp?: ForsakringskassanLefiV9Belopp;
  nettobelopp?: ForsakringskassanLefiV9Belopp;
  utbetalningsdetalj?: ForsakringskassanLefiV9UtbetalningDetalj[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UtbetalningDetalj {
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  beloppstyp?: ForsakringskassanLefiV9Bokstavskod;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  timmar?: number;
  bruttobelopp?: ForsakringskassanLefiV9Belopp;
  skattebelopp?: ForsakringskassanLefiV9Belopp;
  avdragsbelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Programanvisning {
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  program?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ProgramersattningArende {
  beslut?: ForsakringskassanLefiV9ProgramersattningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ProgramersattningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  ersattningsdagar?: ForsakringskassanLefiV9ProgramersattningDag[];
  dagar?: string[];
  ersattning?: ForsakringskassanLefiV9Bokstavskod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9ProgramersattningDag {
  dag?: string;
  ersattning?: ForsakringskassanLefiV9Bokstavskod;
  belopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Programjobdagar {
  antalForbrukade?: number;
  harForbrukatMaxAntal?: boolean;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9RehabersattningArende {
  startades?: string;
  aktivt?: boolean;
  beslut?: ForsakringskassanLefiV9RehabersattningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9RehabersattningBeslut {
  karens?: boolean;
  beslutsutfall?: string;
  beslutstyp?: string;
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  ersattning?: string;
  ersattningsniva?: string;
  ersattningsdagar?: ForsakringskassanLefiV9RehabersattningDag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9RehabersattningDag {
  ersattningsdatum?: string;
  ersattningsbelopp?: ForsakringskassanLefiV9Belopp;
  karensavdragsbelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukOchAktivitetsersattningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9SjukOchAktivitetsersattningUppgifter;
  beslut?: ForsakringskassanLefiV9SjukOchAktivitetsersattningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukOchAktivitetsersattningUppgifter {
  forsakringstid?: ForsakringskassanLefiV9Omfattning[];
  forsakringstidGsaAr?: number[];
  forsakringstidGsaManad?: number[];
  forsakringstidGsaDag?: number[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukOchAktivitetsersattningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  samordnatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukOchAktivitetsersattningSteglosAvrakning {
  artal?: string;
  arsinkomstISverige?: ForsakringskassanLefiV9Belopp[];
  arsinkomstIAnnatLand?: ForsakringskassanLefiV9Belopp[];
  fribelopp?: ForsakringskassanLefiV9Belopp[];
  mellanskillnad?: ForsakringskassanLefiV9Belopp[];
  tillagg?: ForsakringskassanLefiV9Belopp[];
  avgift?: ForsakringskassanLefiV9Belopp[];
  utbetalning?: ForsakringskassanLefiV9Belopp[];
  aterkrav?: ForsakringskassanLefiV9Belopp[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukpenningArende {
  startades?: string;
  aktivt?: boolean;
  beslut?: ForsakringskassanLefiV9SjukpenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukpenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  karens?: boolean;
  beslutsutfall?: string;
  beslutstyp?: string;
  ersattning?: string;
  ersattningsniva?: string;
  ersattningsdagar?: ForsakringskassanLefiV9SjukpenningDag[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukpenningDag {
  ersattningsdatum?: string;
  ersattningsbelopp?: ForsakringskassanLefiV9Belopp;
  karensavdragsbelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SjukpenninggrundandeInkomstUppgift {
  faststalldes?: string;
  typ?: ForsakringskassanLefiV9Sifferkod;
  anstallning?: ForsakringskassanLefiV9Belopp;
  verksamhet?: ForsakringskassanLefiV9Belopp;
  karens?: number;
  dagar?: number;
  timmar?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Skatteuppgift {
  skatteredovisningsnummer?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SmittbararersattningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9SmittbararersattningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9SmittbararersattningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9StudiemedelAvisering {
  typ?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TillfalligForaldrapenningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9TillfalligForaldrapenningUppgifter;
  beslut?: ForsakringskassanLefiV9TillfalligForaldrapenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TillfalligForaldrapenningUppgifter {
  barn?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TillfalligForaldrapenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  bedomdadagar?: ForsakringskassanLefiV9TillfalligForaldrapenningDag[];
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TillfalligForaldrapenningDag {
  dag?: string;
  bedomtBelopp?: ForsakringskassanLefiV9Belopp;
  inkomsttyp?: ForsakringskassanLefiV9Sifferkod;
  berakningssatt?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TotalforsvarspliktspenningArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9TotalforsvarspliktspenningBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9TotalforsvarspliktspenningBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  period?: ForsakringskassanLefiV9FranTill;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  dagar?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Underhallsskuld {
  belopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UnderhallsstodArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9UnderhallsstodUppgifter;
  beslut?: ForsakringskassanLefiV9UnderhallsstodBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UnderhallsstodUppgifter {
  barn?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9UnderhallsstodBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  samordnatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9VardbidragArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  beslut?: ForsakringskassanLefiV9VardbidragBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9VardbidragBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  omfattning?: ForsakringskassanLefiV9Omfattning;
  underlag?: ForsakringskassanLefiV9VardbidragUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9VardbidragUnderlag {
  barn?: ForsakringskassanLefiV9Person[];
  delat?: boolean;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaEfterlevandeArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9YrkesskadelivrantaEfterlevandeUppgifter;
  beslut?: ForsakringskassanLefiV9YrkesskadelivrantaBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaEfterlevandeUppgifter {
  arbetsgivare?: ForsakringskassanLefiV9Sifferkod[];
  skadetillfalle?: string;
  orsak?: ForsakringskassanLefiV9Sifferkod[];
  avliden?: ForsakringskassanLefiV9Person;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaBeslut {
  fattades?: string;
  definitivt?: boolean;
  forman?: ForsakringskassanLefiV9Bokstavskod;
  delforman?: ForsakringskassanLefiV9Bokstavskod;
  periodicitet?: ForsakringskassanLefiV9Sifferkod;
  period?: ForsakringskassanLefiV9FranTill;
  beslutatBruttobelopp?: ForsakringskassanLefiV9Belopp;
  underlag?: ForsakringskassanLefiV9YrkesskadelivrantaUnderlag;
  ersattning?: ForsakringskassanLefiV9Sifferkod;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaUnderlag {
  faktor?: ForsakringskassanLefiV9Omfattning;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaEgenArende {
  startades?: string;
  aktivt?: boolean;
  avslaget?: boolean;
  grunduppgifter?: ForsakringskassanLefiV9YrkesskadelivrantaEgenUppgifter;
  beslut?: ForsakringskassanLefiV9YrkesskadelivrantaBeslut[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9YrkesskadelivrantaEgenUppgifter {
  arbetsgivare?: ForsakringskassanLefiV9Sifferkod[];
  skadetillfalle?: string;
  orsak?: ForsakringskassanLefiV9Sifferkod[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanAnsprak {
  ansprakid?: string;
  ankomstdatum?: string;
  formansgrupp?: ForsakringskassanLefiV9PmFormanGrupp;
  yrkadPeriod?: ForsakringskassanLefiV9PeriodMedValfrittTom;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PeriodMedValfrittTom {
  from: string;
  tom?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslut {
  beslutsid?: string;
  beslutsdatum?: string;
  formansgrupp?: ForsakringskassanLefiV9PmFormanGrupp;
  beslutsstatus?: ForsakringskassanLefiV9PmFormanBeslutStatus;
  beslutsutfall?: ForsakringskassanLefiV9PmFormanBeslutUtfall;
  beslutadErsattning?: ForsakringskassanLefiV9PmFormanBeslutadErsattning[];
  tillagg?: ForsakringskassanLefiV9PmFormanBeslutTillagg;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutStatus {
  kod: ForsakringskassanLefiV9PmFormanBeslutStatusKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutUtfall {
  kod: ForsakringskassanLefiV9PmFormanBeslutUtfallKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattning {
  beslutatBelopp?: ForsakringskassanLefiV9PmFormanBeslutatBelopp;
  period?: ForsakringskassanLefiV9PeriodMedValfrittTom;
  ersattningstyp?: ForsakringskassanLefiV9PmFormanBeslutadErsattningTyp;
  omfattning?: number;
  underlag?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutatBelopp {
  belopp?: number;
  beloppsfrekvens?: ForsakringskassanLefiV9PmFormanBeslutatBeloppFrekvens;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutatBeloppFrekvens {
  kod: ForsakringskassanLefiV9PmFormanBeslutatBeloppFrekvensKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningTyp {
  kod: ForsakringskassanLefiV9PmFormanBeslutadErsattningTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlag {
  bp?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagBp;
  garp?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarp;
  garpEp?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarpEp;
  garpAp37?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarpAp37;
  ip?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagIp;
  livaranta?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagLivranta;
  op?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagOp;
  samordning?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagSamordning;
  tp?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagTp;
  ankep?: ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagAnkep;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagBp {
  efterlevandepensionsunderlag?: number;
  procent?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarp {
  antal40delar?: number;
  garantitillaggForGarantipension?: number;
  ylAvdrag?: number;
  inkomstpensionForGarantipension?: number;
  tillaggspensionForGarantipension?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarpEp {
  antal40delar?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagGarpAp37 {
  summaBerakningsunderlag?: number;
  antal40delar?: number;
  antal30delar?: number;
  pensionstillskott?: number;
  uttagsprocentFp?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagIp {
  ylAvdrag?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagLivranta {
  livrantefaktor?: number;
  arbetsgivarkod?: number;
  skadedatum?: string;
  arsinkomstInnanSkada?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagOp {
  efterlevandepensionsunderlag?: number;
  procent?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagSamordning {
  beloppForeSamordning?: number;
  samordningstyper?: ForsakringskassanLefiV9PmFormanSamordningTyp[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanSamordningTyp {
  kod: ForsakringskassanLefiV9PmFormanSamordningTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagTp {
  sjoskattear?: number;
  uttagsprocent?: number;
  ylAvdrag?: number;
  garantitillagg?: number;
  folkpensiontillagg?: number;
  medelpoang?: number;
  arMedPensionspoang?: number;
  erforderligaAr?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutadErsattningUnderlagAnkep {
  antal15delar?: number;
  medelpoang?: number;
  taljare?: number;
  namnare?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillagg {
  allmanpension?: ForsakringskassanLefiV9PmFormanBeslutTillaggAllmanpension;
  bostadsInkomststod?: ForsakringskassanLefiV9PmFormanBeslutTillaggBostadsInkomststod;
  efterlevandeformaner?: ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeformaner;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggAllmanpension {
  samordningMedPensionFranAnnatLand?: boolean;
  anvantCivilstand?: ForsakringskassanLefiV9PmCivilstand;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmCivilstand {
  kod: ForsakringskassanLefiV9PmCivilstandKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggBostadsInkomststod {
  berakningsunderlag?: ForsakringskassanLefiV9PmFormanBeslutTillaggBostadsInkomststodBerakningsunderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggBostadsInkomststodBerakningsunderlag {
  bostadskostnadBrutto?: number;
  bostadskostnadNettoBt?: number;
  bostadskostnaddNettoAfs?: number;
  medsokande?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeformaner {
  avlidna?: ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeformanerAvliden[];
  ovrigaBerattigadeEfterlevande?: ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeFormanderOvrigBerattigadEfterlevande[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeformanerAvliden {
  person?: string;
  dodsfallsdatum?: string;
  fodelsedatum?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanBeslutTillaggEfterlevandeFormanderOvrigBerattigadEfterlevande {
  person?: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanUtbetalning {
  utbetalningsdatum?: string;
  utbetalningsperiod?: ForsakringskassanLefiV9Period;
  bruttobelopp?: number;
  nettobelopp?: number;
  avdrag?: ForsakringskassanLefiV9PmFormanUtbetalningAvdrag[];
  utbetalningsrader?: ForsakringskassanLefiV9PmFormanUtbetalningRad[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9Period {
  from: string;
  tom: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanUtbetalningAvdrag {
  belopp?: number;
  avdragstyp?: ForsakringskassanLefiV9PmFormanUtbetalningAvdragTyp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanUtbetalningAvdragTyp {
  kod: ForsakringskassanLefiV9PmFormanUtbetalningAvdragTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanUtbetalningRad {
  formansgrupp?: ForsakringskassanLefiV9PmFormanGrupp;
  belopp?: number;
  utbetalningsforman?: ForsakringskassanLefiV9PmUtbetalningForman;
  beloppstyp?: ForsakringskassanLefiV9PmFormanUtbetalningBeloppTyp;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmUtbetalningForman {
  kod: ForsakringskassanLefiV9PmUtbetalningFormanKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmFormanUtbetalningBeloppTyp {
  kod: ForsakringskassanLefiV9PmFormanUtbetalningBeloppTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmOvrigInformation {
  informationstyp?: ForsakringskassanLefiV9PmOvrigInformationTyp;
  levnadsintyg?: ForsakringskassanLefiV9PmLevnadsintyg;
  pensionsbehallning?: ForsakringskassanLefiV9PmPensionBehallning;
  pensionsunderlag?: ForsakringskassanLefiV9PmPensionUnderlag;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmOvrigInformationTyp {
  kod: ForsakringskassanLefiV9PmOvrigInformationTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmLevnadsintyg {
  senastUppdaterad?: string;
  levnadsintygsstatus?: ForsakringskassanLefiV9PmLevnadsintygStatus;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmLevnadsintygStatus {
  kod: ForsakringskassanLefiV9PmLevnadsintygStatusKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionBehallning {
  pensionskonton?: ForsakringskassanLefiV9PmPensionKonto[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKonto {
  kontotyp?: ForsakringskassanLefiV9PmPensionKontoTyp;
  kontovarden?: ForsakringskassanLefiV9PmPensionKontoVarde[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoTyp {
  kod: ForsakringskassanLefiV9PmPensionKontoTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoVarde {
  varde?: number;
  gallerFrom?: string;
  faststallelsear?: string;
  kontohandelse?: ForsakringskassanLefiV9PmPensionKontoHandelse;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoHandelse {
  kontohandelsetyp?: ForsakringskassanLefiV9PmPensionKontoHandelseTyp;
  kontohandelsetidpunkt?: string;
  kontotransaktioner?: ForsakringskassanLefiV9PmPensionKontoTransaktion[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoHandelseTyp {
  kod: ForsakringskassanLefiV9PmPensionKontoHandelseTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoTransaktion {
  kontotransaktionstyp?: ForsakringskassanLefiV9PmPensionKontoTransaktionTyp;
  belopp?: number;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionKontoTransaktionTyp {
  kod: ForsakringskassanLefiV9PmPensionKontoTransaktionTypKod;
  beskrivning: string;
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionUnderlag {
  intjanandear?: ForsakringskassanLefiV9PmPensionUnderlagIntjanandeAr[];
  [k: string]: unknown;
}
export interface ForsakringskassanLefiV9PmPensionUnderlagIntjanandeAr {
  artal?: string;
  pensionsgrundandeInkomst?: number;
  pensionsgrundandeBeloppForStudier?: number;
  pensionsgrundandeBeloppForSjukOchAktivitetsersattning?: number;
  pensionsgrundandeBeloppForArMedSmaBarn?: number;
  pensionsgrundandeBeloppForPlikttjanst?: number;
  pensionsgrundandeBeloppForFortidspension?: number;
  [k: string]: unknown;
}
/**
 * Vad som gick fel (RFC 9457). Upprepar aldrig ett värde.
 */
export interface LoggSvarProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /**
   * Felets art, för program.
   */
  code: string;
  /**
   * Fältet som felet gäller.
   */
  falt?: string;
  /**
   * Anropets id, som i huvudet X-Sammansatt-Id. Uppge det vid felanmälan.
   */
  id?: string;
}
export interface MigrationsverketSvar {
  response?: {
    korrelationsid?: string;
    correlationid: string;
    efternamn?: string;
    fornamn?: string;
    hemland?: string;
    inresedatum?: string;
    personnummer?: string;
    svarCollection?: {
      svar?: ({
        anledning?: string;
        anledningNamn?: string;
        ansokningsdatum?: string;
        arendeTyp?: string;
        arendeTypNamn?: string;
        beslutsKod?: string;
        beslutsKodNamn?: string;
        beslutsTyp?: string;
        beslutsTypNamn?: string;
        beslutsdatum?: string;
        fromDatum?: string;
        giltighetstid?: string;
        tomDatum?: string;
      } | null)[];
    };
  };
}
/**
 * Egen tolkning: inget svar med uppgifter är offentligt.
 */
export interface SkatteverketDelarDelarBeskattningsbilagor {
  [k: string]: unknown;
}
export interface SkatteverketDelarDelarForetagsinformation {
  foretag?: {
    foretagId?: SkatteverketDelarDelarIdentitet;
    arbetsgivarregistrerad?: boolean | null;
    momsregistrerad?: boolean | null;
    godkandFskatt?: boolean | null;
    [k: string]: unknown;
  } | null;
  [k: string]: unknown;
}
/**
 * Egen tolkning: inget svar med uppgifter är offentligt.
 */
export interface SkatteverketDelarDelarIndividuppgifter {
  [k: string]: unknown;
}
export interface SkatteverketDelarDelarSkattekonto {
  kontohavare?: SkatteverketDelarDelarIdentitet;
  utbetaltBelopp?: SkatteverketDelarDelarBelopp;
  bokforingsdag?: SkatteverketDelarDelarText;
  saldo?: SkatteverketDelarDelarBelopp;
  preliminarRanta?: SkatteverketDelarDelarBelopp;
  utbetalningskonto?: SkatteverketDelarDelarText;
  senastUppdaterad?: SkatteverketDelarDelarText;
  [k: string]: unknown;
}
export interface SkatteverketDelarDelarSkatteuppgifter {
  identitet?: SkatteverketDelarDelarIdentitet;
  beslutadeSkatteuppgifter?:
    | {
        beskattningsar?: SkatteverketDelarDelarAr;
        beskattningsperiod?: string | number | null;
        datumFaststalld?: SkatteverketDelarDelarText;
        uppgifter?: {
          inkomstar?: SkatteverketDelarDelarAr;
          overskottAvTjanst?: SkatteverketDelarDelarBelopp;
          sumKapital?: SkatteverketDelarDelarBelopp;
          fastStalldinkomst?: SkatteverketDelarDelarBelopp;
          summaSlutligSkatt?: SkatteverketDelarDelarBelopp;
          [k: string]: unknown;
        } | null;
        [k: string]: unknown;
      }[]
    | null;
  [k: string]: unknown;
}
export interface SkatteverketSvar {
  svar: {
    PersonuppgiftLista: {
      Personuppgift?: {
        IdentitetsbeteckningFysiskPerson: string;
        Fornamn?: string;
        Efternamn?: string;
        StatusPersonuppgiftKod?: string;
        Kapitaluppgift?: {
          Taxeringsar: string;
          SummaIntakterPaKapital?: string;
          OverskottPaKapital?: string;
        }[];
        StatusKapitaluppgiftKod?: string;
        Skattekontouppgift?: {
          Utbetalning?: {
            Belopp: string;
            Bokforingsdag: string;
          };
        };
        StatusSkattekontouppgiftKod?: string;
      }[];
    };
  };
}
/**
 * Frågan till den sammansatta bastjänsten som JSON: samma element som i SOAP-kontraktet, attribut med @ framför namnet. En myndighet som utelämnas tillfrågas inte.
 */
export interface Fraga {
  oversikt?: FragaOversikt;
  generellaFrageparametrar: {
    frageTidpunkt?: FragaFrageTidpunkt;
    korrelationsid?: FragaKorrelationsid;
    fraganSkallInkluderasISvaret?: FragaFraganSkallInkluderasISvaret;
    ingivare: FragaIngivare;
    personidentitet: FragaPersonidentitet;
    arendeidentitet: FragaText;
    tidsperiod: FragaTidsperiod;
    personuppgiftsbitrade?: FragaPersonuppgiftsbitrade;
    syfte: FragaSyfte;
    lagtext: FragaLagtext;
  };
  specifikaFrageparametrar: FragaSpecifikaFrageparametrar;
}
export interface FragaIngivare {
  organisationsnummer: FragaOrganisationsnummer;
  namn: FragaText;
  handlaggare: FragaText;
}
export interface FragaSpecifikaFrageparametrar {
  /**
   * Arbetsförmedlingen
   */
  AF?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    tidsperiod?: FragaTidsperiod;
  };
  /**
   * Centrala studiestödsnämnden
   */
  CSN?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    tidsperiod?: FragaTidsperiod;
  };
  /**
   * Försäkringskassan och Pensionsmyndigheten
   */
  FK?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    fraga?: {
      /**
       * Version av LEFI; utelämnad betyder v9.
       */
      version?: string;
      aktorsid: string;
      /**
       * LEFI:s fråga (schemas/forsakringskassan/lefi-v9.schema.json, ExternFormansinformationFraga), som objekt eller som base64.
       */
      lefiJsonFraga:
        | {
            [k: string]: unknown;
          }
        | string;
    };
  };
  /**
   * Skatteverket
   */
  SKV?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    /**
     * Med fraga svarar Skatteverket i fem delar (som v11), utan den som i v10.
     */
    fraga?: {
      /**
       * Inkomstår.
       *
       * @minItems 1
       * @maxItems 20
       */
      ar: [number, ...number[]];
      foretagsinformation: boolean;
      individuppgifter: boolean;
      skattekonto: boolean;
      skatteuppgifter: boolean;
      beskattningsbilagor: boolean;
    };
  };
  /**
   * Sveriges a-kassor
   */
  SO?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    tidsperiod?: FragaTidsperiod;
  };
  /**
   * Transportstyrelsen
   */
  TNS?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
    tidsperiod?: FragaTidsperiod;
  };
  /**
   * Migrationsverket
   */
  MIV?: {
    /**
     * Om myndigheten ska tillfrågas.
     */
    '@inkludera': boolean;
  };
}
/**
 * Frågan om ett hushåll: en fråga för var och en, med myndigheterna valda per person. Exakt en är sökande, högst en är medsökande, och ingen nämns två gånger.
 */
export interface Hushall {
  /**
   * Gemensamma för alla i hushållet.
   */
  generellaFrageparametrar: {
    frageTidpunkt?: FragaFrageTidpunkt;
    korrelationsid?: FragaKorrelationsid;
    fraganSkallInkluderasISvaret?: FragaFraganSkallInkluderasISvaret;
    ingivare: FragaIngivare;
    arendeidentitet: FragaText;
    tidsperiod: FragaTidsperiod;
    personuppgiftsbitrade?: FragaPersonuppgiftsbitrade;
    syfte: FragaSyfte;
    lagtext: FragaLagtext;
  };
  /**
   * @minItems 1
   * @maxItems 8
   */
  personer: [HushallPerson, ...HushallPerson[]];
  oversikt?: FragaOversikt;
}
export interface HushallPerson {
  roll: HushallRoll;
  personidentitet: FragaPersonidentitet;
  tidsperiod?: FragaTidsperiod;
  specifikaFrageparametrar: FragaSpecifikaFrageparametrar;
}
/**
 * Svaret på en fråga om ett hushåll: var och en i frågans ordning, med sitt orörda svar eller sitt fel.
 */
export interface HushallSvar {
  /**
   * Id på hushållsfrågan. Varje fråga har sitt eget i svar eller fel.
   */
  id: string;
  /**
   * Detsamma för alla frågor.
   */
  korrelationsid: string;
  millisekunder: number;
  /**
   * @minItems 1
   * @maxItems 8
   */
  personer: [HushallSvarPerson, ...HushallSvarPerson[]];
  oversikt?: HushallSvarOversikt;
}
/**
 * Det sammansatta svaret som JSON. En myndighet som inte tillfrågats har ingen del i svarsdata.
 */
export interface Svar {
  /**
   * Tjänstens eget id på frågan, det som driften söker på.
   */
  id: string;
  korrelationsid: string;
  frageTidpunkt: string;
  millisekunder: number;
  fraga?: Fraga;
  varningar?: SvarVarning[];
  svarsdata: {
    AF?:
      | {
          data: ArbetsformedlingenSvar;
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    CSN?:
      | {
          data: {
            svar: CsnSvar;
          };
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    FK?:
      | {
          data: {
            lefiJsonSvar: ForsakringskassanLefiV9ExternFormansinformationSvar;
          };
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    SKV?:
      | {
          data:
            | SkatteverketSvar
            | {
                foretagsinformation?:
                  | {
                      data: SkatteverketDelarDelarForetagsinformation;
                    }
                  | {
                      error: SvarError;
                    };
                individuppgifter?:
                  | {
                      data: SkatteverketDelarDelarIndividuppgifter;
                    }
                  | {
                      error: SvarError;
                    };
                skattekonto?:
                  | {
                      data: SkatteverketDelarDelarSkattekonto;
                    }
                  | {
                      error: SvarError;
                    };
                skatteuppgifter?:
                  | {
                      data: SkatteverketDelarDelarSkatteuppgifter;
                    }
                  | {
                      error: SvarError;
                    };
                beskattningsbilagor?:
                  | {
                      data: SkatteverketDelarDelarBeskattningsbilagor;
                    }
                  | {
                      error: SvarError;
                    };
              };
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    SO?:
      | {
          data: SverigesAKassorSvar;
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    TNS?:
      | {
          data: TransportstyrelsenSvar;
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
    MIV?:
      | {
          data: MigrationsverketSvar;
          kontroll: SvarKontroll & {
            schema?: 'giltigt';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          data: unknown;
          kontroll: SvarKontroll & {
            schema?: 'avviker';
          };
          kvalitet: SvarKvalitet;
          millisekunder: number;
          svarande?: SvarSvarande[];
          flaggor?: ('skyddad' | 'avliden')[];
          /**
           * Uppgifter som efterfrågades och som källan utelämnar utan att säga det.
           */
          utelamnat?: string[];
        }
      | {
          error: SvarError;
          kvalitet: SvarKvalitet;
          millisekunder: number;
        };
  };
  oversikt?: SvarOversikt;
}
/**
 * Vad som kontrollerats. Med schema "avviker" lämnas svaret ut som det kom, och data följer då inte säkert schemat.
 */
export interface SvarKontroll {
  person: 'bekraftad' | 'ej-kontrollerad';
  schema: 'giltigt' | 'avviker';
}
/**
 * En som svarar inuti myndigheten: FK eller PM, en a-kassa, ett av CSN:s system, en del av Skatteverket.
 */
export interface SvarSvarande {
  id: string;
  namn: string;
  kvalitet: SvarKvalitet;
  kod?: string;
  text?: string;
}
export interface SverigesAKassorSvar {
  OrganisationsnummerIngivare: string;
  NamnIngivare: string;
  KontonamnHandlaggare: string;
  Referensnummer: string;
  From: string;
  Tom: string;
  Syfte: string;
  Paragraf: string;
  OrganisationsnummerPersonuppgiftsbitrade?: string[];
  NamnPersonuppgiftsbitrade?: string[];
  IdentificationNumber: string;
  ArbetsloshetsersattningLista: {
    Arbetsloshetsersattning?: {
      SvarandeOrganisation: string;
      StatusSvarandeOrganisation: string;
      Utbetalningar?: {
        Utbetalningsdatum: string;
        NettoEfterSkatt: string;
        NettoEfterAvdrag: string;
        Ersattningsdagar: string;
        AvserFrom: string;
        AvserTom: string;
      }[];
      Avstangningar?: {
        AvstangdFrom: string;
        AvstangdTom: string;
      }[];
      AnsoktOmErsattning?: {
        BeslutOmRattTillErsattning: string | null;
        AnsokanOmUtbetalningInlamnad: boolean;
      };
    }[];
  };
}
export interface TransportstyrelsenSvar {
  resultat: string;
  fordonsinnehav?: {
    fordon?: {
      regnr: string;
      fabrikat: string;
      fordonsar: string;
      fordonsslag: string;
      handelsbeteckning: string;
      _ovrigt?: TransportstyrelsenSvarOvrigt;
    }[];
    _ovrigt?: TransportstyrelsenSvarOvrigt;
  };
  felresultat?: {
    felkod: number;
    feltext: string;
    _ovrigt?: TransportstyrelsenSvarOvrigt;
  }[];
  _ovrigt?: TransportstyrelsenSvarOvrigt;
}
/**
 * Svaren i en gemensam form, bredvid de orörda svaren. Belopp i öre. Varje uppgift säger var i svaret den står.
 */
export interface SvarOversikt {
  troskelProcent: number;
  manader: {
    /**
     * Månaderna M, M-1 och M-2.
     */
    roll: 'ansökan' | 'kontroll' | 'jämförelse';
    manad: string;
    fullstandig: boolean;
    brister: string[];
  }[];
  utbetalningar: SvarOversiktUtbetalning[];
  lon: SvarOversiktLon[];
  beslut: SvarOversiktBeslut[];
  studiestod: SvarOversiktStudiestod[];
  akassa: SvarOversiktAkassa[];
  arbetssokande: SvarOversiktArbetssokande[];
  fordon: SvarOversiktFordon[];
  tillstand: SvarOversiktTillstand[];
  skatt: SvarOversiktSkatt[];
  flaggor: {
    kalla: string;
    flagga: 'skyddad' | 'avliden';
  }[];
  okant: SvarOversiktOkant[];
  brister: SvarOversiktBrist[];
  summor: SvarOversiktSumma[];
  forandringar: SvarOversiktForandring[];
}
/**
 * En utbetalning. Det källan inte säger saknas och är aldrig uträknat; rader förklarar och ska inte summeras.
 */
export interface SvarOversiktUtbetalning {
  kalla: string;
  svarande: string;
  forman: SvarOversiktKod;
  status: 'preliminär' | 'effektuerad' | 'planerad';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  /**
   * Vem det gäller, sett från den tillfrågade; aldrig ett nummer.
   */
  person: 'tillfrågad' | 'barn';
  harkomst: SvarOversiktHarkomst;
  delforman?: SvarOversiktKod;
  beloppstyp?: SvarOversiktKod;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Öre.
   */
  avdrag?: number;
  /**
   * Öre.
   */
  nettoEfterSkatt?: number;
  /**
   * Öre.
   */
  netto?: number;
  utbetalningsdag?: string;
  period?: SvarOversiktPeriod;
  dagar?: number;
  rader?: SvarOversiktRad[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Källans kod och vad den betyder.
 */
export interface SvarOversiktKod {
  text: string;
  kod?: string;
}
/**
 * Var posten (post) och vart och ett av dess fält står i svaret.
 */
export interface SvarOversiktHarkomst {
  /**
   * JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  post: string;
  /**
   * JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  [k: string]: string;
}
export interface SvarOversiktPeriod {
  harkomst: SvarOversiktHarkomst;
  fran?: string;
  tom?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktRad {
  harkomst: SvarOversiktHarkomst;
  forman?: SvarOversiktKod;
  delforman?: SvarOversiktKod;
  beloppstyp?: SvarOversiktKod;
  typ?: SvarOversiktKod;
  frekvens?: SvarOversiktKod;
  period?: SvarOversiktPeriod;
  dagar?: number;
  /**
   * Öre.
   */
  belopp?: number;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Öre.
   */
  avdrag?: number;
  omfattning?: number;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Lön en månad från en arbetsgivare. Formatet på individuppgifter är inte offentligt: tolkningen är vår egen.
 */
export interface SvarOversiktLon {
  kalla: string;
  svarande: string;
  egenTolkning: true;
  harkomst: SvarOversiktHarkomst;
  manad?: string;
  arbetsgivare?: string;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktBeslut {
  kalla: string;
  art: 'beslut' | 'anspråk';
  /**
   * Vem det gäller, sett från den tillfrågade; aldrig ett nummer.
   */
  person: 'tillfrågad' | 'barn';
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  forman?: SvarOversiktKod;
  delforman?: SvarOversiktKod;
  beslutsdag?: string;
  ankomstdag?: string;
  definitivt?: boolean;
  beslutsstatus?: SvarOversiktKod;
  utfall?: SvarOversiktKod;
  /**
   * Öre.
   */
  brutto?: number;
  periodicitet?: string;
  dagar?: number;
  omfattning?: number;
  period?: SvarOversiktPeriod;
  rader?: SvarOversiktRad[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktStudiestod {
  kalla: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  forman?: SvarOversiktKod;
  status?: string;
  sokt?: {
    harkomst: SvarOversiktHarkomst;
    period?: SvarOversiktPeriod;
    takt?: number;
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  beviljat?: {
    harkomst: SvarOversiktHarkomst;
    period?: SvarOversiktPeriod;
    takt?: number;
    /**
     * Öre.
     */
    belopp?: number;
    rader?: SvarOversiktRad[];
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktAkassa {
  kalla: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  tillhorighet?: string;
  beslutOmRatt?: string;
  ansokanInlamnad?: boolean;
  avstangningar?: {
    harkomst: SvarOversiktHarkomst;
    fran?: string;
    tom?: string;
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktArbetssokande {
  kalla: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  arbetssokande?: boolean;
  kategori?: string;
  omfattning?: number;
  registrerad?: string;
  avaktualiserad?: string;
  aktivitetsrapport?: SvarOversiktKod;
  senasteAktivitetsrapport?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktFordon {
  kalla: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  registreringsnummer?: string;
  fabrikat?: string;
  fordonsar?: string;
  fordonsslag?: string;
  handelsbeteckning?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktTillstand {
  kalla: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  arende?: SvarOversiktKod;
  beslut?: SvarOversiktKod;
  beslutstyp?: SvarOversiktKod;
  anledning?: SvarOversiktKod;
  giltighet?: SvarOversiktKod;
  ansokningsdag?: string;
  beslutsdag?: string;
  fran?: string;
  tom?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface SvarOversiktSkatt {
  kalla: string;
  art: 'kapital' | 'skattekonto' | 'beslutad skatt' | 'näringsverksamhet';
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
  ar?: string;
  /**
   * Öre.
   */
  intakter?: number;
  /**
   * Öre.
   */
  overskott?: number;
  faststalld?: string;
  /**
   * Öre.
   */
  overskottAvTjanst?: number;
  /**
   * Öre.
   */
  kapital?: number;
  /**
   * Öre.
   */
  faststalldInkomst?: number;
  /**
   * Öre.
   */
  slutligSkatt?: number;
  /**
   * Öre.
   */
  saldo?: number;
  /**
   * Öre.
   */
  preliminarRanta?: number;
  uppdaterad?: string;
  godkandForFskatt?: boolean;
  momsregistrerad?: boolean;
  arbetsgivarregistrerad?: boolean;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Något i en form som inte känns igen: det står orört i svaret och är okänt, inte tomt.
 */
export interface SvarOversiktOkant {
  kalla: string;
  text: string;
  harkomst: SvarOversiktHarkomst;
  svarande?: string;
}
/**
 * Vad som inte är känt, och om utbetalningar eller löner kan saknas för det.
 */
export interface SvarOversiktBrist {
  kalla: string;
  kvalitet: SvarKvalitet;
  text: string;
  paverkarSummor: boolean;
  svarande?: string;
}
/**
 * Summan av en förmåns utbetalningar med en status i en månad, efter utbetalningsdag. Ingen utbetalning ger ingen summa.
 */
export interface SvarOversiktSumma {
  kalla: string;
  svarande: string;
  forman: SvarOversiktKod;
  matt: 'netto' | 'brutto';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  /**
   * Månaderna M, M-1 och M-2.
   */
  roll: 'ansökan' | 'kontroll' | 'jämförelse';
  manad: string;
  status: 'preliminär' | 'effektuerad' | 'planerad';
  fullstandig: boolean;
  /**
   * Items: JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  poster: string[];
  /**
   * Öre.
   */
  belopp?: number;
  brister?: string[];
}
/**
 * okänd: månaderna kan inte jämföras, eftersom något saknas i källan.
 */
export interface SvarOversiktForandring {
  typ: 'ändring' | 'saknas' | 'okänd';
  kalla: string;
  svarande: string;
  forman: SvarOversiktKod;
  matt: 'netto' | 'brutto';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  fran: string;
  till: string;
  text: string;
  /**
   * Öre.
   */
  beloppFran?: number;
  /**
   * Öre.
   */
  beloppTill?: number;
  procent?: number;
}
/**
 * Svaren i en gemensam form, bredvid de orörda svaren. Belopp i öre. Varje uppgift säger var i svaret den står.
 */
export interface HushallSvarOversikt {
  troskelProcent: number;
  manader: {
    /**
     * Vems uppgiften är: nummer i personer.
     */
    hushallsmedlem: number;
    /**
     * Månaderna M, M-1 och M-2.
     */
    roll: 'ansökan' | 'kontroll' | 'jämförelse';
    manad: string;
    fullstandig: boolean;
    brister: string[];
  }[];
  utbetalningar: HushallSvarOversiktUtbetalning[];
  lon: HushallSvarOversiktLon[];
  beslut: HushallSvarOversiktBeslut[];
  studiestod: HushallSvarOversiktStudiestod[];
  akassa: HushallSvarOversiktAkassa[];
  arbetssokande: HushallSvarOversiktArbetssokande[];
  fordon: HushallSvarOversiktFordon[];
  tillstand: HushallSvarOversiktTillstand[];
  skatt: HushallSvarOversiktSkatt[];
  flaggor: {
    /**
     * Vems uppgiften är: nummer i personer.
     */
    hushallsmedlem: number;
    kalla: string;
    flagga: 'skyddad' | 'avliden';
  }[];
  okant: HushallSvarOversiktOkant[];
  brister: HushallSvarOversiktBrist[];
  summor: HushallSvarOversiktSumma[];
  forandringar: HushallSvarOversiktForandring[];
  hushallssummor: HushallSvarHushallssumma[];
}
/**
 * En utbetalning. Det källan inte säger saknas och är aldrig uträknat; rader förklarar och ska inte summeras.
 */
export interface HushallSvarOversiktUtbetalning {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  svarande: string;
  forman: HushallSvarOversiktKod;
  status: 'preliminär' | 'effektuerad' | 'planerad';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  /**
   * Vem det gäller, sett från den tillfrågade; aldrig ett nummer.
   */
  person: 'tillfrågad' | 'barn';
  harkomst: HushallSvarOversiktHarkomst;
  delforman?: HushallSvarOversiktKod;
  beloppstyp?: HushallSvarOversiktKod;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Öre.
   */
  avdrag?: number;
  /**
   * Öre.
   */
  nettoEfterSkatt?: number;
  /**
   * Öre.
   */
  netto?: number;
  utbetalningsdag?: string;
  period?: HushallSvarOversiktPeriod;
  dagar?: number;
  rader?: HushallSvarOversiktRad[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Källans kod och vad den betyder.
 */
export interface HushallSvarOversiktKod {
  text: string;
  kod?: string;
}
/**
 * Var posten (post) och vart och ett av dess fält står i svaret.
 */
export interface HushallSvarOversiktHarkomst {
  /**
   * JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  post: string;
  /**
   * JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  [k: string]: string;
}
export interface HushallSvarOversiktPeriod {
  harkomst: HushallSvarOversiktHarkomst;
  fran?: string;
  tom?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktRad {
  harkomst: HushallSvarOversiktHarkomst;
  forman?: HushallSvarOversiktKod;
  delforman?: HushallSvarOversiktKod;
  beloppstyp?: HushallSvarOversiktKod;
  typ?: HushallSvarOversiktKod;
  frekvens?: HushallSvarOversiktKod;
  period?: HushallSvarOversiktPeriod;
  dagar?: number;
  /**
   * Öre.
   */
  belopp?: number;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Öre.
   */
  avdrag?: number;
  omfattning?: number;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Lön en månad från en arbetsgivare. Formatet på individuppgifter är inte offentligt: tolkningen är vår egen.
 */
export interface HushallSvarOversiktLon {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  svarande: string;
  egenTolkning: true;
  harkomst: HushallSvarOversiktHarkomst;
  manad?: string;
  arbetsgivare?: string;
  /**
   * Öre.
   */
  brutto?: number;
  /**
   * Öre.
   */
  skatt?: number;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktBeslut {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  art: 'beslut' | 'anspråk';
  /**
   * Vem det gäller, sett från den tillfrågade; aldrig ett nummer.
   */
  person: 'tillfrågad' | 'barn';
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  forman?: HushallSvarOversiktKod;
  delforman?: HushallSvarOversiktKod;
  beslutsdag?: string;
  ankomstdag?: string;
  definitivt?: boolean;
  beslutsstatus?: HushallSvarOversiktKod;
  utfall?: HushallSvarOversiktKod;
  /**
   * Öre.
   */
  brutto?: number;
  periodicitet?: string;
  dagar?: number;
  omfattning?: number;
  period?: HushallSvarOversiktPeriod;
  rader?: HushallSvarOversiktRad[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktStudiestod {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  forman?: HushallSvarOversiktKod;
  status?: string;
  sokt?: {
    harkomst: HushallSvarOversiktHarkomst;
    period?: HushallSvarOversiktPeriod;
    takt?: number;
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  beviljat?: {
    harkomst: HushallSvarOversiktHarkomst;
    period?: HushallSvarOversiktPeriod;
    takt?: number;
    /**
     * Öre.
     */
    belopp?: number;
    rader?: HushallSvarOversiktRad[];
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktAkassa {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  tillhorighet?: string;
  beslutOmRatt?: string;
  ansokanInlamnad?: boolean;
  avstangningar?: {
    harkomst: HushallSvarOversiktHarkomst;
    fran?: string;
    tom?: string;
    /**
     * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
     */
    olasta?: string[];
  }[];
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktArbetssokande {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  arbetssokande?: boolean;
  kategori?: string;
  omfattning?: number;
  registrerad?: string;
  avaktualiserad?: string;
  aktivitetsrapport?: HushallSvarOversiktKod;
  senasteAktivitetsrapport?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktFordon {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  registreringsnummer?: string;
  fabrikat?: string;
  fordonsar?: string;
  fordonsslag?: string;
  handelsbeteckning?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktTillstand {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  arende?: HushallSvarOversiktKod;
  beslut?: HushallSvarOversiktKod;
  beslutstyp?: HushallSvarOversiktKod;
  anledning?: HushallSvarOversiktKod;
  giltighet?: HushallSvarOversiktKod;
  ansokningsdag?: string;
  beslutsdag?: string;
  fran?: string;
  tom?: string;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
export interface HushallSvarOversiktSkatt {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  art: 'kapital' | 'skattekonto' | 'beslutad skatt' | 'näringsverksamhet';
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
  ar?: string;
  /**
   * Öre.
   */
  intakter?: number;
  /**
   * Öre.
   */
  overskott?: number;
  faststalld?: string;
  /**
   * Öre.
   */
  overskottAvTjanst?: number;
  /**
   * Öre.
   */
  kapital?: number;
  /**
   * Öre.
   */
  faststalldInkomst?: number;
  /**
   * Öre.
   */
  slutligSkatt?: number;
  /**
   * Öre.
   */
  saldo?: number;
  /**
   * Öre.
   */
  preliminarRanta?: number;
  uppdaterad?: string;
  godkandForFskatt?: boolean;
  momsregistrerad?: boolean;
  arbetsgivarregistrerad?: boolean;
  /**
   * Fält där något står i svaret som inte kan läsas: okända, inte tomma.
   */
  olasta?: string[];
}
/**
 * Något i en form som inte känns igen: det står orört i svaret och är okänt, inte tomt.
 */
export interface HushallSvarOversiktOkant {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  text: string;
  harkomst: HushallSvarOversiktHarkomst;
  svarande?: string;
}
/**
 * Vad som inte är känt, och om utbetalningar eller löner kan saknas för det.
 */
export interface HushallSvarOversiktBrist {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  kvalitet: SvarKvalitet;
  text: string;
  paverkarSummor: boolean;
  svarande?: string;
}
/**
 * Summan av en förmåns utbetalningar med en status i en månad, efter utbetalningsdag. Ingen utbetalning ger ingen summa.
 */
export interface HushallSvarOversiktSumma {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  kalla: string;
  svarande: string;
  forman: HushallSvarOversiktKod;
  matt: 'netto' | 'brutto';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  /**
   * Månaderna M, M-1 och M-2.
   */
  roll: 'ansökan' | 'kontroll' | 'jämförelse';
  manad: string;
  status: 'preliminär' | 'effektuerad' | 'planerad';
  fullstandig: boolean;
  /**
   * Items: JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  poster: string[];
  /**
   * Öre.
   */
  belopp?: number;
  brister?: string[];
}
/**
 * okänd: månaderna kan inte jämföras, eftersom något saknas i källan.
 */
export interface HushallSvarOversiktForandring {
  /**
   * Vems uppgiften är: nummer i personer.
   */
  hushallsmedlem: number;
  typ: 'ändring' | 'saknas' | 'okänd';
  kalla: string;
  svarande: string;
  forman: HushallSvarOversiktKod;
  matt: 'netto' | 'brutto';
  /**
   * löpande saknas när den upphör, engång gör det inte, efterskott redovisas månaden efter.
   */
  takt: 'löpande' | 'engång' | 'efterskott';
  fran: string;
  till: string;
  text: string;
  /**
   * Öre.
   */
  beloppFran?: number;
  /**
   * Öre.
   */
  beloppTill?: number;
  procent?: number;
}
/**
 * Summan av hushållets utbetalningar med samma mått och status i en månad. belopp saknas när inget kan räknas.
 */
export interface HushallSvarHushallssumma {
  /**
   * Månaderna M, M-1 och M-2.
   */
  roll: 'ansökan' | 'kontroll' | 'jämförelse';
  manad: string;
  matt: 'netto' | 'brutto';
  status: 'preliminär' | 'effektuerad' | 'planerad';
  fullstandig: boolean;
  /**
   * Items: JSON Pointer (RFC 6901) in i samma svar, från roten.
   */
  poster: string[];
  /**
   * Öre.
   */
  belopp?: number;
  brister?: string[];
}
/**
 * Frågorna i ett uppdrag, alla för samma ingivare.
 */
export interface UppdragBegaran {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  fragor: [Fraga, ...Fraga[]];
}
/**
 * Anroparens egna uppdrag, det nyaste först; högst 100.
 */
export interface UppdragLista {
  uppdrag: UppdragUppdrag[];
}
/**
 * Hur långt ett uppdrag har kommit. Tider är svenska, med avstånd till UTC.
 */
export interface UppdragUppdrag {
  id: string;
  /**
   * Nämnden som frågorna gäller.
   */
  organisationsnummer: string;
  /**
   * klart: resultatet väntar på att hämtas. hämtat, gallrat (ingen hämtade det i tid) och avbrutet: allt utom antal och tider är raderat.
   */
  lage: 'väntar' | 'pågår' | 'klart' | 'hämtat' | 'gallrat' | 'avbrutet';
  /**
   * Frågor i uppdraget.
   */
  antal: number;
  /**
   * Frågor som har ett resultat, även de nekade och de ofullständiga.
   */
  klara: number;
  nekade: number;
  /**
   * Besvarade frågor där minst en bastjänst har ett fel i stället för svar, eller inte har svarat helt (kvalitet failed, partial eller unverifiable).
   */
  ofullstandiga: number;
  skapad: string;
  /**
   * När alla frågor tidigast har ställts: i avtalad takt, efter nämndens tidigare uppdrag.
   */
  beraknasKlart?: string;
  /**
   * När den sista frågan fick sitt resultat.
   */
  klart?: string;
  /**
   * Då raderas resultatet: avtalade timmar efter klart, dock senast 24 timmar efter skapad.
   */
  hamtasSenast?: string;
  /**
   * När det hämtades, gallrades eller avbröts.
   */
  avslutat?: string;
}
/**
 * Vad som gick fel (RFC 9457). Upprepar aldrig ett värde.
 */
export interface UppdragProblem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /**
   * Felets art, för program.
   */
  code: string;
  /**
   * Anropets id, som i huvudet X-Sammansatt-Id. Uppge det vid felanmälan.
   */
  id?: string;
  /**
   * Vad som är fel i frågorna; högst 100.
   *
   * @minItems 1
   * @maxItems 100
   */
  brister?: [
    {
      /**
       * JSON-pekare in i det som lämnades in.
       */
      plats: string;
      /**
       * Som i GET /v1/felkoder.
       */
      felkod: string;
      felmeddelande: string[];
    },
    ...{
      /**
       * JSON-pekare in i det som lämnades in.
       */
      plats: string;
      /**
       * Som i GET /v1/felkoder.
       */
      felkod: string;
      felmeddelande: string[];
    }[],
  ];
  /**
   * Brister utöver dem som står i brister.
   */
  fler?: number;
}
/**
 * Ett resultat för varje fråga, i frågornas ordning.
 */
export interface UppdragResultat {
  id: string;
  /**
   * @minItems 1
   * @maxItems 1000
   */
  resultat: [
    {
      /**
       * Frågans nummer i uppdraget, från 1.
       */
      nummer: number;
      utfall: 'besvarad' | 'ofullständig' | 'nekad';
      /**
       * JWE (RFC 7516) i kompakt form till den publika nyckel som anslutningen hade när uppdraget lämnades in; RSA-OAEP-256 eller ECDH-ES+A256KW med A256GCM. Skyddat huvud: kid, nummer och cty. Innehållet är vad POST /v1/fragor hade svarat: svaret (cty application/json), eller felet om frågan nekades (cty application/problem+json).
       */
      jwe: string;
    },
    ...{
      /**
       * Frågans nummer i uppdraget, från 1.
       */
      nummer: number;
      utfall: 'besvarad' | 'ofullständig' | 'nekad';
      /**
       * JWE (RFC 7516) i kompakt form till den publika nyckel som anslutningen hade när uppdraget lämnades in; RSA-OAEP-256 eller ECDH-ES+A256KW med A256GCM. Skyddat huvud: kid, nummer och cty. Innehållet är vad POST /v1/fragor hade svarat: svaret (cty application/json), eller felet om frågan nekades (cty application/problem+json).
       */
      jwe: string;
    }[],
  ];
}
