// What a nämnd writes in the application form, and an operator in the one for a signed agreement.

export const ANSOKAN = {
  namn: 'Provköpings socialnämnd',
  kommun: 'Provköping',
  aktorsid: 'kommun-1',
  'teknisk-namn': 'Tuva Teknik',
  'teknisk-epost': 'teknik@provkoping.example',
  'teknisk-telefon': '0701234567',
  'avtal-namn': 'Axel Avtal',
  'avtal-epost': 'avtal@provkoping.example',
  'dataskydd-namn': 'Disa Dataskydd',
  'dataskydd-epost': 'dso@provkoping.example',
  bastjanster: ['AF', 'FK'],
  'bitrade-nummer': '556000-0001',
  'bitrade-namn': 'Systemet AB',
  'bitrade-datum': '2026-05-01',
  kravs: 'ja',
  identitet: 'Användarnamn i Treserva',
};

export const AVTAL = {
  avtalsversion: '1.0',
  undertecknatAv: 'Örjan Ordförande',
  avtalsdatum: '2026-05-01',
  hash: 'AB'.repeat(32),
  avtalsskal: 'Undertecknat i två exemplar',
};
