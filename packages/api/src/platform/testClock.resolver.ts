import { Arg, Int, Mutation, Resolver } from 'type-graphql';
import { clock, commandedClockOf } from './clock.ts';
import { DateTime } from './graphql/scalars.ts';

const command = async (to: number): Promise<number> => {
  await commandedClockOf()?.set(to);
  return clock.now();
};

/** Only with `--test-clock`, which is refused outside of tests; never part of the printed schema. */
@Resolver()
export class TestClockResolver {
  @Mutation(() => DateTime, { description: 'Sets the clock of the process; whatever falls due is done before this answers.' })
  testSetClock(@Arg('now', () => DateTime) now: Date): Promise<number> {
    return command(now.getTime());
  }

  @Mutation(() => DateTime, { description: 'Moves the clock of the process forward.' })
  testAdvance(@Arg('seconds', () => Int) seconds: number): Promise<number> {
    return command(clock.now() + seconds * 1000);
  }
}
