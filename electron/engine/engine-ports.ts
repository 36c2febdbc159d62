import type { Ports } from './ports.ts';
import { createNoteEvent, type NoteEvent, withStatusEvents } from './protocol-events.ts';
import {
  createServiceClock,
  type EnginePorts,
  inLocalTime,
  localEvent,
  tellableSkew,
  withLocalInstants,
} from './service-clock.ts';
import { createSessionContexts, type SessionContexts } from './session-context.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** What the engine's parts work with: inside it is the service's time, outside of it this machine's. */
export type Inside = {
  readonly ports: EnginePorts & { readonly secrets: TokenStore };
  readonly contexts: SessionContexts;
  readonly note: NoteEvent;
};

/** Puts the engine's clock and its token store between the given ports and the engine. `onSkew` hears that time is counted anew. */
export const createInside = (given: Ports, onSkew: () => void): Inside => {
  const clock = createServiceClock(given.clock, (skewMs) => {
    given.publish.clockSkew(tellableSkew(skewMs));
    onSkew();
  });
  const fetch = clock.learning(given.fetch);
  const contexts = createSessionContexts({ ...given, fetch });
  const sharedTokens = withLocalInstants(given.sharedTokens, clock);
  const secrets = createTokenStore({ secrets: given.secrets, sharedTokens }, contexts);
  const noteLocally = createNoteEvent(given);
  const publish = inLocalTime(withStatusEvents(given.publish, noteLocally), clock);
  return {
    ports: { ...given, fetch, clock, secrets, sharedTokens, publish },
    contexts,
    note: (id, event) => noteLocally(id, localEvent(event, clock)),
  };
};
