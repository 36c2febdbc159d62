import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../../electron/aws-files/config-corpus.ts';
import { secondMs } from '../../shared/time.ts';
import { createRaceBed, type RaceBed, type RacingLatchkey } from './race-bed.ts';
import { readStanding, startReading } from './token-reader.ts';

export type RaceOptions = {
  readonly rounds: number;
  readonly seed: number;
  readonly graceSeconds: number;
  /** In every round one Latchkey is killed at a random moment and started again. */
  readonly kills: boolean;
};

export type RaceResult = {
  /** What went wrong, in words; empty when nothing did. */
  readonly problems: readonly string[];
  readonly figures: Readonly<Record<string, number>>;
};

const startWithinMs = 80;
const killWithinMs = 260;
const longestAnswerMs = 60;
/** A sleep is begun only while others have at least so many rounds to go meanwhile. */
const roundsBeside = 25;
/** How soon a token of another tool shows in Latchkey. */
const adoptWithinMs = 2 * secondMs;

const failureOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => String(error),
  );

/**
 * Lets two Latchkeys and three boto3 processes refresh one session at the same time, round after round, with a service
 * that ends the session when a spent refresh token is used after its grace.
 */
export const race = async ({ rounds, seed, graceSeconds, kills }: RaceOptions): Promise<RaceResult> => {
  const random = randomFrom(seed);
  const bed = await createRaceBed({ graceSeconds, latchkeys: 2, boto3s: 3 });
  const problems: string[] = [];
  const figures = { rounds, kills: 0, killedAtWork: 0, sleeps: 0, longestAdoptionMs: 0 };
  const sleeping = new Map<RacingLatchkey, number>();
  let round = 0;
  const note = (problem: string | undefined): void => {
    if (problem !== undefined) problems.push(`round ${round}: ${problem}`);
  };

  const [first, ...others] = bed.latchkeys;
  if (first === undefined) throw new Error('nobody races');
  await first.process.start();
  await first.process.signIn(bed.approve);
  for (const other of others) await other.process.start();
  const reader = startReading(bed.tokenFile, bed.ledger);

  const awake = (): readonly RacingLatchkey[] => bed.latchkeys.filter((latchkey) => !sleeping.has(latchkey));

  /** One sleeps until the grace of what it knew is over. */
  const changeSleep = (): void => {
    for (const [latchkey, until] of sleeping) {
      if (Date.now() < until) continue;
      latchkey.process.wake();
      sleeping.delete(latchkey);
    }
    if (kills || sleeping.size > 0 || random() > 0.2 || rounds - round < roundsBeside) return;
    const [sleeper] = others;
    if (sleeper === undefined) return;
    sleeper.process.sleep();
    sleeping.set(sleeper, Date.now() + (graceSeconds + 0.5) * secondMs);
    figures.sleeps += 1;
  };

  const wakeAll = async (): Promise<void> => {
    for (const [latchkey, until] of sleeping) {
      await wait(Math.max(0, until - Date.now()));
      latchkey.process.wake();
    }
    sleeping.clear();
  };

  const killSometime = async (victim: RacingLatchkey): Promise<void> => {
    const [next] = await Promise.all([
      victim.startAnother(),
      wait(random() * killWithinMs).then(() => victim.process.kill()),
    ]);
    victim.process = next;
    figures.kills += 1;
  };

  const refreshAll = async (victim: RacingLatchkey | undefined): Promise<void> => {
    const restore = bed.simulator.control.faults.add({
      kind: 'latency',
      route: 'CreateToken',
      ms: Math.ceil(random() * longestAnswerMs),
    });
    const asking = awake().map(async (latchkey) => {
      latchkey.refuseNext();
      const failure = await failureOf(latchkey.process.ask(random() * startWithinMs));
      if (latchkey !== victim) note(failure);
      else if (failure !== undefined) figures.killedAtWork += 1;
    });
    const refreshing = bed.boto3s.map(async ({ refresh }) => note(await failureOf(refresh(random() * startWithinMs))));
    await Promise.all([...asking, ...refreshing, victim && killSometime(victim)]);
    restore();
  };

  const restart = async (victim: RacingLatchkey): Promise<void> => {
    await victim.process.start();
    for (const name of bed.leftovers()) note(`${name} was left`);
    if (victim.process.status()?.kind !== 'signed-in') note('the sign-in is lost');
    note(await failureOf(victim.process.ask(0)));
  };

  const adopt = async (): Promise<void> => {
    const { token, expiresAtSeconds } = await readStanding(bed.tokenFile, bed.ledger);
    if (!kills && token !== 'unspent') note(`the token that stands is ${token}`);
    const since = performance.now();
    const timeout = wait(adoptWithinMs, 'late' as const);
    for (const { process } of awake()) {
      const reached = process.reach(
        (status) => status.kind === 'signed-in' && Math.floor(status.expiresAt / secondMs) === expiresAtSeconds,
      );
      if ((await Promise.race([reached, timeout])) === 'late') note('the token that stands is not adopted');
    }
    figures.longestAdoptionMs = Math.max(figures.longestAdoptionMs, Math.round(performance.now() - since));
  };

  const allRounds = async (): Promise<void> => {
    for (round = 1; round <= rounds; round += 1) {
      changeSleep();
      const victim = kills ? bed.latchkeys[Math.floor(random() * bed.latchkeys.length)] : undefined;
      await refreshAll(victim);
      if (victim !== undefined) await restart(victim);
      await adopt();
    }
    // Everybody once more, those who slept past the grace included; then one is started anew.
    await wakeAll();
    await refreshAll(undefined);
    await adopt();
    await first.process.stop();
    first.process = await first.startAnother();
    await restart(first);
  };

  // The first sign-in that is lost ends it: nothing after it would mean anything.
  note(await failureOf(allRounds()));
  await wakeAll();
  await reader.stop();
  const seen = seenBy(bed, graceSeconds);
  const left = (await bed.close()).map((name) => `${name} was left`);
  return {
    problems: [...problems, ...reader.problems, ...seen.problems, ...left],
    figures: { ...figures, reads: reader.reads(), ...seen.figures },
  };
};

/** What the service saw. */
const seenBy = ({ ledger }: RaceBed, graceSeconds: number): RaceResult => {
  const ofLatchkey = ledger.uses.filter(({ by }) => by === 'Latchkey');
  const ofBoto3 = ledger.uses.filter(({ by }) => by === 'boto3');
  return {
    problems: ofLatchkey
      .filter(({ lateMs, status }) => lateMs >= graceSeconds * secondMs || status !== 200)
      .map(({ lateMs, status }) => `Latchkey used a token ${lateMs} ms after it was spent, answered ${status}`),
    figures: {
      refreshesByLatchkey: ofLatchkey.length,
      refreshesByBoto3: ofBoto3.length,
      tokensOfBoto3TakenOn: ofLatchkey.filter(({ of }) => of === 'boto3').length,
      tokensOfLatchkeyTakenOn: ofBoto3.filter(({ of }) => of === 'Latchkey').length,
      overlaps: ledger.uses.filter(({ lateMs }) => lateMs > 0).length,
      longestOverlapOfLatchkeyMs: Math.max(0, ...ofLatchkey.map(({ lateMs }) => lateMs)),
    },
  };
};
