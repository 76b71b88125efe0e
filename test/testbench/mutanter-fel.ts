// Mutants that fault, or answer nothing, whatever they are asked: what looks like a refusal is none.

import type { Mutant } from './mutanter.ts';
import { FEL } from './mutanter-fragor.ts';

export const felmutanter: readonly Mutant[] = [
  { bastjanst: 'TNS', brott: 'SOAP-fel på varje fråga', fall: 'TNS-KON-003', gor: { name: 'soap-fault' } },
  { bastjanst: 'AF', brott: 'SOAP-fel på varje fråga', fall: 'AF-KON-004', gor: { name: 'soap-fault' } },
  {
    bastjanst: 'SKV_DELAR',
    brott: 'en felsida på varje fråga',
    fall: 'SKV_DELAR-KON-003',
    gor: { name: 'http-502-html' },
  },
  { bastjanst: 'CSN', brott: 'SOAP-fel på varje fråga', fall: 'CSN-NEG-003', gor: { name: 'soap-fault' } },
  { bastjanst: 'FK', brott: 'HTTP 404 på varje fråga', fall: 'FK-NEG-007', gor: { name: 'http-404' } },
  { bastjanst: 'SKV_DELAR', brott: 'HTTP 404 på varje fråga', fall: 'SKV_DELAR-NEG-005', gor: { name: 'http-404' } },
  { bastjanst: 'SO', brott: 'tomt 500 på varje fråga', fall: 'SO-NEG-008', gor: { name: 'empty-500' } },
  { bastjanst: 'SKV', brott: 'kontraktets fel på varje fråga', fall: 'SKV-NEG-201', gor: { name: 'business-fault' } },
  { bastjanst: 'MIV', brott: 'inga uppgifter om någon', fall: 'MIV-NEG-001', gor: { name: 'empty-valid' } },
  { bastjanst: 'MIV', brott: 'SOAP-fel på varje fråga', fall: 'MIV-PRO-001', gor: { svar: () => FEL } },
  { bastjanst: 'TNS', brott: 'SOAP-fel på varje fråga', fall: 'TNS-INT-002', gor: { name: 'soap-fault' } },
  { bastjanst: 'CSN', brott: 'bryter förbindelsen på varje fråga', fall: 'CSN-INT-005', gor: { name: 'reset' } },
];
