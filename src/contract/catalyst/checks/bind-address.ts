import { isLoopback } from '../../kinds/host.js';
import { makeProblem } from '../../problems.js';
import type { CrossCheck } from '../../types.js';
import { readText } from './common.js';

const NAMES = ['localhost', '127.0.0.1', '::1'];

/** In a container, nothing outside reaches a server that listens on the loopback address. */
export const checkBindAddress: CrossCheck = function* (input) {
  const host = readText(input, 'API_HOST');
  if (!input.compose || host === undefined || !isLoopback(host)) return;
  const shown = NAMES.includes(host) ? host : 'the loopback address';
  yield makeProblem(
    'unreachable-bind-address',
    'loopback',
    { variable: 'API_HOST' },
    { name: 'API_HOST', host: shown },
  );
};
