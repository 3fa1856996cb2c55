import type { Networks } from '../platform/outside/reaching.ts';

let named: Networks = [];

/** Says in which networks of the house receivers may stand (WEBHOOK_NETWORKS). */
export const useNetworks = (networks: Networks): void => {
  named = networks;
};

export const networksOfHouse = (): Networks => named;
