/** The only way out of the page. */
import type { Bridge } from '../shared/contract.ts';

declare global {
  interface Window {
    readonly latchkey: Bridge;
  }
}

export const bridge: Bridge = window.latchkey;
