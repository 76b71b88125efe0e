// The shared suite over transportstyrelsen.
import { transportstyrelsen } from '../../src/bastjanster/transportstyrelsen/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(transportstyrelsen, { namesPerson: false, any: true });
