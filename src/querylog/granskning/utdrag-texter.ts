// The texts of a registerutdrag, in one place for whoever is to change them.

export const UTDRAG_TEXTER = {
  rubrik: 'Registerutdrag',
  underrubrik: 'Frågor om dig i tjänsten Sammansatt bastjänst',
  inledning:
    'Det här utdraget visar när nämnden har frågat myndigheter och a-kassor om dig, varför den frågade och vilka som svarade. ' +
    'Vilka uppgifter som lämnades sparas inte i loggen och står därför inte här; nämnden har dem i ditt ärende.',
  inga: 'Det finns inga frågor att redovisa för perioden.',
  utanAvslut:
    'För en fråga där svaret inte är bokfört vet loggen inte hur det gick. Den räknas därför som att uppgifter lämnades.',
  sekretessRubrik: 'Uppgifter kan vara utelämnade',
  sekretess:
    'Uppgifter kan vara utelämnade ur utdraget på grund av sekretess enligt offentlighets- och sekretesslagen (2009:400). ' +
    'Frågor som har gallrats enligt nämndens beslut finns inte heller kvar. Utdraget säger inte om något har utelämnats.',
  klagaRubrik: 'Om du vill veta mer eller klaga',
  fraga:
    'Vänd dig till nämnden om du har frågor, vill ha en uppgift rättad eller begränsad, eller vill invända mot behandlingen.',
  klaga:
    'Du kan lämna klagomål till Integritetsskyddsmyndigheten (IMY), Box 8114, 104 20 Stockholm, imy@imy.se, www.imy.se.',
  overklaga:
    'Ett beslut av nämnden att inte lämna ut uppgifter till dig kan överklagas hos allmän förvaltningsdomstol. Hur du gör ' +
    'står i beslutet.',
  grund: 'Utdraget lämnas enligt artikel 15 i EU:s dataskyddsförordning (GDPR).',
} as const;
