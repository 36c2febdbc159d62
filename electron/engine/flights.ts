export type Flights<Value> = { share(key: string, work: () => Promise<Value>): Promise<Value> };

/** One flight at a time per key: callers who come meanwhile share the pending promise. */
export const createFlights = <Value>(): Flights<Value> => {
  const flights = new Map<string, Promise<Value>>();
  return {
    share(key, work) {
      const pending = flights.get(key);
      if (pending !== undefined) return pending;
      const flight = work().finally(() => {
        if (flights.get(key) === flight) flights.delete(key);
      });
      flights.set(key, flight);
      return flight;
    },
  };
};
