import { partitionIdOf } from '../../shared/region.ts';
import { locationOf } from './endpoints.ts';
import { judge, WrongRegion } from './errors.ts';
import { ruleEndpoints } from './rule-endpoints.ts';
import { type ContextPorts, createSessionContext, type SessionContext } from './session-context.ts';

const hostIn = (endpoint: string): string => endpoint.replace(/^https?:\/\//, '').replace(/\/.*$/, '');

/** The context of the region that an answer names, where that is a place of AWS's, or where an override leads anyway. */
const contextElsewhere = (error: unknown, context: SessionContext, ports: ContextPorts): SessionContext | undefined => {
  const answer = judge(error);
  const { session } = context;
  if (!(answer instanceof WrongRegion) || answer.region === session.region) return undefined;
  // SECURITY: the answer says where a token goes next. It may only choose among the regions of an instance, not a host.
  if (partitionIdOf(answer.region) !== partitionIdOf(session.region)) return undefined;
  const there = createSessionContext({ ...session, region: answer.region }, ports);
  const rule = ruleEndpoints(locationOf(there.session, ports.environment)).oidc;
  const plainRule = ruleEndpoints({ region: answer.region, fips: false, dualStack: false }).oidc;
  const known = [there.endpoints.oidc, rule, plainRule].map(hostIn);
  return known.includes(hostIn(answer.endpoint)) ? there : undefined;
};

/**
 * Makes a call, and makes it once more in the region to which the service points for a multi-region instance
 * (InvalidRequestRegionException of CreateTokenWithIAM). Throws what the call throws.
 */
export const inItsRegion = async <Value>(
  context: SessionContext,
  ports: ContextPorts,
  call: (context: SessionContext) => Promise<Value>,
): Promise<Value> => {
  try {
    return await call(context);
  } catch (error) {
    const there = contextElsewhere(error, context, ports);
    if (there === undefined) throw error;
    return await call(there);
  }
};
