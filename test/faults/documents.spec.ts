// Faults C and D as a bastjänst commits them: what can be wrong with its XML or JSON, and with what it says.
import { describeFaults } from './describe-fault.ts';

const invalid = 'BT OGILTIGT_SVAR';
const soap = (part: string) => ({ CSN: part, SKV: part, MIV: part });

describeFaults('faults C: SOAP and XML from a bastjänst', [
  { title: 'C1 malformed', behaviour: 'malformed', expected: { ...soap(invalid), FK: invalid } },
  { title: 'C2 no Body', behaviour: 'no-body', expected: soap(invalid) },
  { title: 'C3 two elements in Body', behaviour: 'two-in-body', expected: soap(invalid) },
  { title: 'C4 another operation', behaviour: 'other-operation', expected: soap(invalid) },
  { title: 'C5 BOM', behaviour: 'bom', expected: { ...soap('data'), FK: 'data' } },
  { title: 'C6 UTF-16', behaviour: 'utf-16', expected: soap('data') },
  { title: 'C7 CDATA', behaviour: 'cdata', expected: soap('data') },
  { title: 'C8 other prefixes', behaviour: 'other-prefixes', expected: soap('data') },
  { title: 'C8 default namespace', behaviour: 'default-namespace', expected: soap('data') },
  { title: 'C9 SOAP 1.2 envelope', behaviour: 'soap-12', expected: soap(invalid) },
  { title: 'C10 mustUnderstand header', behaviour: 'must-understand', expected: soap(invalid) },
  { title: 'C11 DTD', behaviour: 'dtd', expected: soap(invalid) },
  { title: 'C12 external entity', behaviour: 'external-entity', expected: soap(invalid) },
  { title: 'C13 billion laughs', behaviour: 'billion-laughs', expected: soap(invalid) },
  {
    title: 'C18 schema-invalid by one element',
    behaviour: 'schema-invalid',
    expected: { ...soap(invalid), FK: invalid },
  },
  { title: 'C20 truncated', behaviour: 'truncated', expected: { ...soap(invalid), FK: invalid } },
]);

describeFaults('faults D: content of an answer', [
  {
    title: 'D3 unknown element where the schema lets any in',
    behaviour: 'extra-element',
    expected: { AF: 'data', TNS: 'data', FK: 'data' },
  },
  {
    title: 'D3 unknown element where the schema lets none in',
    behaviour: 'extra-element',
    expected: { CSN: invalid, SKV: invalid, SO: invalid, MIV: invalid },
  },
  {
    title: 'D4 an answer about another person',
    behaviour: 'wrong-person',
    expected: {
      AF: 'BT FEL_PERSON',
      CSN: 'BT FEL_PERSON',
      FK: 'BT FEL_PERSON',
      SKV: 'BT FEL_PERSON',
      SO: 'BT FEL_PERSON',
      MIV: 'BT FEL_PERSON',
    },
  },
  {
    title: 'D5 empty but valid',
    behaviour: 'empty-valid',
    expected: { AF: 'data', CSN: 'data', FK: 'data', TNS: 'data', MIV: 'data' },
  },
  {
    title: 'D7 a personal number in a fault text',
    behaviour: 'fault-with-personnummer',
    expected: { AF: 'BT SOAP_FEL', MIV: 'BT SOAP_FEL', FK: 'BT HTTP_FEL' },
  },
  { title: 'D9 JSON that is none', behaviour: 'not-json', expected: { FK: invalid } },
  { title: 'D9 JSON with duplicate keys', behaviour: 'duplicate-keys', expected: { FK: invalid } },
]);
