// The shared suite over arbetsformedlingen.
import { arbetsformedlingen } from '../../src/bastjanster/arbetsformedlingen/index.ts';
import { describeBastjanst } from './describe-bastjanst.ts';

describeBastjanst(arbetsformedlingen, { namesPerson: true, any: true });
